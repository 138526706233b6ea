/**
 * A sale after midnight that still belongs to the evening before, for explaining when a day begins;
 * undefined where the day begins at midnight. @example lateSale('04:00') // '01:30'
 */
export function lateSale(business_day_start: string): string | undefined {
  if (business_day_start > '01:30') return '01:30'
  if (business_day_start > '00:30') return '00:30'
  return business_day_start > '00:00' ? '00:00' : undefined
}

/** When kitchens close: every half hour until noon, and what is set already. */
export function dayStarts(current: string): string[] {
  const usual = Array.from(
    { length: 24 },
    (_, half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`,
  )
  return usual.includes(current) || !current ? usual : [...usual, current].sort()
}
