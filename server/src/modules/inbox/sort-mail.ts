import { Readable } from 'node:stream'
import { type DocumentFile, type DocumentFollowers, judgeFile, safeFileName } from '#modules/documents/index'
import { ComputeLimitError } from '#platform/compute'
import { AppError } from '#platform/errors'
import type { FailedJob, JobRun } from '#platform/jobs'
import type { Platform } from '#platform/platform'
import type { TenantTx } from '#platform/tenant'
import { byItself } from '#platform/timetable'
import { removeUnusedFile } from '#platform/unused-files'
import type { Who } from '#platform/who'
import { keepSorted, recordMail } from './keep-sorted.ts'
import type { SortedPart, TakeApartTask, TakenApart } from './parts/take-apart-task.ts'
import { findUnsorted, saveFailed, type UnsortedMail } from './sort-queries.ts'

const limits = { timeout_ms: 30_000, memory_mb: 512 }
const task = new URL('./parts/take-apart-task.ts', import.meta.url)

/** An attachment whose bytes are stored and are a document, or which is none for a reason. */
export interface StoredPart extends Pick<SortedPart, 'file_name' | 'content_type' | 'size_bytes'> {
  file: DocumentFile | null
  outcome: 'ignored' | 'refused' | null
  reason: string | null
}

/**
 * Takes a mail apart, apart from here, and keeps what became of it in one transaction. Run again, it finds what was
 * done. Errors: mail_unreadable.
 */
export async function sortMail(
  { payload, who: asked_by, platform, tx, progress }: JobRun<{ mail_id: string }>,
  followers: DocumentFollowers,
) {
  const who = byItself(asked_by.organization_id, asked_by.request_id)
  const mail = await tx((t) => findUnsorted(t, who, payload.mail_id))
  if (!mail) return {}
  const taken = await takeApart(platform, who, mail)
  await progress(40, 'storing attachments')
  const stored: StoredPart[] = []
  try {
    for (const part of taken.parts) stored.push(await storePart(platform, who, part))
    const { status, document_count } = await tx((t) =>
      keepSorted(t, { platform, followers }, who, mail, { taken, stored }),
    )
    return { mail_id: mail.id, status, document_count }
  } finally {
    // What became no document, and the original once nobody needs it.
    for (const hash of [mail.raw_hash, ...stored.flatMap(({ file }) => file?.hash ?? [])])
      await removeUnusedFile(platform, who, hash)
  }
}

async function takeApart(platform: Platform, who: Who, mail: UnsortedMail): Promise<TakenApart> {
  const { files, compute } = platform
  const { raw_form, raw_type } = mail
  try {
    return await files.withLocalPath(who.organization_id, mail.raw_hash, (path) =>
      compute.run<TakeApartTask, TakenApart>(task, { path, raw_form, raw_type }, limits),
    )
  } catch (error) {
    if (!(error instanceof ComputeLimitError)) throw error
    throw new AppError('mail_unreadable', { message: `${error.message} The mail was refused.`, cause: error })
  }
}

const refusals = [
  ...['empty_file', 'unsupported_document', 'payload_too_large'],
  ...['hostile_document', 'damaged_document', 'encrypted_document'],
]

/** Stores an attachment and judges it by its content, as an upload is. */
async function storePart(platform: Platform, who: Who, part: SortedPart): Promise<StoredPart> {
  const { content, size_bytes } = part
  const described = {
    file_name: safeFileName(part.file_name),
    content_type: part.content_type.slice(0, 100) || 'application/octet-stream',
    size_bytes,
  }
  if (!content) return { ...described, file: null, outcome: 'ignored', reason: part.reason }
  const max_bytes = platform.config.uploadMaxMb * 1_048_576
  try {
    const file = await platform.files.put(who.organization_id, Readable.from([content]), { max_bytes })
    try {
      const judged = await judgeFile(platform, who, { ...file, name: described.file_name })
      return { ...described, file: judged, outcome: null, reason: null }
    } catch (error) {
      await removeUnusedFile(platform, who, file.hash)
      throw error
    }
  } catch (error) {
    if (!(error instanceof AppError) || !refusals.includes(error.code)) throw error
    return { ...described, file: null, outcome: 'refused', reason: error.code }
  }
}

/** The job is over without success: the mail says so. */
export async function sortingFailed(tx: TenantTx, job: FailedJob<{ mail_id: string }>): Promise<void> {
  const who = byItself(job.who.organization_id, job.who.request_id)
  const { code, message } = job.cancelled
    ? { code: 'job_cancelled', message: 'Sorting was cancelled.' }
    : job.error
  const failed = await saveFailed(tx, who, job.payload.mail_id, { code, message })
  if (failed)
    await recordMail(tx, who, 'inbox.mail_failed', { ...failed, status: 'failed' }, { error_code: code })
}
