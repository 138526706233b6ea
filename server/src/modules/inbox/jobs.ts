import type { DocumentFollowers } from '#modules/documents/index'
import { defineJob, type JobDefinition } from '#platform/jobs'
import { Id, Type } from '#platform/schema'
import { removeUnusedFile } from '#platform/unused-files'
import { deleteMailsBefore } from './mail-queries.ts'
import { sortingFailed, sortMail } from './sort-mail.ts'

/** As it is queued; who follows documents is known where the worker runs it. */
export const sortMailJob = {
  task: 'sort_mail',
  payload: Type.Object({ mail_id: Id }),
  max_attempts: 5,
}

export function makeSortMailJob(followers: DocumentFollowers): JobDefinition {
  return defineJob({ ...sortMailJob, run: (job) => sortMail(job, followers), failed: sortingFailed })
}

const kept_ms = 90 * 86_400_000

/** Nightly: mails are listed for ninety days; the documents that came of them stay. */
export const sweepMailsJob = defineJob({
  task: 'sweep_inbox_mails',
  payload: Type.Object({}),
  run: async ({ tx, who, platform }) => {
    const before = new Date(platform.clock.now().getTime() - kept_ms)
    const { removed, hashes } = await tx((t) => deleteMailsBefore(t, who, before))
    for (const hash of hashes) await removeUnusedFile(platform, who, hash)
    return { removed }
  },
})
