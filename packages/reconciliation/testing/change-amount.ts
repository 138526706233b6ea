import type { Random } from './random.ts'

/** A wrong amount for a document, at least 3 cents off: tax in or out, swapped digits, short, partial, anything. */
export function changeAmount(cents: number, random: Random): number {
  const changed = random.pick([
    () => Math.round(cents * random.pick([1.06, 1.1, 1.2, 1.23])),
    () => Math.round(cents / random.pick([1.06, 1.1, 1.2, 1.23])),
    () => swapDigits(cents, random),
    () => Math.round(cents * (1 - random.integer(2, 15) / 100)),
    () => Math.round((cents * random.integer(3, 9)) / 10),
    () => cents + Math.sign(cents) * random.integer(3, 5000),
  ])()
  return Math.abs(changed - cents) > 2 ? changed : cents + Math.sign(cents) * random.integer(100, 900)
}

function swapDigits(cents: number, random: Random): number {
  const digits = [...String(Math.abs(cents))]
  const at = random.integer(0, digits.length - 2)
  ;[digits[at], digits[at + 1]] = [digits[at + 1]!, digits[at]!]
  return Math.sign(cents) * Number(digits.join(''))
}
