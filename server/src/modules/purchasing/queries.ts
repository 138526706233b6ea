import { sql } from 'kysely'
import { type ListQuery, type ListShape, listPage } from '#platform/lists'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { InvoiceItem, InvoiceKind } from './amounts.ts'
import type { InvoiceSummary } from './invoice-contract.ts'

const summaryColumns = [
  'i.id',
  'i.supplier_id',
  'i.restaurant_id',
  'i.store_id',
  'i.document_id',
  'i.kind',
  'i.invoice_number',
  'i.invoice_date',
  'i.due_date',
  'i.currency',
  'i.tax_amount',
  'i.total_amount',
  'i.paid_amount',
  'i.status',
  'i.notes',
  'i.created_at',
  'i.updated_at',
] as const

// Looked up for the rows a page shows only: joined, they would be for every row that is sorted or counted.
const supplierName = sql<string>`(
  select s.name from suppliers.suppliers s where s.organization_id = i.organization_id and s.id = i.supplier_id)`
const restaurantName = sql<string>`(
  select r.name from venues.restaurants r where r.organization_id = i.organization_id and r.id = i.restaurant_id)`
const openAmount = sql<string>`case when i.status = 'active' then i.total_amount - i.paid_amount else 0 end`
const summary = [
  ...summaryColumns,
  openAmount.as('open_amount'),
  supplierName.as('supplier_name'),
  restaurantName.as('restaurant_name'),
] as const

/** Invoices this person may see: of their restaurants when they are limited. */
function visible(tx: TenantTx, who: Who) {
  const rows = tx.selectFrom('purchasing.invoices as i').where('i.organization_id', '=', who.organization_id)
  return who.restaurant_ids ? rows.where('i.restaurant_id', 'in', who.restaurant_ids) : rows
}

export type InvoiceRow = NonNullable<Awaited<ReturnType<typeof findInvoiceRow>>>

export function findInvoiceRow(tx: TenantTx, who: Who, id: string) {
  return visible(tx, who).where('i.id', '=', id).select(summary).executeTakeFirst()
}

/** The same, held against changes until the transaction ends. */
export function findInvoiceForUpdate(tx: TenantTx, who: Who, id: string) {
  return visible(tx, who).where('i.id', '=', id).select(summary).forUpdate('i').executeTakeFirst()
}

export function listInvoiceItems(tx: TenantTx, who: Who, invoice_id: string) {
  return tx
    .selectFrom('purchasing.invoice_items as l')
    .leftJoin('purchasing.supplier_items as a', (join) =>
      join.onRef('a.organization_id', '=', 'l.organization_id').onRef('a.id', '=', 'l.supplier_item_id'),
    )
    .leftJoin('stock.items as t', (join) =>
      join.onRef('t.organization_id', '=', 'a.organization_id').onRef('t.id', '=', 'a.item_id'),
    )
    .where('l.organization_id', '=', who.organization_id)
    .where('l.invoice_id', '=', invoice_id)
    .select(['l.position', 'l.description', 'l.quantity', 'l.unit', 'l.unit_price', 'l.line_total'])
    .select(['l.code', 'l.supplier_item_id', 'a.item_id', 't.name as item_name'])
    .orderBy('l.position')
    .execute()
}

export interface InvoiceFilters extends ListQuery {
  restaurant_id?: string
  supplier_id?: string
  status?: InvoiceSummary['status']
  date_from?: string
  date_to?: string
  search?: string
}

const listShape: ListShape = {
  sorts: {
    invoice_date: { column: 'i.invoice_date', cast: 'date' },
    open_amount: { column: openAmount, cast: 'numeric' },
    due_date: { column: 'i.due_date', cast: 'date', when_null: 'infinity' },
    invoice_number: { column: 'i.invoice_number', cast: 'text' },
    supplier_name: { column: supplierName, cast: 'text' },
    total_amount: { column: 'i.total_amount', cast: 'numeric' },
    status: { column: 'i.status', cast: 'text' },
    created_at: { column: 'i.created_at', cast: 'timestamptz' },
  },
  default_sort: '-invoice_date',
  tie_breaker: { column: 'i.id', cast: 'uuid' },
}

export function listInvoiceRows(tx: TenantTx, who: Who, filters: InvoiceFilters) {
  let rows = visible(tx, who).select(summary)
  if (filters.restaurant_id) rows = rows.where('i.restaurant_id', '=', filters.restaurant_id)
  if (filters.supplier_id) rows = rows.where('i.supplier_id', '=', filters.supplier_id)
  if (filters.status) rows = rows.where('i.status', '=', filters.status)
  if (filters.date_from) rows = rows.where('i.invoice_date', '>=', filters.date_from)
  if (filters.date_to) rows = rows.where('i.invoice_date', '<=', filters.date_to)
  if (filters.search)
    rows = rows.where(sql<boolean>`strpos(lower(i.invoice_number), lower(${filters.search})) > 0`)
  return listPage(tx, rows, filters, listShape)
}

/** What may be written of an invoice. */
export interface InvoiceFields {
  supplier_id: string
  restaurant_id: string
  store_id: string | null
  document_id: string | null
  kind: InvoiceKind
  invoice_number: string
  invoice_date: string
  due_date: string | null
  currency: string
  tax_amount: number | string | null
  total_amount: string
  status: InvoiceSummary['status']
  notes: string | null
}

export async function insertInvoice(
  tx: TenantTx,
  who: Who,
  id: string,
  fields: InvoiceFields,
): Promise<void> {
  await tx
    .insertInto('purchasing.invoices')
    .values({ ...fields, organization_id: who.organization_id, id, created_by: who.user_id })
    .execute()
}

export async function updateInvoiceRow(
  tx: TenantTx,
  who: Who,
  id: string,
  fields: InvoiceFields,
): Promise<void> {
  await tx
    .updateTable('purchasing.invoices')
    .set({ ...fields, updated_at: sql`now()` })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}

/** An item that is known as an article of the supplier. */
export type KnownItem = InvoiceItem & { supplier_item_id: string | null }

/** Puts these items in the place of those before. */
export async function replaceInvoiceItems(
  tx: TenantTx,
  who: Who,
  invoice_id: string,
  items: readonly KnownItem[],
): Promise<void> {
  await tx
    .deleteFrom('purchasing.invoice_items')
    .where('organization_id', '=', who.organization_id)
    .where('invoice_id', '=', invoice_id)
    .execute()
  if (items.length === 0) return
  await tx
    .insertInto('purchasing.invoice_items')
    .values(items.map((item) => ({ ...item, organization_id: who.organization_id, invoice_id })))
    .execute()
}

export async function deleteInvoiceRow(tx: TenantTx, who: Who, id: string): Promise<void> {
  await tx
    .deleteFrom('purchasing.invoices')
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}
