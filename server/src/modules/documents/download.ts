import { audit } from '#platform/audit'
import { AppError } from '#platform/errors'
import { FileMissing } from '#platform/files'
import type { Platform } from '#platform/platform'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { getDocumentRow } from './documents.ts'

/** The bytes that were uploaded, as a stream under the name they came with. Errors: not_found. */
export async function openDocument(platform: Platform, who: Who, id: string) {
  const row = await platform.withTenant(who, (tx) => getDocumentRow(tx, who, id), { read_only: true })
  const content = await platform.files.read(who.organization_id, row.file_hash).catch((error) => {
    if (!(error instanceof FileMissing)) throw error
    throw new AppError('not_found', { message: 'The stored file is missing; upload the document again.' })
  })
  return {
    name: row.file_name,
    content,
    content_type: 'application/octet-stream',
    size_bytes: row.file_size_bytes,
    hash: row.file_hash,
  }
}

/** A link to the same that works without signing in, for five minutes. Errors: not_found. */
export async function linkDocument(tx: TenantTx, who: Who, { downloads }: Platform, id: string) {
  const row = await getDocumentRow(tx, who, id)
  await audit(tx, who, 'document.link_created', { type: 'document', id, name: row.file_name })
  return downloads.make({
    organization_id: who.organization_id,
    hash: row.file_hash,
    name: row.file_name,
    content_type: 'application/octet-stream',
  })
}
