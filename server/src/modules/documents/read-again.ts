import { audit } from '#platform/audit'
import { AppError, notFound } from '#platform/errors'
import { enqueueJob } from '#platform/jobs'
import { notify } from '#platform/live'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { readDocumentJob } from './jobs.ts'
import { findDocumentForUpdate } from './queries.ts'
import { beginAgain } from './reading-queries.ts'

/** Has a stored file read once more, as after its upload. Errors: not_found, document_busy. */
export async function readDocumentAgain(tx: TenantTx, who: Who, id: string): Promise<void> {
  const row = await findDocumentForUpdate(tx, who, id)
  if (!row) throw notFound('document')
  if (row.status === 'uploaded' || row.status === 'processing') throw new AppError('document_busy')
  const job_id = await enqueueJob(tx, who, readDocumentJob, { document_id: id })
  await beginAgain(tx, who, id, job_id)
  await audit(tx, who, 'document.read_again', { type: 'document', id, name: row.file_name })
  await notify(tx, {
    organization_id: who.organization_id,
    channel: 'documents',
    type: 'document_changed',
    restaurant_id: row.restaurant_id,
    data: { id, status: 'uploaded' },
  })
}
