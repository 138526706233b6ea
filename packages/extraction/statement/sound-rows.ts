import { isMoneyText } from '../grammar/amount.ts'
import { readDate } from '../grammar/date.ts'
import { rangeOf } from '../grammar/range.ts'
import type { Role } from '../vocabulary/headers.ts'
import type { SolvedSection } from './account.ts'
import type { Entry } from './entry.ts'
import { numberOf, shapeOf } from './numbers.ts'

// A document is named by its invoice and by the payment of it, seldom twice by one of them.
const LEAST_DISTINCT = 0.7
const MOST_WORDS = 3
const MOST_REPEATS = 4
const ENOUGH = 3

/**
 * Whether the rows of a statement may be believed beyond their sums: no sum is wrong when a word has run into a number,
 * when a neighbouring column was taken for the numbers, or when two rows cancel. Where it looks like that, the whole is
 * not called proven.
 */
export function areRowsSound(entries: readonly Entry[]): boolean {
  const numbers = entries.flatMap(({ reference }) => reference ?? [])
  if (cancelUnnamed(entries) || entries.some((entry) => leavesDigits(entry) || touchesCode(entry)))
    return false
  if (isSpaced(numbers) && hasEmptyColumn(entries)) return false
  if (numbers.length < entries.length && hidesNumber(entries, numbers)) return false
  if (numbers.length < ENOUGH) return true
  const named = entries.flatMap(({ reference, kind }) => (reference === null ? [] : [`${kind} ${reference}`]))
  if (new Set(named).size < named.length * LEAST_DISTINCT || isRepeated(named)) return false
  return !countsRows(numbers) && !areRunTogether(numbers)
}

/** The same number again and again is the part of a number that all have in common. */
function isRepeated(named: readonly string[]): boolean {
  const counts = new Map<string, number>()
  for (const one of named) counts.set(one, (counts.get(one) ?? 0) + 1)
  return rangeOf(counts.values()).most > MOST_REPEATS
}

/** `1`, `2`, `3`: the place of the row. */
const countsRows = (numbers: readonly string[]) =>
  numbers.every(
    (number, index) =>
      /^\d{1,3}\.?$/.test(number) && Number.parseInt(number, 10) === Number.parseInt(numbers[0]!, 10) + index,
  )

/** Words behind the digits of a number, or a form with more parts than any other. */
function areRunTogether(numbers: readonly string[]): boolean {
  const hasWords = (number: string) =>
    /\d\S*\s?\p{L}\p{Ll}{2}/u.test(number) ||
    number.split(' ').length > MOST_WORDS ||
    /\d{2}\p{L}\.\p{L}|\d{3}\p{Lu}\p{Ll}/u.test(number)
  if (numbers.some(hasWords)) return true
  const spaced = numbers.filter((number) => number.includes(' '))
  if (spaced.length >= numbers.length * 0.2) return false
  const usual = shapes(numbers)
  const [longest, next] = lengths(numbers)
  return spaced.some(
    (number) =>
      /\d \S*\d/.test(number) &&
      usual.get(shapeOf(number)) === 1 &&
      lengthOf(number) === longest &&
      longest > next,
  )
}

const lengthOf = (number: string) => number.replace(/\s/g, '').length

/** The lengths of the longest number and of the next, of those that differ. */
function lengths(numbers: readonly string[]): [longest: number, next: number] {
  let [longest, next] = [0, 0]
  for (const length of [...new Set(numbers)].map(lengthOf)) {
    if (length > longest) [longest, next] = [length, longest]
    else if (length > next) next = length
  }
  return [longest, next]
}

function shapes(numbers: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const number of numbers) counts.set(shapeOf(number), (counts.get(shapeOf(number)) ?? 0) + 1)
  return counts
}

/** A row without a number beside one of the usual form; or texts that number each row where no column does. */
function hidesNumber(entries: readonly Entry[], numbers: readonly string[]): boolean {
  const usual = shapes(numbers)
  const tokens = entries.flatMap(({ reference, row }) => {
    if (reference !== null) return []
    const texts = [...row.texts].filter(([role]) => !/date/.test(role)).flatMap(([, segments]) => segments)
    const token = texts.flatMap(({ text }) => numberOf(text).number ?? []).find((one) => /\d{3}/.test(one))
    return token === undefined ? [] : [token]
  })
  if (tokens.some((token) => usual.has(shapeOf(token)))) return true
  return numbers.length < entries.length / 2 && new Set(tokens).size > entries.length / 2
}

/** A code that hardly a gap parts from the number, before or behind it, may be a piece of it. */
function touchesCode({ reference, row }: Entry): boolean {
  const own = row.texts.get('reference')?.[0]
  if (reference === null || !own) return false
  return [...row.texts].some(
    ([role, segments]) =>
      role !== 'reference' &&
      !/date/.test(role) &&
      segments.some(
        ({ text, x0, x1, y1, size }) =>
          Math.abs(y1 - own.y1) < 1 &&
          Math.max(x0 - own.x1, own.x0 - x1) < size * HARDLY_A_GAP &&
          /^(?=.*[\p{Lu}\d])[\p{Lu}\d ./-]{1,12}$/u.test(text),
      ),
  )
}

// As a share of the font height: more than any space between words.
const HARDLY_A_GAP = 0.75

/** What the column of numbers holds beside the number: the rest of it, another one, or its beginning alone. */
function leavesDigits({ reference, row }: Entry): boolean {
  if (reference === null && row.texts.get('reference')?.some(({ text }) => /^\p{Lu}{1,4}$/u.test(text)))
    return true
  if (reference !== null && !/^\d{8}$/.test(reference) && readDate(reference)?.year) return true
  const kept = reference?.replace(/\s/g, '') ?? ''
  return (row.texts.get('reference') ?? []).some(
    ({ text, y1 }) =>
      y1 > row.lines[0]!.y1 + 1 &&
      // A balance below the last row is no number.
      !isMoneyText(text) &&
      /^[\p{Lu}\d/.-]*\d[\p{Lu}\d/.-]*$/u.test(text) &&
      !kept.includes(text),
  )
}

/** Numbers of several words may be those of two columns. */
const isSpaced = (numbers: readonly string[]) =>
  numbers.filter((number) => number.includes(' ')).length >= numbers.length / 2

/** A column of text with a name and no text: its cells went to another. */
function hasEmptyColumn(entries: readonly Entry[]): boolean {
  const columns = entries[0]?.row.columns.filter(({ role, text }) => text !== '' && OF_TEXT.has(role)) ?? []
  return columns.some(({ role }) => !entries.some(({ row }) => row.texts.has(role)))
}

const OF_TEXT: ReadonlySet<Role> = new Set<Role>(['reference', 'kind', 'description', 'other'])

/** Two rows that no word names and whose figures cancel: no sum would miss them. */
function cancelUnnamed(entries: readonly Entry[]): boolean {
  const sizes = entries.flatMap(({ reference, kind, amount, debit, credit }) =>
    reference === null && kind === 'other' ? ((amount ?? debit ?? credit)?.minor ?? []) : [],
  )
  return new Set(sizes).size < sizes.length
}

/** The first row has neither number nor kind, though the others have, and no opening balance is printed. */
export function mayBeginWithBalance({ section: { entries }, solution }: SolvedSection): boolean {
  const ends = [entries[0]!, entries.at(-1)!]
  return (
    solution.opening === null &&
    entries.length > 1 &&
    ends.some(({ reference, kind }) => reference === null && (kind === 'other' || kind === 'opening')) &&
    entries.filter(({ kind }) => kind === 'other' || kind === 'opening').length <= 2
  )
}
