/** Whether two texts differ by one insertion, deletion, substitution or swap of neighbours (Damerau 1964). */
export function isOneEditApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  let start = 0
  while (start < short.length && short[start] === long[start]) start += 1
  let tail = 0
  while (tail < short.length - start && short[short.length - 1 - tail] === long[long.length - 1 - tail])
    tail += 1
  const shortRest = short.length - start - tail
  const longRest = long.length - start - tail
  if (longRest <= 1) return true
  return (
    shortRest === 2 && longRest === 2 && short[start] === long[start + 1] && short[start + 1] === long[start]
  )
}

/** Fewest digits that still say which document a cut number means. */
const SHORTEST_CUT = 3
const MOST_LOST = 3

/** Whether one serial is the other with up to three digits lost at either end. */
export function isCutOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  const lost = long.length - short.length
  if (lost === 0 || lost > MOST_LOST || short.length < SHORTEST_CUT) return false
  return long.startsWith(short) || long.endsWith(short)
}

/** What is left of a serial with one to three digits cut off either end, three digits or more. */
export function cutKeys(serial: string): string[] {
  const keys: string[] = []
  for (let lost = 1; lost <= MOST_LOST && serial.length - lost >= SHORTEST_CUT; lost += 1) {
    keys.push(serial.slice(lost), serial.slice(0, -lost))
  }
  return keys
}

/**
 * The keys under which texts one edit apart meet: the text itself and each text with one character left out
 * (Mor and Fraenkel 1982). Meeting is necessary, not sufficient: check with `isOneEditApart`.
 */
export function oneEditKeys(text: string): string[] {
  const keys = [text]
  for (let index = 0; index < text.length; index += 1) {
    // Leaving out either of two equal neighbours gives the same key.
    if (index > 0 && text[index] === text[index - 1]) continue
    keys.push(text.slice(0, index) + text.slice(index + 1))
  }
  return keys
}
