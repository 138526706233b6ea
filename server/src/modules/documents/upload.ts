import { uuidv7 } from 'uuidv7'
import type { FileType } from '#packages/extraction'
import { audit } from '#platform/audit'
import { AppError } from '#platform/errors'
import { enqueueJob } from '#platform/jobs'
import { notify } from '#platform/live'
import type { Platform } from '#platform/platform'
import { lockFile, removeUnusedFile } from '#platform/unused-files'
import type { Who } from '#platform/who'
import { detectStoredType } from './detect.ts'
import { getDocument } from './documents.ts'
import type { DocumentFollowers } from './followers.ts'
import { readDocumentJob } from './jobs.ts'
import { placeOf } from './place.ts'
import { insertDocument } from './queries.ts'
import { type FormPart, type ReceivedUpload, receiveUpload } from './receive.ts'

export interface UploadNeeds {
  platform: Platform
  followers: DocumentFollowers
}

/** The largest file taken, in bytes. */
export function uploadLimit_bytes(platform: Platform): number {
  return platform.config.uploadMaxMb * 1_048_576
}

/**
 * Takes in a supplier's document: the bytes first, then one short transaction with the row and the job that reads it.
 * A refused file leaves nothing behind. Errors: those of receiveUpload, empty_file, unsupported_document.
 */
export async function uploadDocument(needs: UploadNeeds, who: Who, parts: AsyncIterable<FormPart>) {
  const { platform } = needs
  const discard = async (hash: string) => void (await removeUnusedFile(platform, who, hash))
  const received = await receiveUpload(
    parts,
    (content) => platform.files.put(who.organization_id, content, { max_bytes: uploadLimit_bytes(platform) }),
    discard,
  )
  try {
    if (received.file.size_bytes === 0) throw new AppError('empty_file')
    const file_type = await detectStoredType(platform.files, who.organization_id, received.file.hash)
    if (!file_type) throw new AppError('unsupported_document')
    return await registerDocument(needs, who, received, file_type)
  } catch (error) {
    await discard(received.file.hash)
    throw error
  }
}

function registerDocument(
  { platform, followers }: UploadNeeds,
  who: Who,
  { form, file }: ReceivedUpload,
  file_type: FileType,
) {
  return platform.withTenant(who, async (tx) => {
    await lockFile(tx, who, file.hash)
    // Between the last byte and this lock a deletion may have removed the same bytes.
    if (!(await platform.files.exists(who.organization_id, file.hash))) throw new AppError('unavailable')
    const place = await placeOf(tx, who, form)
    const id = uuidv7()
    const job_id = await enqueueJob(tx, who, readDocumentJob, { document_id: id })
    await insertDocument(tx, who, {
      id,
      document_type: form.document_type ?? 'other',
      ...place,
      supplier_id: form.supplier_id ?? null,
      file_name: file.name,
      file_type,
      file_size_bytes: file.size_bytes,
      file_hash: file.hash,
      job_id,
    })
    const document = await getDocument(tx, who, followers, id)
    const { extraction: _, ...summary } = document
    await audit(tx, who, 'document.uploaded', { type: 'document', id, name: file.name }, { after: summary })
    await notify(tx, {
      organization_id: who.organization_id,
      channel: 'documents',
      type: 'document_uploaded',
      restaurant_id: place.restaurant_id,
      data: { id, status: 'uploaded' },
    })
    return document
  })
}
