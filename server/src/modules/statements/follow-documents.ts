import type { DocumentFollowers } from '#modules/documents/index'
import { AppError } from '#platform/errors'
import { listPackHashes } from './packs/pack-queries.ts'
import { listLatestReconciliations, listReconciliationsOfDocument } from './queries.ts'
import { isRunning } from './reconciliations.ts'

/** What reconciliations mean for the documents they are about. */
export const reconciliationsOfDocuments: Pick<DocumentFollowers, 'latestReconciliations' | 'letGo'> = {
  async latestReconciliations(tx, who, document_ids) {
    const rows = await listLatestReconciliations(tx, who, document_ids)
    return new Map(rows.map((row) => [row.document_id, row.id]))
  },
  async letGo(tx, who, document_id) {
    const rows = await listReconciliationsOfDocument(tx, who, document_id)
    if (rows.some(isRunning))
      throw new AppError('document_busy', { message: 'The document is being reconciled; cancel that first.' })
    const reports = rows.flatMap((row) => row.report_hash ?? [])
    return [...reports, ...(await listPackHashes(tx, who, document_id))]
  },
}
