import { CalendarError } from './calendar-error.ts'
import { addDays, addMonths, diffDays, isoWeekday, isValidDate } from './dates.ts'

/** Days from `from` to `to`, both included. */
export type DateRange = { from: string; to: string }

/** The ISO 8601 week of a day: 2027-01-01 is week 53 of 2026. */
export function isoWeek(date: string): { year: number; week: number } {
  // A week belongs to the year that holds its Thursday.
  const thursday = addDays(date, 4 - isoWeekday(date))
  const year = Number(thursday.slice(0, 4))
  return { year, week: 1 + Math.floor(diffDays(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) }
}

/** Monday to Sunday of the ISO week that holds `date`. */
export function weekRange(date: string): DateRange {
  const from = addDays(date, 1 - isoWeekday(date))
  return { from, to: addDays(from, 6) }
}

/** First and last day of the month of `YYYY-MM` or `YYYY-MM-DD`. Throws `CalendarError`. */
export function monthRange(month: string): DateRange {
  const from = `${month.slice(0, 7)}-01`
  if ((month.length !== 7 && !isValidDate(month)) || !isValidDate(from)) {
    throw new CalendarError('invalid_month', month)
  }
  return { from, to: addDays(addMonths(from, 1), -1) }
}
