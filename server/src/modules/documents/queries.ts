import { sql } from 'kysely'
import { type ListQuery, type ListShape, listPage } from '#platform/lists'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { DocumentSummary, StoredExtraction } from './contract.ts'

const summaryColumns = [
  'd.id',
  'd.document_type',
  'd.file_name',
  'd.file_type',
  'd.file_size_bytes',
  'd.file_hash',
  'd.status',
  'd.error_code',
  'd.error_message',
  'd.restaurant_id',
  'd.store_id',
  'd.supplier_id',
  'd.job_id',
  'd.uploaded_by',
  'd.upload_date',
  'd.processed_at',
  'd.line_count',
  'd.total_amount',
  'd.currency',
  'd.proof',
  'd.period_from',
  'd.period_to',
  'd.part',
  'd.parts',
] as const

// Looked up for the rows a page shows only: joined, it would be for every row that is sorted or counted.
const supplierName = sql<string | null>`(
  select s.name from suppliers.suppliers s where s.organization_id = d.organization_id and s.id = d.supplier_id)`
const summary = [...summaryColumns, supplierName.as('supplier_name')] as const

/** Documents this person may see: of their restaurants when they are limited. */
function visible(tx: TenantTx, who: Who) {
  const rows = tx.selectFrom('documents.documents as d').where('d.organization_id', '=', who.organization_id)
  return who.restaurant_ids ? rows.where('d.restaurant_id', 'in', who.restaurant_ids) : rows
}

export type DocumentRow = NonNullable<Awaited<ReturnType<typeof findDocumentRow>>>

/** One visible document without what was read from it. */
export function findDocumentRow(tx: TenantTx, who: Who, id: string) {
  return visible(tx, who).where('d.id', '=', id).select(summary).executeTakeFirst()
}

/** The other documents that came in one file with this one. */
export function listSameFile(tx: TenantTx, who: Who, { id, file_hash }: DocumentRow) {
  const uploaded = sql<Date>`(select o.upload_date from documents.documents o
    where o.organization_id = d.organization_id and o.id = ${id})`
  return visible(tx, who)
    .where('d.file_hash', '=', file_hash)
    .where('d.upload_date', '=', uploaded)
    .where('d.id', '<>', id)
    .where('d.part', 'is not', null)
    .select(['d.id', sql<number>`d.part`.as('part')])
    .orderBy('d.part')
    .execute()
}

/** What the machine read, corrections apart. */
export async function findReading(tx: TenantTx, who: Who, id: string): Promise<StoredExtraction | null> {
  const row = await visible(tx, who).where('d.id', '=', id).select('d.extraction').executeTakeFirst()
  return (row?.extraction ?? null) as StoredExtraction | null
}

/** The same as findDocumentRow, held against changes until the transaction ends. */
export function findDocumentForUpdate(tx: TenantTx, who: Who, id: string) {
  return visible(tx, who).where('d.id', '=', id).select(summary).forUpdate('d').executeTakeFirst()
}

export interface DocumentFilters extends ListQuery {
  restaurant_id?: string
  document_type?: DocumentSummary['document_type']
  status?: DocumentSummary['status']
  supplier_id?: string
  search?: string
}

const listShape: ListShape = {
  sorts: {
    upload_date: { column: 'd.upload_date', cast: 'timestamptz' },
    file_name: { column: 'd.file_name', cast: 'text' },
    document_type: { column: 'd.document_type', cast: 'text' },
    status: { column: 'd.status', cast: 'text' },
    supplier_name: { column: supplierName, cast: 'text', when_null: '' },
  },
  default_sort: '-upload_date',
  tie_breaker: { column: 'd.id', cast: 'uuid' },
}

export function listDocumentRows(tx: TenantTx, who: Who, filters: DocumentFilters) {
  let rows = visible(tx, who).select(summary)
  if (filters.restaurant_id) rows = rows.where('d.restaurant_id', '=', filters.restaurant_id)
  if (filters.document_type) rows = rows.where('d.document_type', '=', filters.document_type)
  if (filters.status) rows = rows.where('d.status', '=', filters.status)
  if (filters.supplier_id) rows = rows.where('d.supplier_id', '=', filters.supplier_id)
  if (filters.search)
    rows = rows.where(sql<boolean>`strpos(lower(d.file_name), lower(${filters.search})) > 0`)
  return listPage(tx, rows, filters, listShape)
}

/** Whether a document has these bytes. */
export async function isFileOfDocument(tx: TenantTx, who: Who, hash: string): Promise<boolean> {
  const row = await tx
    .selectFrom('documents.documents')
    .where('organization_id', '=', who.organization_id)
    .where('file_hash', '=', hash)
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The oldest document with these bytes. */
export async function findDocumentByHash(tx: TenantTx, who: Who, hash: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('documents.documents')
    .where('organization_id', '=', who.organization_id)
    .where('file_hash', '=', hash)
    .select('id')
    .orderBy('upload_date')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

/** Names the supplier of those of these documents that have none; which they are. */
export function setMissingSupplier(tx: TenantTx, who: Who, ids: readonly string[], supplier_id: string) {
  return tx
    .updateTable('documents.documents')
    .set({ supplier_id })
    .where('organization_id', '=', who.organization_id)
    .where('id', 'in', [...ids])
    .where('supplier_id', 'is', null)
    .returning(['id', 'file_name', 'status', 'restaurant_id'])
    .execute()
}

export interface NewDocument {
  id: string
  document_type: DocumentSummary['document_type']
  restaurant_id: string | null
  store_id: string | null
  supplier_id: string | null
  file_name: string
  file_type: DocumentSummary['file_type']
  file_size_bytes: number
  file_hash: string
  job_id: string
}

export async function insertDocument(tx: TenantTx, who: Who, row: NewDocument): Promise<void> {
  await tx
    .insertInto('documents.documents')
    .values({ ...row, organization_id: who.organization_id, uploaded_by: who.user_id })
    .execute()
}

export async function deleteDocumentRow(tx: TenantTx, who: Who, id: string): Promise<void> {
  await tx
    .deleteFrom('documents.documents')
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}
