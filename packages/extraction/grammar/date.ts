import { monthNamed } from './months.ts'
import { normalise } from './normalise.ts'

export type DateOrder = 'dmy' | 'mdy'

/** A date as printed: `first` and `second` wait for the order to be known, a missing year for the period. */
export type DateShape =
  | { is: 'fixed'; year: number | null; month: number; day: number }
  | { is: 'ordered'; first: number; second: number; year: number | null; separator: string }

const ISO =
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?$/
const NUMERIC = /^(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$/
const SPACED = /^(\d{2})( )(\d{2}) (\d{4})$/
const PARTIAL = /^(\d{1,2})([./])(\d{1,2})\2?$/
const COMPACT = /^(20\d{2})(\d{2})(\d{2})$/
const DAY_MONTH =
  /^(\d{1,2})(?:st|nd|rd|th|er|o)?(?: (?:de|of)(?= ))? ?([a-z]{3,12})(?: (?:de|del)(?= ))? ?,? ?(\d{4}|\d{2})?$/
const MONTH_DAY = /^([a-z]{3,12}) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/

/** Reads a whole text as a day: ISO, numeric, `19.01.`, `7. Mai 2014`, `August 3 , 2014`, `3 de março de 2026`. */
export function readDate(text: string): DateShape | null {
  const trimmed = text.trim().replace(/^[:(]\s*|[,;)]$/g, '')
  if (trimmed.length > 32 || trimmed.length < 4 || !/\d/.test(trimmed)) return null
  const iso = ISO.exec(trimmed) ?? COMPACT.exec(trimmed)
  if (iso) {
    const [month, day] = iso.length > 4 ? [iso[3], iso[4]] : [iso[2], iso[3]]
    return fixed(Number(iso[1]), Number(month), Number(day))
  }
  const numeric = NUMERIC.exec(trimmed) ?? SPACED.exec(trimmed)
  if (numeric) return ordered(numeric[1]!, numeric[3]!, fullYear(numeric[4]!), numeric[2]!)
  const partial = PARTIAL.exec(trimmed)
  if (partial) return ordered(partial[1]!, partial[3]!, null, partial[2]!)
  return namedDate(trimmed)
}

function namedDate(text: string): DateShape | null {
  const words = normalise(text).replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]* /, '')
  const day_first = DAY_MONTH.exec(words)
  if (day_first) {
    const month = monthNamed(day_first[2]!)
    return month ? fixed(day_first[3] ? fullYear(day_first[3]) : null, month, Number(day_first[1])) : null
  }
  const month_first = MONTH_DAY.exec(words)
  const month = month_first && monthNamed(month_first[1]!)
  return month ? fixed(month_first[3] ? Number(month_first[3]) : null, month, Number(month_first[2])) : null
}

// POSIX's window: 69 to 99 belong to the last century.
const fullYear = (digits: string) =>
  digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) >= 69 ? 1900 : 2000)

function fixed(year: number | null, month: number, day: number): DateShape | null {
  return isDay(year ?? 2000, month, day) && isPlausible(year) ? { is: 'fixed', year, month, day } : null
}

function ordered(first: string, second: string, year: number | null, separator: string): DateShape | null {
  const [a, b] = [Number(first), Number(second)]
  if (!isPlausible(year) || (!isDay(year ?? 2000, b, a) && !isDay(year ?? 2000, a, b))) return null
  return { is: 'ordered', first: a, second: b, year, separator }
}

const isPlausible = (year: number | null) => year === null || (year >= 1970 && year <= 2099)

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** The ISO day of a shape under an order and a year for shapes without one; null when there is no such day. */
export function isoDay(shape: DateShape, order: DateOrder, year_if_missing: number | null): string | null {
  const year = shape.year ?? year_if_missing
  if (year === null) return null
  let [month, day] = shape.is === 'fixed' ? [shape.month, shape.day] : [shape.second, shape.first]
  if (shape.is === 'ordered' && isMonthFirst(shape, order)) [month, day] = [day, month]
  if (!isDay(year, month, day)) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** A part above 12 is a day whatever the order; between points the day comes first everywhere. */
function isMonthFirst(shape: DateShape & { is: 'ordered' }, order: DateOrder): boolean {
  if (shape.second > 12) return true
  return order === 'mdy' && shape.first <= 12 && shape.separator !== '.'
}

/** Days since 1970 of an ISO day. */
export const dayNumber = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000
