import { dayNumber, isoDay, readDate } from '../grammar/date.ts'

/**
 * The ISO day of an XML date: `2026-03-05`, with or without time and zone (the local day as it stands), or the
 * compact forms of UN/EDIFACT 2379 102 (`20260305`) and 203 (`202603051200`); null when there is no such day.
 */
export function readDay(text: string): string | null {
  const trimmed = text.trim()
  const found = /^(\d{4}-\d{2}-\d{2})(?:$|T|Z|[+-]\d{2}:?\d{2}$)|^(\d{8})(?:\d{4}(?:\d{2})?)?$/.exec(trimmed)
  const day = found?.[1] ?? found?.[2]?.replace(/^(\d{4})(\d{2})/, '$1-$2-')
  const shape = day === undefined ? null : readDate(day)
  return shape && isoDay(shape, 'dmy', null)
}

/** The ISO day some days later. */
export function daysAfter(iso: string, days: number): string {
  return new Date((dayNumber(iso) + days) * 86_400_000).toISOString().slice(0, 10)
}
