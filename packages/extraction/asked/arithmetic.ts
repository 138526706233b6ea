import type { Box, FoundField } from '../extraction.ts'
import type { Minor } from '../grammar/amount.ts'
import type { Pointed } from './values.ts'

/** A row's amount and where its figures stand. */
export type Row = { minor: Minor; balance: Minor | null; figures: readonly FoundField[] }

export type Figures = Record<'subtotal' | 'tax' | 'total' | 'opening' | 'closing', Pointed<Minor> | null> & {
  rows: readonly Row[]
}

/**
 * Whether figures, each standing at a place of its own, add up: net + tax = gross, rows = net or gross, or opening +
 * rows = closing with the balances printed between. One figure named twice proves nothing, nor does a total of nothing.
 */
export function addsUp(figures: Figures): boolean {
  const { subtotal, tax, total, opening, closing, rows } = figures
  const single = [subtotal, tax, total, opening, closing].flatMap((found) => found?.place ?? [])
  const places = [...single, ...rows.flatMap((row) => row.figures)]
  if (!standApart(places)) return false
  if (opening && closing) return rowsClose(opening.value, rows, closing.value)
  if (!total || total.value === 0) return false
  const is_taxed = subtotal !== null && tax !== null
  if (is_taxed && subtotal.value + tax.value !== total.value) return false
  const sum = rows.reduce((minor, row) => minor + row.minor, 0)
  const rows_hold = rows.length > 0 && (sum === subtotal?.value || sum === total.value)
  return (is_taxed && (rows.length === 0 || rows_hold)) || (!is_taxed && rows.length > 1 && rows_hold)
}

function rowsClose(opening: Minor, rows: readonly Row[], closing: Minor): boolean {
  let balance = opening
  for (const row of rows) {
    balance += row.minor
    if (row.balance !== null && row.balance !== balance) return false
  }
  return rows.length > 0 && balance === closing
}

/** Every figure has a place, and no two the same. */
function standApart(places: readonly FoundField[]): boolean {
  const taken: { page: number; box: Box }[] = []
  for (const { page, box } of places) {
    if (!box || taken.some((other) => other.page === page && overlaps(other.box, box))) return false
    taken.push({ page, box })
  }
  return true
}

const overlaps = (a: Box, b: Box) =>
  Math.min(a[2], b[2]) > Math.max(a[0], b[0]) && Math.min(a[3], b[3]) > Math.max(a[1], b[1])
