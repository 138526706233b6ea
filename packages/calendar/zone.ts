import { CalendarError } from './calendar-error.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

// Bounded so that hostile zone names cannot fill memory; there are some 600 zones and their aliases.
const CACHE_LIMIT = 1000
const formatters = new Map<string, Intl.DateTimeFormat | null>()

function findFormatter(zone: string): Intl.DateTimeFormat | null {
  const known = formatters.get(zone)
  if (known !== undefined) return known
  const made = makeFormatter(zone)
  if (formatters.size >= CACHE_LIMIT) formatters.clear()
  formatters.set(zone, made)
  return made
}

function makeFormatter(zone: string): Intl.DateTimeFormat | null {
  // Offsets such as "+02:00" are accepted by Intl but follow no clock change: not a place.
  if (!/^[A-Za-z]/.test(zone) || zone.length > 64) return null
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
  } catch {
    return null
  }
}

/** Whether `zone` is an IANA time zone this machine knows, e.g. `America/Sao_Paulo` or `UTC`. */
export function isValidZone(zone: string): boolean {
  return findFormatter(zone) !== null
}

/**
 * What the wall clock in `zone` shows at an instant, as milliseconds since 1970 of that civil time.
 * Whole seconds of the clock plus the instant's own milliseconds. Throws `CalendarError`.
 */
export function wallClockMs(instant: Date, zone: string): number {
  const formatter = findFormatter(zone)
  if (!formatter) throw new CalendarError('unknown_zone', zone)
  const ms = instant.getTime()
  if (Number.isNaN(ms)) throw new CalendarError('invalid_date', 'Invalid Date')
  const field: Record<string, string> = {}
  for (const { type, value } of formatter.formatToParts(instant)) field[type] = value
  const year = field.era === 'BC' ? 1 - Number(field.year) : Number(field.year)
  const civil = new Date(0)
  civil.setUTCFullYear(year, Number(field.month) - 1, Number(field.day))
  civil.setUTCHours(Number(field.hour), Number(field.minute), Number(field.second))
  return civil.getTime() + (((ms % 1000) + 1000) % 1000)
}

/** The civil date in `zone` at an instant, `YYYY-MM-DD`. */
export function localDate(instant: Date, zone: string): string {
  return new Date(wallClockMs(instant, zone)).toISOString().slice(0, 10)
}

/** The wall-clock time in `zone` at an instant, `HH:MM`. */
export function localTime(instant: Date, zone: string): string {
  return new Date(wallClockMs(instant, zone)).toISOString().slice(11, 16)
}

/**
 * The first instant at which the wall clock in `zone` shows the given civil time or, when a clock change
 * skips it, any later one. Civil time in milliseconds since 1970 as `wallClockMs` gives it.
 */
export function firstInstantAtOrAfter(civilMs: number, zone: string): Date {
  // Offsets differ by less than a day and change at most once in two days, so the true instant is the civil
  // time less the offset in force a day before or a day after.
  const offsets = [-DAY_MS, DAY_MS].map((shift) => {
    const near = new Date(civilMs + shift)
    return wallClockMs(near, zone) - near.getTime()
  })
  const [before, after] = offsets as [number, number]
  const candidates = [civilMs - Math.max(before, after), civilMs - Math.min(before, after)]
  const exact = candidates.find((ms) => wallClockMs(new Date(ms), zone) === civilMs)
  if (exact !== undefined) return new Date(exact)
  return firstInstantAfterGap(candidates as [number, number], civilMs, zone)
}

/** Bisects for the clock change that skips `civilMs`; changes happen on whole minutes in every zone since 1972. */
function firstInstantAfterGap([low, high]: [number, number], civilMs: number, zone: string): Date {
  let earlier = Math.floor(low / MINUTE_MS) - 1
  let later = Math.ceil(high / MINUTE_MS)
  while (later - earlier > 1) {
    const middle = Math.floor((earlier + later) / 2)
    if (wallClockMs(new Date(middle * MINUTE_MS), zone) >= civilMs) later = middle
    else earlier = middle
  }
  return new Date(later * MINUTE_MS)
}
