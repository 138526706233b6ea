import { classNames, type Decision, type ItemClass } from '../queries.ts'

/** What of the items is shown, as the address keeps it; empty means all. */
export const noFilters = { tab: '', decision: '', search: '', restaurant: '', currency: '', sure: '' }
export type Filters = typeof noFilters

export const decisions = ['open', 'accepted', 'disputed'] as const satisfies readonly Decision[]

/** Ranges of confidence worth looking at apart; what stands in the address → what is asked. */
export const ranges = {
  certain: { min_confidence: 0.95 },
  likely: { min_confidence: 0.8, max_confidence: 0.95 },
  doubtful: { max_confidence: 0.8 },
  changed: { is_changed: true },
  by_hand: { is_by_hand: true },
} as const
export type Range = keyof typeof ranges
export const rangeNames = Object.keys(ranges) as Range[]

const oneOf = <V extends string>(value: string, values: readonly V[]) => values.find((one) => one === value)

/** The class whose tab is chosen; undefined for all of them, and for an address that names none. */
export const tabOf = ({ tab }: Filters): ItemClass | undefined => oneOf(tab, classNames)
export const decisionOf = ({ decision }: Filters): Decision | undefined => oneOf(decision, decisions)

/** The filters as the list of items takes them. */
export function askedOf(filters: Filters) {
  const { search, restaurant, currency, sure } = filters
  const range = oneOf(sure, rangeNames)
  return {
    status: tabOf(filters),
    decision: decisionOf(filters),
    search: search || undefined,
    restaurant_id: restaurant || undefined,
    currency: currency || undefined,
    ...(range && ranges[range]),
  }
}

export const isFiltered = (filters: Filters) =>
  Object.values(askedOf(filters)).some((value) => value !== undefined)
