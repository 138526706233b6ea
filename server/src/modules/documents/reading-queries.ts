import { sql } from 'kysely'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { DocumentSummary, StoredExtraction } from './contract.ts'

const readColumns = [
  'id',
  'document_type',
  'file_name',
  'file_type',
  'file_size_bytes',
  'file_hash',
  'restaurant_id',
  'supplier_id',
  'store_id',
  'uploaded_by',
  'part',
] as const

export type ReadableDocument = NonNullable<Awaited<ReturnType<typeof beginReading>>>

/** Marks a document as being read; undefined when it is gone or was read before. */
export function beginReading(tx: TenantTx, who: Who, id: string) {
  return tx
    .updateTable('documents.documents')
    .set({ status: 'processing' })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .where('status', 'in', ['uploaded', 'processing'])
    .returning(readColumns)
    .executeTakeFirst()
}

/** What is shown of a reading, and what follows from it. */
export interface Shown {
  document_type: DocumentSummary['document_type']
  supplier_id: string | null
  /** With what people corrected. */
  shown: StoredExtraction
}

export interface Reading extends Shown {
  /** As the machine read it. */
  extraction: StoredExtraction
  processed_at: Date
  /** Which of how many in one file; null where the file is one document. */
  part: number | null
  parts: number | null
}

/** A further document of the same file, as if it had been uploaded beside it; it is being read. */
export function insertPart(
  tx: TenantTx,
  who: Who,
  id: string,
  { id: first, part: _, ...row }: ReadableDocument,
): Promise<ReadableDocument> {
  const { organization_id } = who
  // By the database itself: it counts microseconds.
  const upload_date = sql<Date>`(select upload_date from documents.documents
    where organization_id = ${organization_id} and id = ${first})`
  return tx
    .insertInto('documents.documents')
    .values({ ...row, id, organization_id, upload_date, status: 'processing' })
    .returning(readColumns)
    .executeTakeFirstOrThrow()
}

/** Keeps what was read; does nothing when somebody else kept it before. */
export async function saveReading(tx: TenantTx, who: Who, id: string, reading: Reading): Promise<boolean> {
  const saved = await tx
    .updateTable('documents.documents')
    .set({
      status: 'processed',
      error_code: null,
      error_message: null,
      extraction: JSON.stringify(reading.extraction),
      ...columnsOf(reading),
      processed_at: reading.processed_at,
      part: reading.part,
      parts: reading.parts,
    })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .where('status', '=', 'processing')
    .executeTakeFirst()
  return saved.numUpdatedRows > 0n
}

/** What lists show of a reading, so that they need not open it. */
function columnsOf({ document_type, supplier_id, shown }: Shown) {
  return {
    document_type,
    supplier_id,
    line_count: shown.lines.length,
    total_amount: shown.total_amount,
    currency: shown.currency,
    proof: shown.proof,
    period_from: shown.period?.from ?? null,
    period_to: shown.period?.to ?? null,
  }
}

export async function saveShown(tx: TenantTx, who: Who, id: string, shown: Shown): Promise<void> {
  await tx
    .updateTable('documents.documents')
    .set(columnsOf(shown))
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}

export async function saveSupplier(tx: TenantTx, who: Who, id: string, supplier_id: string): Promise<void> {
  await tx
    .updateTable('documents.documents')
    .set({ supplier_id })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}

/** Puts a document back to where it was after its upload; what was read stays until it is read again. */
export async function beginAgain(tx: TenantTx, who: Who, id: string, job_id: string): Promise<void> {
  await tx
    .updateTable('documents.documents')
    .set({ status: 'uploaded', job_id, error_code: null, error_message: null, processed_at: null })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}

export function saveReadingError(
  tx: TenantTx,
  who: Who,
  id: string,
  error: { code: string; message: string },
) {
  return tx
    .updateTable('documents.documents')
    .set({ status: 'error', error_code: error.code, error_message: error.message, processed_at: sql`now()` })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .where('status', 'in', ['uploaded', 'processing'])
    .returning(['id', 'file_name', 'restaurant_id'])
    .executeTakeFirst()
}
