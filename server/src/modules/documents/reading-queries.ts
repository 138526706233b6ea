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
