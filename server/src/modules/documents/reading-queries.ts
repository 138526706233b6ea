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

export interface Reading {
  document_type: DocumentSummary['document_type']
  supplier_id: string | null
  extraction: StoredExtraction
  processed_at: Date
}

/** Keeps what was read; does nothing when somebody else kept it before. */
export async function saveReading(tx: TenantTx, who: Who, id: string, reading: Reading): Promise<boolean> {
  const { extraction } = reading
  const saved = await tx
    .updateTable('documents.documents')
    .set({
      status: 'processed',
      error_code: null,
      error_message: null,
      document_type: reading.document_type,
      supplier_id: reading.supplier_id,
      extraction: JSON.stringify(extraction),
      line_count: extraction.lines.length,
      total_amount: extraction.total_amount,
      currency: extraction.currency,
      proof: extraction.proof,
      period_from: extraction.period?.from ?? null,
      period_to: extraction.period?.to ?? null,
      processed_at: reading.processed_at,
    })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .where('status', '=', 'processing')
    .executeTakeFirst()
  return saved.numUpdatedRows > 0n
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
