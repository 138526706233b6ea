import type { ApiResponse } from '../../../shell/api-types.ts'
import { rowsSum } from './item-sums.ts'
import { type InvoiceValues, newRow } from './values.ts'

type SupplierDocument = ApiResponse<'GET /supplier/documents/{id}'>
type Line = NonNullable<SupplierDocument['extraction']>['lines'][number]

/** An empty form, as far as the place tells. */
export function blankValues(restaurant_id: string | null, currency: string, today: string): InvoiceValues {
  return {
    kind: 'invoice',
    supplier_id: null,
    restaurant_id,
    document_id: null,
    invoice_number: '',
    invoice_date: today,
    due_date: null,
    currency,
    items: [newRow()],
    total: null,
    notes: '',
  }
}

/** What a reconciliation knows of an invoice that the books lack, from the address. */
export function fromAddress(blank: InvoiceValues, search: Record<string, string | undefined>): InvoiceValues {
  const total = Number(search.total)
  const known = search.total !== undefined && Number.isFinite(total)
  return {
    ...blank,
    kind: known && total < 0 ? 'credit_note' : 'invoice',
    supplier_id: search.supplier ?? blank.supplier_id,
    restaurant_id: search.restaurant ?? blank.restaurant_id,
    invoice_number: search.number ?? '',
    invoice_date: search.date ?? blank.invoice_date,
    currency: search.currency ?? blank.currency,
    total: known ? Math.abs(total) : null,
  }
}

/** What was read from an invoice on paper; a person looks it over before it goes into the books. */
export function fromDocument(blank: InvoiceValues, document: SupplierDocument): InvoiceValues {
  const { extraction, document_type } = document
  const start = {
    ...blank,
    document_id: document.id,
    supplier_id: document.supplier_id ?? blank.supplier_id,
    restaurant_id: document.restaurant_id ?? blank.restaurant_id,
    kind: document_type === 'credit_note' ? ('credit_note' as const) : ('invoice' as const),
  }
  if (!extraction) return start
  const currency = extraction.currency ?? blank.currency
  const items = extraction.lines.filter(({ amount }) => amount !== null).map((line) => rowOf(line, currency))
  const { total_amount } = extraction
  const follows =
    total_amount === null ||
    (items.length > 0 && Math.abs(rowsSum(items, currency)) === Math.abs(total_amount))
  return {
    ...start,
    currency,
    invoice_number: extraction.invoice_number ?? '',
    invoice_date: extraction.invoice_date ?? null,
    due_date: extraction.due_date,
    items: items.length > 0 ? items : [newRow()],
    total: follows ? null : Math.abs(total_amount),
  }
}

/** A line without quantity or price is one piece of its amount; one whose product is another keeps what is printed. */
function rowOf(line: Line, currency: string) {
  const { quantity, unit_price, amount } = line
  const described = { description: line.description ?? line.reference ?? '', unit: line.unit ?? '' }
  if (quantity === null || unit_price === null)
    return newRow({ ...described, quantity: 1, unit_price: amount })
  const row = newRow({ ...described, quantity, unit_price })
  return rowsSum([row], currency) === amount ? row : { ...row, given_total: amount }
}
