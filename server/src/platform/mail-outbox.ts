import { defineJob } from './jobs.ts'
import { wakeSender } from './mail.ts'
import { Type } from './schema.ts'
import type { TenantTx } from './tenant.ts'

/** Puts a mail that failed or was kept back into the queue, with all its attempts. False when there is none such. */
export async function sendAgain(tx: TenantTx, organization_id: string, mail_id: string): Promise<boolean> {
  const row = await tx
    .updateTable('platform.mails')
    .set({ status: 'queued', attempts: 0, error: null })
    .where('organization_id', '=', organization_id)
    .where('id', '=', mail_id)
    .where('status', 'in', ['failed', 'kept'])
    .returning('id')
    .executeTakeFirst()
  if (row) await wakeSender(tx, organization_id, mail_id)
  return row !== undefined
}

const mailsKept_days = 90

/** Nightly: forgets mails of long ago. */
export const sweepMailsJob = defineJob({
  task: 'sweep_mails',
  payload: Type.Object({}),
  run: async ({ tx, who, platform }) => {
    const before = new Date(platform.clock.now().getTime() - mailsKept_days * 86_400_000)
    const gone = await tx((t) =>
      t
        .deleteFrom('platform.mails')
        .where('organization_id', '=', who.organization_id)
        .where('created_at', '<', before)
        .executeTakeFirst(),
    )
    return { removed: Number(gone.numDeletedRows) }
  },
})
