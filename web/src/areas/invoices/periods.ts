export const periodNames = ['this_month', 'last_month', 'this_year', 'last_year'] as const
export type PeriodName = (typeof periodNames)[number]

const pad = (month: number) => String(month).padStart(2, '0')

/** First and last day of a month given as year and month from 1; other months run over into other years. */
function monthOf(year: number, month: number): [from: string, to: string] {
  const [y, m] = month < 1 ? [year - 1, 12] : [year, month]
  return [`${y}-${pad(m)}-01`, `${y}-${pad(m)}-${new Date(Date.UTC(y, m, 0)).getUTCDate()}`]
}

/** First and last day of a named period, as of a day. @example periodOf('last_month', '2026-01-09') // ['2025-12-01', '2025-12-31'] */
export function periodOf(name: PeriodName, today: string): [from: string, to: string] {
  const [year, month] = today.split('-').map(Number) as [number, number]
  if (name === 'this_month') return monthOf(year, month)
  if (name === 'last_month') return monthOf(year, month - 1)
  const y = name === 'this_year' ? year : year - 1
  return [`${y}-01-01`, `${y}-12-31`]
}

/** What two days are called, if anything. */
export const nameOf = (from: string, to: string, today: string): PeriodName | undefined =>
  periodNames.find((name) => periodOf(name, today).join() === [from, to].join())
