import type { Extraction } from '../extraction.ts'
import type { InventedStatement } from './statement-paper.ts'

export type RowScore = {
  hits: number
  expected: number
  found: number
  is_right: boolean
  is_false_proof: boolean
  wrong: string[]
}

type Fact = { date: string | null; reference: string | null; amount: number | null }

const key = ({ date, reference, amount }: Fact) =>
  `${date} ${reference?.replace(/\s+/g, '') ?? '-'} ${amount === null ? '-' : Math.round(amount * 10_000)}`

/** Rows right in day, reference and amount; a proof with any row wrong is false. */
export function scoreStatement({ truth }: InventedStatement, read: Extraction): RowScore {
  const wanted = new Map<string, number>()
  const truths = truth.sections.flatMap(({ currency, lines }) =>
    lines.map(({ date, reference, minor }) => ({
      date,
      reference,
      amount: minor / (currency === 'JPY' ? 1 : 100),
    })),
  )
  for (const line of truths) wanted.set(key(line), (wanted.get(key(line)) ?? 0) + 1)
  const found = read.lines.filter((line) => line.kind !== 'opening')
  const wrong: string[] = []
  let hits = 0
  for (const line of found) {
    const left = wanted.get(key(line)) ?? 0
    if (left === 0) {
      wrong.push(`+ ${key(line)}`)
      continue
    }
    wanted.set(key(line), left - 1)
    hits += 1
  }
  for (const [text, left] of wanted) if (left > 0) wrong.push(`- ${text}`)
  const is_right = hits === truths.length && found.length === hits
  return {
    hits,
    expected: truths.length,
    found: found.length,
    is_right,
    is_false_proof: read.proof === 'proven' && !is_right,
    wrong,
  }
}
