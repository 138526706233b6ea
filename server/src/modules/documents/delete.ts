import { audit } from '#platform/audit'
import { AppError, notFound } from '#platform/errors'
import { notify } from '#platform/live'
import type { Platform } from '#platform/platform'
import { removeUnusedFile } from '#platform/unused-files'
import type { Who } from '#platform/who'
import type { DocumentFollowers } from './followers.ts'
import { listPageHashes } from './page-queries.ts'
import { deleteDocumentRow, findDocumentForUpdate } from './queries.ts'

/**
 * Deletes a document with all that hangs on it; its bytes go after the commit, unless another document has them.
 * Errors: not_found, document_busy, in_use (an invoice refers to it).
 */
export async function deleteDocument(
  { platform, followers }: { platform: Platform; followers: DocumentFollowers },
  who: Who,
  id: string,
): Promise<{ message: string }> {
  const { name, hashes } = await platform.withTenant(who, async (tx) => {
    const row = await findDocumentForUpdate(tx, who, id)
    if (!row) throw notFound('document')
    if (row.status === 'uploaded' || row.status === 'processing') throw new AppError('document_busy')
    const others = [...(await followers.letGo(tx, who, id)), ...(await listPageHashes(tx, who, id))]
    await deleteDocumentRow(tx, who, id)
    await audit(tx, who, 'document.deleted', { type: 'document', id, name: row.file_name }, { before: row })
    await notify(tx, {
      organization_id: who.organization_id,
      channel: 'documents',
      type: 'document_deleted',
      restaurant_id: row.restaurant_id,
      data: { id },
    })
    return { name: row.file_name, hashes: [row.file_hash, ...others] }
  })
  for (const hash of new Set(hashes)) await removeUnusedFile(platform, who, hash)
  return { message: `${name} was deleted.` }
}
