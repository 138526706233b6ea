import { CalendarError } from './calendar-error.ts'
import { addDays, isValidDate } from './dates.ts'
import { firstInstantAtOrAfter, wallClockMs } from './zone.ts'

/** When a restaurant's day begins if it says nothing else. */
export const DEFAULT_BUSINESS_DAY_START = '04:00'

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/

/** Whether the text is a time of day `HH:MM`, 00:00–23:59. */
export function isValidTime(time: string): boolean {
  return TIME.test(time)
}

function timeMs(time: string): number {
  const parts = TIME.exec(time)
  if (!parts) throw new CalendarError('invalid_time', time)
  return (Number(parts[1]) * 60 + Number(parts[2])) * 60_000
}

/**
 * The business day an instant belongs to: the wall clock in `zone` less the start of the day, its date.
 * Same rule as SQL's `((instant at time zone zone) - start::interval)::date`.
 * Example: 01:30 on 2026-11-21 in Lisbon with start 04:00 is `2026-11-20`.
 */
export function businessDay(instant: Date, zone: string, start = DEFAULT_BUSINESS_DAY_START): string {
  return new Date(wallClockMs(instant, zone) - timeMs(start)).toISOString().slice(0, 10)
}

/**
 * The instants a business day covers, `starts_at` included and `ends_at` excluded: 23 or 25 hours apart when
 * the clocks change in it. Throws `CalendarError` for a date, zone or time that does not exist.
 */
export function businessDayRange(
  date: string,
  zone: string,
  start = DEFAULT_BUSINESS_DAY_START,
): { starts_at: Date; ends_at: Date } {
  return { starts_at: dayStart(date, zone, start), ends_at: dayStart(addDays(date, 1), zone, start) }
}

function dayStart(date: string, zone: string, start: string): Date {
  if (!isValidDate(date)) throw new CalendarError('invalid_date', date)
  return firstInstantAtOrAfter(Date.parse(`${date}T00:00:00Z`) + timeMs(start), zone)
}
