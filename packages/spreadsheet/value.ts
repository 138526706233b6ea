import type { CellKind } from './column.ts'

/** A value ready to be written: numbers stay the decimal digits they came as, never a rounded float. */
export type CellValue =
  | { is: 'empty' }
  | { is: 'text'; text: string }
  | { is: 'number'; digits: string }
  | { is: 'boolean'; value: boolean }
  | { is: 'date'; iso: string; serial: number; has_time: boolean }

const EMPTY: CellValue = { is: 'empty' }
const DECIMAL = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const ISO_DATE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/
const DAY_MS = 86_400_000
const SERIAL_ZERO_MS = Date.UTC(1899, 11, 30)
// Before 1 March 1900 serial numbers are off by one (the 1900 leap year bug, ECMA-376 18.17.4.1).
const FIRST_SAFE_SERIAL = 61

/** Reads an unknown row value as what its column says; whatever does not fit becomes text. */
export function cellValue(value: unknown, kind: CellKind): CellValue {
  if (value === null || value === undefined || value === '') return EMPTY
  if (typeof value === 'boolean') return { is: 'boolean', value }
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? EMPTY : dateValue(value.toISOString())
  if (kind === 'date') return dateValue(String(value))
  if (typeof value === 'number') {
    return Number.isFinite(value) ? { is: 'number', digits: String(value) } : EMPTY
  }
  if (typeof value === 'bigint') return { is: 'number', digits: value.toString() }
  const text = String(value)
  if (kind !== 'text' && DECIMAL.test(text)) return { is: 'number', digits: text.replace(/^\+/, '') }
  return { is: 'text', text }
}

/** Dates and times keep the wall clock they are written with; an offset is not applied. */
function dateValue(text: string): CellValue {
  const found = ISO_DATE.exec(text)
  if (!found) return { is: 'text', text }
  const [year, month, day, hour, minute, second] = found.slice(1).map((part) => Number(part ?? 0))
  const day_ms = Date.UTC(year!, month! - 1, day!)
  const check = new Date(day_ms)
  if (check.getUTCMonth() !== month! - 1 || check.getUTCDate() !== day) return { is: 'text', text }
  const seconds = hour! * 3600 + minute! * 60 + second!
  const serial = (day_ms - SERIAL_ZERO_MS) / DAY_MS + seconds / 86_400
  if (serial < FIRST_SAFE_SERIAL) return { is: 'text', text }
  const has_time = found[4] !== undefined && seconds > 0
  return {
    is: 'date',
    iso: has_time ? text.slice(0, 19).replace('T', ' ') : text.slice(0, 10),
    serial,
    has_time,
  }
}
