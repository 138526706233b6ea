import { uuidv7 } from 'uuidv7'
import { AppError } from '#platform/errors'
import type { StoredFile } from '#platform/files'
import { enqueueJob } from '#platform/jobs'
import type { Platform } from '#platform/platform'
import { lockFile, removeUnusedFile } from '#platform/unused-files'
import type { Who } from '#platform/who'
import { sortMailJob } from './jobs.ts'
import { findMailByContent, insertMail } from './mail-queries.ts'
import type { RawForm } from './received-form.ts'
import { tellMail } from './tell.ts'

export interface ReceivedMail {
  source: 'address' | 'mailbox'
  raw_form: RawForm
  /** Its content type with what it says beside, as the boundary of a form. */
  raw_type: string
  raw: StoredFile
}

const longestType = 300

/**
 * Keeps a mail whose bytes are stored, with the job that sorts it, in one transaction: from then on it cannot be lost.
 * The same bytes again are the same mail. Errors: unavailable.
 */
export async function keepMail(
  platform: Platform,
  who: Who,
  { source, raw_form, raw_type, raw }: ReceivedMail,
): Promise<{ is_new: boolean }> {
  const is_new = await platform.withTenant(who, async (tx) => {
    await lockFile(tx, who, raw.hash)
    if (await findMailByContent(tx, who, raw.hash)) return false
    // Between the last byte and this lock the sweep may have removed the same bytes.
    if (!(await platform.files.exists(who.organization_id, raw.hash))) throw new AppError('unavailable')
    const id = uuidv7()
    const job_id = await enqueueJob(tx, who, sortMailJob, { mail_id: id })
    await insertMail(tx, who, {
      ...{ id, job_id, source, raw_form, raw_type: raw_type.slice(0, longestType) },
      ...{ raw_hash: raw.hash, raw_size_bytes: raw.size_bytes, received_at: platform.clock.now() },
    })
    await tellMail(tx, who, { id, status: 'received', restaurant_id: null })
    return true
  })
  if (!is_new) await removeUnusedFile(platform, who, raw.hash)
  return { is_new }
}

/** The largest mail taken, in bytes. */
export const mailLimit_bytes = ({ config }: Platform): number => config.inboxMailMaxMb * 1_048_576
