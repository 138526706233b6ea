import { CalendarError } from './calendar-error.ts'

/** Days are ISO 8601 `YYYY-MM-DD` strings, years 0001–9999, proleptic Gregorian; they sort as text. */
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const DAY_MS = 86_400_000

/** Milliseconds at midnight UTC of the civil date, or undefined when there is no such day. */
function findEpochMs(date: string): number | undefined {
  const parts = DATE.exec(date)
  if (!parts) return undefined
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  if (year < 1) return undefined
  // Date.UTC reads years below 100 as 19xx; setUTCFullYear does not.
  const civil = new Date(0)
  civil.setUTCFullYear(year, month - 1, day)
  const exists = civil.getUTCMonth() === month - 1 && civil.getUTCDate() === day
  return exists ? civil.getTime() : undefined
}

function epochMs(date: string): number {
  const ms = findEpochMs(date)
  if (ms === undefined) throw new CalendarError('invalid_date', date)
  return ms
}

function fromEpochMs(ms: number, source: string): string {
  const date = new Date(ms)
  const year = date.getUTCFullYear()
  if (!(year >= 1 && year <= 9999)) throw new CalendarError('invalid_date', source)
  return date.toISOString().slice(0, 10)
}

/** Whether the text is a day that exists, written `YYYY-MM-DD`. */
export function isValidDate(date: string): boolean {
  return findEpochMs(date) !== undefined
}

/** The day `days` (may be negative) after `date`. Throws `CalendarError`. */
export function addDays(date: string, days: number): string {
  return fromEpochMs(epochMs(date) + days * DAY_MS, `${date} + ${days} d`)
}

/** The same day `months` later, or that month's last day when it is shorter: 2026-01-31 + 1 is 2026-02-28. */
export function addMonths(date: string, months: number): string {
  const from = new Date(epochMs(date))
  const first = new Date(0)
  first.setUTCFullYear(from.getUTCFullYear(), from.getUTCMonth() + months, 1)
  const lastDay = new Date(first)
  lastDay.setUTCMonth(first.getUTCMonth() + 1, 0)
  first.setUTCDate(Math.min(from.getUTCDate(), lastDay.getUTCDate()))
  return fromEpochMs(first.getTime(), `${date} + ${months} months`)
}

/** Days from `from` to `to`, positive when `to` is later: (2026-02-28, 2026-03-01) is 1. */
export function diffDays(from: string, to: string): number {
  return (epochMs(to) - epochMs(from)) / DAY_MS
}

/** ISO weekday, 1 = Monday … 7 = Sunday. */
export function isoWeekday(date: string): number {
  return new Date(epochMs(date)).getUTCDay() || 7
}

const LONGEST_RANGE_DAYS = 36_600

/** Every day from `from` to `to`, both included; empty when `to` is earlier; at most 36,600 days. */
export function listDays(from: string, to: string): string[] {
  const days = diffDays(from, to)
  if (days >= LONGEST_RANGE_DAYS) throw new CalendarError('range_too_long', `${from}..${to}`)
  return Array.from({ length: Math.max(0, days + 1) }, (_, index) => addDays(from, index))
}
