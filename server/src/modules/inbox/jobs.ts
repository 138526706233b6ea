import { defineJob } from '#platform/jobs'
import { Id, Type } from '#platform/schema'
import { removeUnusedFile } from '#platform/unused-files'
import { deleteMailsBefore } from './mail-queries.ts'
import { sortingFailed, sortMail } from './sort-mail.ts'

export const sortMailJob = defineJob({
  task: 'sort_mail',
  payload: Type.Object({ mail_id: Id }),
  run: sortMail,
  failed: sortingFailed,
})

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
