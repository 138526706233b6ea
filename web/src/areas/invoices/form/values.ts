import type { Invoice, InvoiceBody } from '../queries.ts'
import { type ItemRow, isBlank, isComplete, rowsSum } from './item-sums.ts'

export interface InvoiceValues {
  kind: 'invoice' | 'credit_note'
  supplier_id: string | null
  restaurant_id: string | null
  document_id: string | null
  invoice_number: string
  invoice_date: string | null
  due_date: string | null
  currency: string
  items: ItemRow[]
  /** Without a sign; null takes the sum of the items. */
  total: number | null
  notes: string
}

let last_key = 0

/** A row nothing has been typed into. */
export function newRow(given: Partial<Omit<ItemRow, 'key'>> = {}): ItemRow {
  last_key += 1
  const blank = { description: '', quantity: null, unit: '', unit_price: null, given_total: null }
  return { ...blank, ...given, key: `row-${last_key}` }
}

/** What the server is asked for. A credit note's total is negative there, whatever sign people write. */
export function bodyOf(values: InvoiceValues): InvoiceBody {
  const sign = values.kind === 'credit_note' ? -1 : 1
  return {
    kind: values.kind,
    supplier_id: values.supplier_id ?? '',
    ...(values.restaurant_id && { restaurant_id: values.restaurant_id }),
    document_id: values.document_id,
    invoice_number: values.invoice_number.trim(),
    invoice_date: values.invoice_date ?? '',
    ...(values.due_date && { due_date: values.due_date }),
    currency: values.currency,
    ...(values.total !== null && { total_amount: sign * Math.abs(values.total) }),
    notes: values.notes.trim() || null,
    items: values.items.filter((row) => !isBlank(row)).map(itemOf),
  }
}

function itemOf(row: ItemRow) {
  return {
    description: row.description.trim(),
    quantity: row.quantity ?? 0,
    unit: row.unit.trim() || null,
    unit_price: row.unit_price ?? 0,
    ...(row.given_total !== null && { line_total: row.given_total }),
  }
}

/** An invoice as the form shows it. */
export function valuesOf(invoice: Invoice): InvoiceValues {
  const items = invoice.items.map(({ position: _, unit, line_total, ...item }) => {
    const row = newRow({ ...item, unit: unit ?? '' })
    const computed = rowsSum([row], invoice.currency)
    return computed === line_total ? row : { ...row, given_total: line_total }
  })
  const total = Math.abs(invoice.total_amount)
  const follows = items.length > 0 && Math.abs(rowsSum(items, invoice.currency)) === total
  return {
    kind: invoice.kind,
    supplier_id: invoice.supplier_id,
    restaurant_id: invoice.restaurant_id,
    document_id: invoice.document_id,
    invoice_number: invoice.invoice_number,
    invoice_date: invoice.invoice_date,
    due_date: invoice.due_date,
    currency: invoice.currency,
    items: items.length > 0 ? items : [newRow()],
    total: follows ? null : total,
    notes: invoice.notes ?? '',
  }
}

export type Problem = 'missing' | 'incomplete_row' | 'no_total'

/** What is missing before it can be sent. */
export function problemsOf(values: InvoiceValues): Partial<Record<keyof InvoiceValues, Problem>> {
  const rows = values.items.filter((row) => !isBlank(row))
  const missing = (given: unknown) => (given ? undefined : ('missing' as const))
  return {
    supplier_id: missing(values.supplier_id),
    restaurant_id: missing(values.restaurant_id),
    invoice_number: missing(values.invoice_number.trim()),
    invoice_date: missing(values.invoice_date),
    items: rows.every(isComplete) ? undefined : 'incomplete_row',
    total: rows.length === 0 && values.total === null ? 'no_total' : undefined,
  }
}
