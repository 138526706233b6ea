const DELIMITERS = [';', '\t', '|', ',', '~', '^']
const SAMPLE_CHARACTERS = 1_048_576
const SAMPLE_LINES = 60

export type Delimited = { delimiter: string; body: string }

/** The delimiter that cuts a text's lines into the same number of fields most often; null when none does. */
export function findDelimiter(text: string): Delimited | null {
  const named = /^"?sep=([^\r\n"])"?\r?\n/i.exec(text)
  if (named) return { delimiter: named[1]!, body: text.slice(named[0].length) }
  const lines = text
    .slice(0, SAMPLE_CHARACTERS)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, SAMPLE_LINES)
  if (lines.length < 2) return null
  let best: { delimiter: string; score: number } | undefined
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => fieldCount(line, delimiter))
    const { count, share } = commonest(
      counts.filter((fields) => fields > 1),
      counts.length,
    )
    // One line alone may hold a delimiter by chance: two must agree.
    if (share < 0.5 || share * counts.length < 2) continue
    // A comma is also a decimal mark: it must beat the others clearly.
    const score = share * Math.log2(count) * (delimiter === ',' ? 0.9 : 1)
    if (score > (best?.score ?? 0)) best = { delimiter, score }
  }
  return best ? { delimiter: best.delimiter, body: text } : null
}

function fieldCount(line: string, delimiter: string): number {
  let fields = 1
  let is_quoted = false
  for (const character of line) {
    if (character === '"') is_quoted = !is_quoted
    else if (character === delimiter && !is_quoted) fields += 1
  }
  return fields
}

function commonest(counts: number[], all: number): { count: number; share: number } {
  const tally = new Map<number, number>()
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1)
  let best = { count: 0, times: 0 }
  for (const [count, times] of tally) if (times > best.times) best = { count, times }
  // Lines near the commonest length count in part: title lines above a table are shorter.
  return { count: best.count, share: all === 0 ? 0 : best.times / all }
}
