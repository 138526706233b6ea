import type { Price } from '../queries.ts'

export interface Curves {
  /** One row for each day with a price, oldest first; a field for each series, null where it has none that day. */
  rows: Record<string, string | number | null>[]
  series: { name: string; label: string }[]
}

/** As many as the chart has colours. */
const MOST_CURVES = 5

type Named = Pick<Price, 'price_date' | 'unit_price'>

/** A curve for each name, those with the most prices first; of several prices on a day the last one that came. */
export function priceCurves<P extends Named>(prices: readonly P[], nameOf: (price: P) => string): Curves {
  const counts = new Map<string, number>()
  for (const price of prices) counts.set(nameOf(price), (counts.get(nameOf(price)) ?? 0) + 1)
  const names = [...counts.entries()]
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .slice(0, MOST_CURVES)
    .map(([name]) => name)
  const days = [...new Set(prices.map(({ price_date }) => price_date))].sort()
  const last = new Map<string, number>()
  const rows = days.map((day) => {
    for (const price of prices) if (price.price_date === day) last.set(nameOf(price), price.unit_price)
    // A price holds until the next one.
    return { day, ...Object.fromEntries(names.map((name, place) => [`s${place}`, last.get(name) ?? null])) }
  })
  return { rows, series: names.map((label, place) => ({ name: `s${place}`, label })) }
}
