import { currencyExponent, decimal, roundTo, sum } from '#packages/money'

/** A row of the form as it stands; half-filled rows are part of typing. */
export interface ItemRow {
  key: string
  description: string
  quantity: number | null
  unit: string
  unit_price: number | null
  /** A total the paper prints that is not quantity × price, as with a discount; typing either drops it. */
  given_total: number | null
}

/** The books keep two decimals, also for the few currencies with three. */
const placesOf = (currency: string) => Math.min(2, currencyExponent(currency))

/** Quantity × price in decimal arithmetic, rounded half-even once as the server does; null while one is missing. */
export function lineTotal(row: Omit<ItemRow, 'key'>, currency: string): number | null {
  if (row.given_total !== null) return row.given_total
  if (row.quantity === null || row.unit_price === null) return null
  const exact = decimal(row.quantity).times(decimal(row.unit_price))
  return roundTo(exact, placesOf(currency)).toNumber() + 0
}

/** The exact sum of totals. @example sumOf([0.1, 0.2], 'EUR') // 0.3 */
export function sumOf(totals: readonly (number | null)[], currency: string): number {
  return roundTo(sum(totals.map((total) => total ?? 0)), placesOf(currency)).toNumber() + 0
}

export const rowsSum = (rows: readonly ItemRow[], currency: string) =>
  sumOf(
    rows.map((row) => lineTotal(row, currency)),
    currency,
  )

export const isBlank = (row: ItemRow) =>
  !row.description.trim() && row.quantity === null && row.unit_price === null && row.given_total === null

export const isComplete = (row: ItemRow) =>
  Boolean(row.description.trim()) && row.quantity !== null && row.unit_price !== null
