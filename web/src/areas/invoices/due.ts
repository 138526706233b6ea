/** A day some days later. @example dayAfter('2026-11-28', 7) // '2026-12-05' */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Days from one day to another, negative into the past. */
export const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** The present day in a time zone, as YYYY-MM-DD. */
export function dayIn(timeZone: string, at: Date): string {
  // Canada writes days as ISO 8601 does.
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(at)
}

/** Within so many days a payment is worth preparing. */
export const SOON_DAYS = 7

export type Due = 'overdue' | 'soon' | 'later' | 'none'

/** How pressing an invoice is on a day; what is paid, cancelled or without a due date does not press. */
export function dueOf({ status, due_date }: { status: string; due_date: string | null }, today: string): Due {
  if (status !== 'active' || !due_date) return 'none'
  const days = daysBetween(today, due_date)
  if (days < 0) return 'overdue'
  return days <= SOON_DAYS ? 'soon' : 'later'
}
