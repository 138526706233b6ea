import { uuidv7 } from 'uuidv7'
import type { FileType } from '#packages/extraction'
import { audit } from '#platform/audit'
import { AppError } from '#platform/errors'
import type { StoredFile } from '#platform/files'
import { enqueueJob } from '#platform/jobs'
import { notify } from '#platform/live'
import type { Platform } from '#platform/platform'
import type { TenantTx } from '#platform/tenant'
import { lockFile } from '#platform/unused-files'
import type { Who } from '#platform/who'
import type { UploadForm } from './contract.ts'
import { detectStoredType } from './detect.ts'
import { getDocumentRow } from './documents.ts'
import { readDocumentJob } from './jobs.ts'
import { placeOf } from './place.ts'
import { findDocumentByHash, insertDocument } from './queries.ts'

/** A stored file that is a document by its content. */
export interface DocumentFile extends StoredFile {
  name: string
  file_type: FileType
}

/** What a stored file is, by its content. Errors: empty_file, unsupported_document. */
export async function judgeFile(
  { files }: Platform,
  { organization_id }: Who,
  file: StoredFile & { name: string },
): Promise<DocumentFile> {
  if (file.size_bytes === 0) throw new AppError('empty_file')
  const file_type = await detectStoredType(files, organization_id, file.hash)
  if (!file_type) throw new AppError('unsupported_document')
  return { ...file, file_type }
}

/**
 * Makes a stored file a document, with the job that reads it; both exist exactly if the transaction commits.
 * Errors: unavailable, reference_not_found, restaurant_not_permitted.
 */
export async function registerDocument(
  tx: TenantTx,
  { files }: Platform,
  who: Who,
  { file, form }: { file: DocumentFile; form: UploadForm },
): Promise<string> {
  await lockFile(tx, who, file.hash)
  // Between the last byte and this lock a deletion may have removed the same bytes.
  if (!(await files.exists(who.organization_id, file.hash))) throw new AppError('unavailable')
  const place = await placeOf(tx, who, form)
  const id = uuidv7()
  const job_id = await enqueueJob(tx, who, readDocumentJob, { document_id: id })
  await insertDocument(tx, who, {
    id,
    document_type: form.document_type ?? 'other',
    ...place,
    supplier_id: form.supplier_id ?? null,
    file_name: file.name,
    file_type: file.file_type,
    file_size_bytes: file.size_bytes,
    file_hash: file.hash,
    job_id,
  })
  const after = { ...(await getDocumentRow(tx, who, id)), latest_reconciliation_id: null }
  await audit(tx, who, 'document.uploaded', { type: 'document', id, name: file.name }, { after })
  await notify(tx, {
    organization_id: who.organization_id,
    channel: 'documents',
    type: 'document_uploaded',
    restaurant_id: place.restaurant_id,
    data: { id, status: 'uploaded' },
  })
  return id
}

/** The same, unless there is a document with these very bytes: then that one is meant. Errors: those of registerDocument. */
export async function registerOnce(
  tx: TenantTx,
  platform: Platform,
  who: Who,
  given: { file: DocumentFile; form: UploadForm },
): Promise<{ document_id: string; is_new: boolean }> {
  await lockFile(tx, who, given.file.hash)
  const known = await findDocumentByHash(tx, who, given.file.hash)
  if (known) return { document_id: known, is_new: false }
  return { document_id: await registerDocument(tx, platform, who, given), is_new: true }
}
