import { type DateOrder, type DateShape, dayNumber, isoDay } from './date.ts'

export type Window = { from: string | null; to: string | null }

/** The ISO day of a date; a missing year is the one that brings it nearest to the statement's period. */
export function dayWithin(shape: DateShape, order: DateOrder, window: Window): string | null {
  if (shape.year !== null) return isoDay(shape, order, null)
  const end = window.to ?? window.from
  if (!end) return null
  const last_year = Number(end.slice(0, 4))
  let best: { iso: string; distance: number } | undefined
  for (const year of [last_year, last_year - 1, last_year + 1]) {
    const iso = isoDay(shape, order, year)
    if (!iso) continue
    const distance = outside(iso, window)
    if (distance < (best?.distance ?? Number.POSITIVE_INFINITY)) best = { iso, distance }
  }
  return best?.iso ?? null
}

/** Days outside the window; a day after its end counts double, entries come before a statement is written. */
function outside(iso: string, { from, to }: Window): number {
  const day = dayNumber(iso)
  if (to && day > dayNumber(to)) return (day - dayNumber(to)) * 2
  if (from && day < dayNumber(from)) return dayNumber(from) - day
  return 0
}
