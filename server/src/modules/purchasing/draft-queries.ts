import { sql } from 'kysely'
import { type ListQuery, type ListShape, listPage } from '#platform/lists'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { InvoiceKind } from './amounts.ts'
import type { KnownItem } from './queries.ts'

const columns = [
  'd.id',
  'd.document_id',
  'd.supplier_id',
  'd.restaurant_id',
  'd.store_id',
  'd.kind',
  'd.invoice_number',
  'd.invoice_date',
  'd.due_date',
  'd.currency',
  'd.tax_amount',
  'd.total_amount',
  'd.notes',
  'd.proof',
  'd.edited_by',
  'd.edited_at',
  'd.created_at',
  'd.updated_at',
] as const

const supplierName = sql<string | null>`(
  select s.name from suppliers.suppliers s where s.organization_id = d.organization_id and s.id = d.supplier_id)`
const restaurantName = sql<string | null>`(
  select r.name from venues.restaurants r where r.organization_id = d.organization_id and r.id = d.restaurant_id)`
const documentName = sql<string>`(
  select f.file_name from documents.documents f where f.organization_id = d.organization_id and f.id = d.document_id)`
const summary = [
  ...columns,
  supplierName.as('supplier_name'),
  restaurantName.as('restaurant_name'),
  documentName.as('document_name'),
] as const

/** Drafts this person may see: of their restaurants when they are limited. */
function visible(tx: TenantTx, who: Who) {
  const rows = tx.selectFrom('purchasing.drafts as d').where('d.organization_id', '=', who.organization_id)
  return who.restaurant_ids ? rows.where('d.restaurant_id', 'in', who.restaurant_ids) : rows
}

export type DraftRow = NonNullable<Awaited<ReturnType<typeof findDraftRow>>>

export function findDraftRow(tx: TenantTx, who: Who, id: string) {
  return visible(tx, who).where('d.id', '=', id).select(summary).executeTakeFirst()
}

/** The same, held against changes until the transaction ends. */
export function findDraftForUpdate(tx: TenantTx, who: Who, id: string) {
  return visible(tx, who).where('d.id', '=', id).select(summary).forUpdate('d').executeTakeFirst()
}

/** A document's draft, whoever may see it, held against changes until the transaction ends. */
export function findDraftOfDocument(tx: TenantTx, who: Who, document_id: string) {
  return visible(tx, { ...who, restaurant_ids: null })
    .where('d.document_id', '=', document_id)
    .select(summary)
    .forUpdate('d')
    .executeTakeFirst()
}

export interface DraftFilters extends ListQuery {
  restaurant_id?: string
  supplier_id?: string
  document_id?: string
  search?: string
}

const listShape: ListShape = {
  sorts: {
    created_at: { column: 'd.created_at', cast: 'timestamptz' },
    invoice_date: { column: 'd.invoice_date', cast: 'date', when_null: '-infinity' },
    invoice_number: { column: 'd.invoice_number', cast: 'text', when_null: '' },
    supplier_name: { column: supplierName, cast: 'text', when_null: '' },
    total_amount: { column: 'd.total_amount', cast: 'numeric', when_null: '0' },
  },
  default_sort: '-created_at',
  tie_breaker: { column: 'd.id', cast: 'uuid' },
}

export function listDraftRows(tx: TenantTx, who: Who, filters: DraftFilters) {
  let rows = visible(tx, who).select(summary)
  if (filters.restaurant_id) rows = rows.where('d.restaurant_id', '=', filters.restaurant_id)
  if (filters.supplier_id) rows = rows.where('d.supplier_id', '=', filters.supplier_id)
  if (filters.document_id) rows = rows.where('d.document_id', '=', filters.document_id)
  const search = filters.search?.trim().toLowerCase()
  if (search)
    rows = rows.where(
      sql<boolean>`(strpos(lower(coalesce(d.invoice_number, '')), ${search}) > 0
        or strpos(lower(coalesce(${supplierName}, '')), ${search}) > 0
        or strpos(lower(${documentName}), ${search}) > 0)`,
    )
  return listPage(tx, rows, filters, listShape)
}

/** What may be written of a draft. */
export interface DraftFields {
  supplier_id: string | null
  restaurant_id: string | null
  store_id: string | null
  kind: InvoiceKind
  invoice_number: string | null
  invoice_date: string | null
  due_date: string | null
  currency: string | null
  tax_amount: number | string | null
  total_amount: number | string | null
  notes: string | null
  proof: string | null
  edited_by: string | null
  edited_at: Date | null
}

/** False when the document has a draft already. */
export async function insertDraft(
  tx: TenantTx,
  who: Who,
  { id, document_id, ...fields }: DraftFields & { id: string; document_id: string },
): Promise<boolean> {
  const made = await tx
    .insertInto('purchasing.drafts')
    .values({ ...fields, organization_id: who.organization_id, id, document_id })
    .onConflict((conflict) => conflict.columns(['organization_id', 'document_id']).doNothing())
    .executeTakeFirst()
  return (made.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function updateDraftRow(tx: TenantTx, who: Who, id: string, fields: DraftFields): Promise<void> {
  await tx
    .updateTable('purchasing.drafts')
    .set({ ...fields, updated_at: sql`now()` })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}

export async function deleteDraftRow(tx: TenantTx, who: Who, id: string): Promise<void> {
  await tx
    .deleteFrom('purchasing.drafts')
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}

/** Puts these lines in the place of those before. */
export async function replaceDraftLines(
  tx: TenantTx,
  who: Who,
  draft_id: string,
  lines: readonly KnownItem[],
): Promise<void> {
  await tx
    .deleteFrom('purchasing.draft_lines')
    .where('organization_id', '=', who.organization_id)
    .where('draft_id', '=', draft_id)
    .execute()
  if (lines.length === 0) return
  await tx
    .insertInto('purchasing.draft_lines')
    .values(lines.map((line) => ({ ...line, organization_id: who.organization_id, draft_id })))
    .execute()
}

export type DraftLineRow = Awaited<ReturnType<typeof listDraftLines>>[number]

/** The lines of these drafts in their order, each with what it is to us. */
export function listDraftLines(tx: TenantTx, who: Who, draft_ids: readonly string[]) {
  return tx
    .selectFrom('purchasing.draft_lines as l')
    .leftJoin('purchasing.supplier_items as a', (join) =>
      join.onRef('a.organization_id', '=', 'l.organization_id').onRef('a.id', '=', 'l.supplier_item_id'),
    )
    .leftJoin('stock.items as t', (join) =>
      join.onRef('t.organization_id', '=', 'a.organization_id').onRef('t.id', '=', 'a.item_id'),
    )
    .where('l.organization_id', '=', who.organization_id)
    .where(sql<boolean>`l.draft_id = any(${draft_ids}::uuid[])`)
    .select(['l.draft_id', 'l.position', 'l.code', 'l.description', 'l.quantity', 'l.unit', 'l.unit_price'])
    .select(['l.line_total', 'l.supplier_item_id', 'a.status as mapping', 'a.item_id', 'a.pack'])
    .select(['t.name as item_name', 't.unit as item_unit', 't.is_active as item_is_active'])
    .orderBy('l.draft_id')
    .orderBy('l.position')
    .execute()
}

/** The draft of each of these documents that has one, and the newest invoice that was not cancelled. */
export async function listBooksOf(tx: TenantTx, who: Who, document_ids: readonly string[]) {
  const { rows } = await sql<{ document_id: string; draft_id: string | null; invoice_id: string | null }>`
    select d.id as document_id,
      (select w.id from purchasing.drafts w
        where w.organization_id = ${who.organization_id} and w.document_id = d.id) as draft_id,
      (select i.id from purchasing.invoices i
        where i.organization_id = ${who.organization_id} and i.document_id = d.id and i.status <> 'cancelled'
        order by i.id desc limit 1) as invoice_id
    from unnest(${document_ids}::uuid[]) as d (id)`.execute(tx)
  return rows
}
