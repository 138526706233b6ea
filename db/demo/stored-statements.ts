import { Readable } from 'node:stream'
import { uuidv7 } from 'uuidv7'
import { extract } from '#packages/extraction'
import type { FileStore } from '../../server/src/platform/files.ts'
import type { SupplierYear } from './load.ts'
import { renderDemoStatement } from './statements.ts'

const largest_bytes = 10 * 1024 * 1024

export interface StoredStatement {
  /** Whether the worker is to reconcile it: the month before the last, of the first restaurant. */
  reconciled: boolean
  row: (uploaded_by: string) => ReturnType<typeof documentRow>
}

/** Renders every statement, keeps the file and reads it by the very extraction an upload goes through. */
export async function storeStatements(
  files: FileStore,
  organization_id: string,
  years: SupplierYear[],
): Promise<StoredStatement[]> {
  const stored: StoredStatement[] = []
  for (const year of years)
    for (const [month, statement] of year.statements.entries()) {
      const bytes = await renderDemoStatement(statement, year.supplier)
      const { hash, size_bytes } = await files.put(organization_id, Readable.from([bytes]), {
        max_bytes: largest_bytes,
      })
      const hints = { document_type: 'statement', currency: year.restaurant.currency } as const
      const extraction = await extract(bytes, { file_name: statement.file_name, hints })
      const received = new Date(`${statement.data.period.to}T09:00:00Z`)
      received.setUTCDate(received.getUTCDate() + 3)
      stored.push({
        reconciled: month === year.statements.length - 2 && year.restaurant.key === 'dublin',
        row: (uploaded_by) =>
          documentRow({
            organization_id,
            year,
            file_name: statement.file_name,
            hash,
            size_bytes,
            extraction,
            received,
            uploaded_by,
          }),
      })
    }
  return stored
}

interface Parts {
  organization_id: string
  year: SupplierYear
  file_name: string
  hash: string
  size_bytes: number
  extraction: Awaited<ReturnType<typeof extract>>
  received: Date
  uploaded_by: string
}

function documentRow({
  organization_id,
  year,
  file_name,
  hash,
  size_bytes,
  extraction,
  received,
  uploaded_by,
}: Parts) {
  return {
    organization_id,
    id: uuidv7(),
    document_type: 'statement' as const,
    restaurant_id: year.restaurant_id,
    supplier_id: year.id,
    file_name,
    file_type: year.supplier.format,
    file_size_bytes: size_bytes,
    file_hash: hash,
    status: 'processed' as const,
    extraction: JSON.stringify(extraction),
    line_count: extraction.lines.length,
    total_amount: extraction.total_amount,
    currency: extraction.currency,
    proof: extraction.proof,
    period_from: extraction.period?.from ?? null,
    period_to: extraction.period?.to ?? null,
    uploaded_by,
    upload_date: received,
    processed_at: received,
  }
}
