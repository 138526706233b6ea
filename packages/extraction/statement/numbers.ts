import { readDate } from '../grammar/date.ts'
import type { Line, Segment } from '../lines/line.ts'
import type { RawRow } from '../table/rows.ts'
import type { Role } from '../vocabulary/headers.ts'
import { lineKind } from '../vocabulary/kinds.ts'

/** The document's number in a row, and the text of its column that is no part of it. */
export type RowNumber = { number: string | null; rest: string }

// `Nota fiscal nº 4711`: so many words of the document's name may stand before its number.
const MOST_WORDS_BEFORE = 3
const LEAST_SHARE = 0.1
// So few figures behind a word are a measure or a week.
const LEAST_DIGITS = 3
const MOST_SHARE = 0.6
// The last figures of a number that its column had no room for.
const SUFFIX = /^\d{1,4}$/

/**
 * The numbers in the column of references, one a row. A number stands on the row's first line; text below goes on with
 * it only where the number stopped short of the others, words of a neighbouring column never do.
 */
export function rowNumbers(rows: readonly RawRow[]): RowNumber[] {
  const own = ownNumbers(rows)
  const shapes = Map.groupBy(
    own.flatMap(({ number }) => number ?? []),
    shapeOf,
  )
  const isUsual = (number: string) =>
    /\d{3}/.test(number) && (shapes.get(shapeOf(number))?.length ?? 0) >= LEAST_FELLOWS
  return own.map(({ number, rest }, index) => {
    if (number !== null) return { number, rest }
    // A cell that ran into the next column lies there.
    const beside = ['kind', 'description'].flatMap((role) => rows[index]!.texts.get(role as Role) ?? [])
    const found = beside.map(({ text }) => numberOf(text).number).find((one) => one !== null && isUsual(one))
    return { number: found ?? null, rest }
  })
}

/** `FT 2026/31764` as `AA 9999/99999`. */
export const shapeOf = (number: string) => number.replace(/\p{L}/gu, 'A').replace(/\d/g, '9')

const LEAST_FELLOWS = 2

function ownNumbers(rows: readonly RawRow[]): RowNumber[] {
  const parts = rows.map(partsOf)
  const entries = parts.filter((_, index) => rows[index]!.label === null)
  // Where hardly a first line has a number, it is printed on the second.
  const first = entries.filter(({ main }) => /\d/.test(main)).length
  const second = entries.filter(({ below }) => /\d/.test(below)).length
  if (first < second * LEAST_SHARE && !entries.some(({ main, below }) => isCutShort(main, below)))
    return parts.map(({ main, below }) => withRest(numberOf(below), main))
  const suffixed = entries.filter(({ main, below }) => /\d/.test(main) && SUFFIX.test(below)).length
  if (suffixed > first * MOST_SHARE || differOnlyBelow(entries))
    return parts.map((part) => joined(part) ?? withRest(numberOf(part.main), part.below))
  const usual = usualDigits(entries.map((part) => numberOf(part.main).number ?? joined(part)?.number ?? null))
  return parts.map((part) => {
    const alone = numberOf(part.main)
    const longer = alone.number === null || alone.rest === '' ? joined(part) : null
    const is_better = longer !== null && farFrom(longer.number, usual) < farFrom(alone.number, usual)
    return is_better ? longer : withRest(alone, part.below)
  })
}

type Parts = { main: string; below: string }

function partsOf({ lines, texts }: RawRow): Parts {
  const segments = texts.get('reference') ?? []
  const main = segments.filter((segment) => isOn(lines[0]!, segment))
  return { main: shown(main), below: shown(segments.filter((segment) => !main.includes(segment))) }
}

const isOn = (line: Line, { y1 }: Segment) => y1 > line.y0 && y1 <= line.y1 + line.size * 0.2

/** A day beside a number belongs to a column that could not be told apart. */
const shown = (segments: readonly Segment[]) =>
  segments
    .filter((segment) => segments.length === 1 || !readDate(segment.text)?.year)
    .map(({ text }) => text)
    .join(' ')
    .trim()

const withRest = ({ number, rest }: RowNumber, more: string): RowNumber => ({
  number,
  rest: [rest, more].filter(Boolean).join(' '),
})

/** The words of a text up to the last with a digit; a word after the first digits begins something else. */
export function numberOf(text: string): RowNumber {
  const words = text.split(' ').filter(Boolean)
  let end = 0
  for (const [at, word] of words.entries()) {
    if (end === 0 && !/\d/.test(word)) {
      if (at >= MOST_WORDS_BEFORE) break
      continue
    }
    if (end > 0 && !goesOnWith(word)) break
    end = at + 1
  }
  // A dash at the end is the empty cell of the next column.
  const number = words
    .slice(0, end)
    .join(' ')
    .replace(/\s?[-–—]+$/, '')
  // `Pagamento week 3` is no number.
  if (/\p{Ll}{3}/u.test(number) && digitsOf(number) < LEAST_DIGITS)
    return { number: null, rest: words.join(' ') }
  return { number: number || null, rest: words.slice(end).join(' ') }
}

/** Digits and capitals go on with a number: `ft 2026 24139`, `01438 Z6`; a kind's name and a measure do not. */
const goesOnWith = (word: string) =>
  /^(?:[\p{Lu}\d/.#-]*\d[\p{Lu}\d/.#-]*|[-/.]|\p{Lu}{1,2})$/u.test(word) &&
  (/\d/.test(word) || lineKind(word) === 'other')

/** The number with the text below it, where that may be the rest of it. */
function joined({ main, below }: Parts): RowNumber | null {
  const [first = ''] = below.split(' ')
  if (!isCutShort(main, below) && !(/\d/.test(main) && goesOnWith(first))) return null
  return numberOf(together(main, below))
}

/** `VK 2023` on every row: numbers differ from row to row, so they go on below. */
function differOnlyBelow(entries: readonly Parts[]): boolean {
  const whole = entries.flatMap((part) => joined(part)?.number ?? [])
  const mains = new Set(entries.map(({ main }) => main)).size
  return (
    whole.length > entries.length / 2 &&
    mains < whole.length * 0.7 &&
    new Set(whole).size > whole.length * 0.8
  )
}

/** `FT` over `2026/31764`, `Invoice` over `12568`: a name that wants its digits. */
const isCutShort = (main: string, below: string) =>
  /^\p{L}{1,12}[-/.:#º°]*$/u.test(main) && /^\S*\d/.test(below) && numberOf(together(main, below)).rest === ''

const together = (main: string, below: string) => `${main}${/[-/.]$/.test(main) ? '' : ' '}${below}`

const digitsOf = (number: string | null) => number?.replace(/\D/g, '').length ?? 0

const farFrom = (number: string | null, usual: number) => Math.abs(digitsOf(number) - usual)

function usualDigits(numbers: readonly (string | null)[]): number {
  const counts = numbers.flatMap((number) => (number === null ? [] : [digitsOf(number)]))
  return counts.sort((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0
}
