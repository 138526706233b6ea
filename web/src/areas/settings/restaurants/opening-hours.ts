import type { ApiResponse } from '../../../shell/api-types.ts'

/** Weekdays as the server names them, Monday first. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/** HH:MM; one that ends before it begins goes past midnight. */
export interface Span {
  from: string
  to: string
}

export type OpeningHours = Partial<Record<Weekday, Span[]>>

export const MAX_SPANS = 4

/** What the server holds, days that are closed left out. */
export function hoursOf(
  stored: ApiResponse<'GET /settings/restaurants/{id}'>['opening_hours'],
): OpeningHours {
  const known = stored as OpeningHours
  const open = weekdays.filter((day) => known[day]?.length)
  return Object.fromEntries(open.map((day) => [day, known[day]]))
}

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const DAY_MINUTES = 24 * 60

/** Whether a span goes past midnight. @example endsNextDay({ from: '18:00', to: '02:00' }) // true */
export const endsNextDay = ({ from, to }: Span) => from !== '' && to !== '' && minutes(to) <= minutes(from)

export type HoursProblem = 'missing' | 'overlap'

/** What is wrong with the spans of one day: a time that is not there, or two spans at once. */
export function hoursProblem(spans: readonly Span[]): HoursProblem | undefined {
  if (spans.some(({ from, to }) => !from || !to)) return 'missing'
  const sorted = spans.map((span) => ({ from: minutes(span.from), to: endOf(span) }))
  sorted.sort((a, b) => a.from - b.from)
  const overlap = sorted.some((span, place) => place > 0 && span.from < sorted[place - 1]!.to)
  return overlap ? 'overlap' : undefined
}

const endOf = (span: Span) => minutes(span.to) + (endsNextDay(span) ? DAY_MINUTES : 0)

/** A further span two hours after the last, or a day's first. */
export function nextSpan(spans: readonly Span[]): Span {
  const last = spans.at(-1)
  if (!last?.to) return { from: '09:00', to: '18:00' }
  const from = Math.min(minutes(last.to) + 120, 22 * 60)
  const clock = (at: number) =>
    `${String(Math.floor(at / 60) % 24).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
  return { from: clock(from), to: clock(Math.min(from + 240, DAY_MINUTES - 1)) }
}

/** Consecutive days with the same hours, for reading: `Mon–Fri 09:00–18:00`. */
export function groupedHours(hours: OpeningHours): { days: Weekday[]; spans: Span[] }[] {
  const groups: { days: Weekday[]; spans: Span[] }[] = []
  for (const day of weekdays) {
    const spans = hours[day] ?? []
    const last = groups.at(-1)
    if (last && JSON.stringify(last.spans) === JSON.stringify(spans)) last.days.push(day)
    else groups.push({ days: [day], spans })
  }
  return groups
}
