import type { Entry } from './entry.ts'
import { shapeOf } from './numbers.ts'

// A document may be named by its invoice and by the payment of it, not by more.
const LEAST_DISTINCT = 0.4
const MOST_WORDS = 3
const ENOUGH = 3
// Such a token in a text is a document's number, or an order's.
const NUMBER_IN_TEXT = /\S*\d{4}\S*/

/**
 * Whether the numbers of a statement may be believed: no sum is wrong when a word has run into a number or a neighbouring
 * column was taken for theirs, so where they look like it the whole is not called proven.
 */
export function areNumbersSound(all: readonly Entry[]): boolean {
  const entries = all.filter(({ label }) => label === null)
  const numbers = entries.flatMap(({ reference }) => reference ?? [])
  if (numbers.length < entries.length && hidesNumber(entries, numbers)) return false
  if (numbers.length < ENOUGH) return true
  if (new Set(numbers).size < numbers.length * LEAST_DISTINCT) return false
  return !countsRows(numbers) && !numbers.some((number) => isRunTogether(number, numbers))
}

/** `1`, `2`, `3`: the place of the row. */
const countsRows = (numbers: readonly string[]) =>
  numbers.every(
    (number, index) =>
      /^\d{1,3}\.?$/.test(number) && Number.parseInt(number, 10) === Number.parseInt(numbers[0]!, 10) + index,
  )

/** Words behind the digits, or a form with more parts than any other. */
function isRunTogether(number: string, numbers: readonly string[]): boolean {
  if (/\d\S*\s?\p{L}\p{Ll}{2}/u.test(number) || number.split(' ').length > MOST_WORDS) return true
  if (/\d{2}\p{L}\.\p{L}|\d{3}\p{Lu}\p{Ll}/u.test(number)) return true
  const usual = numbers.filter((other) => !other.includes(' ')).length > numbers.length * 0.8
  return (
    usual &&
    /\d \S*\d/.test(number) &&
    shapes(numbers).get(shapeOf(number)) === 1 &&
    isLongest(number, numbers)
  )
}

const isLongest = (number: string, numbers: readonly string[]) =>
  numbers.every(
    (other) => other === number || other.replace(/\s/g, '').length < number.replace(/\s/g, '').length,
  )

function shapes(numbers: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const number of numbers) counts.set(shapeOf(number), (counts.get(shapeOf(number)) ?? 0) + 1)
  return counts
}

/** A row without a number whose text holds one of the usual form; or texts that number each row where no column does. */
function hidesNumber(entries: readonly Entry[], numbers: readonly string[]): boolean {
  const usual = shapes(numbers)
  const tokens = entries.flatMap(({ reference, description }) => {
    const token = reference === null ? NUMBER_IN_TEXT.exec(description ?? '')?.[0] : undefined
    return token === undefined ? [] : [token]
  })
  if (tokens.some((token) => usual.has(shapeOf(token)))) return true
  return numbers.length < entries.length / 2 && new Set(tokens).size > entries.length / 2
}
