export type CalendarErrorCode =
  | 'invalid_date'
  | 'invalid_month'
  | 'invalid_time'
  | 'unknown_zone'
  | 'range_too_long'

/** A date, time or zone that does not exist; `code` says which and `value` repeats the input (≤ 40 characters). */
export class CalendarError extends Error {
  readonly code: CalendarErrorCode
  readonly value: string

  constructor(code: CalendarErrorCode, value: string) {
    const shown = value.length > 40 ? `${value.slice(0, 39)}…` : value
    super(`${code.replaceAll('_', ' ')}: ${shown}`)
    this.name = 'CalendarError'
    this.code = code
    this.value = shown
  }
}
