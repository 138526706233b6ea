import { sendAttachment } from './attachment.ts'
import type { auditRoutes } from './audit-contract.ts'
import { exportAuditLog } from './audit-export.ts'
import { findHead } from './audit-queries.ts'
import { sealAuditLog } from './audit-seals.ts'
import { searchAuditLog } from './audit-search.ts'
import { type Verification, verifyAuditLog } from './audit-verification.ts'
import { defineJob } from './jobs.ts'
import type { Handlers } from './module.ts'
import { Type } from './schema.ts'
import type { TenantTx } from './tenant.ts'
import type { TimetableEntry } from './timetable.ts'
import type { Who } from './who.ts'

export const auditHandlers: Handlers<typeof auditRoutes> = {
  listAuditLog: ({ tx, who, query }) => searchAuditLog(tx, who, query) as never,
  exportAuditLog: async ({ platform, who, query, reply }) => {
    const { format = 'csv', ...filters } = query
    return sendAttachment(reply, await exportAuditLog(platform, who, format, filters))
  },
  getAuditSeal: ({ tx, who }) => getAuditSeal(tx, who),
  verifyAuditLog: async ({ platform, who }) => ({
    ...(await verifyAuditLog(platform, who.organization_id)),
    verified_at: platform.clock.now(),
  }),
}

/** Nightly: the result stays with the job, and what does not hold is an error in the log of the process. */
export const verifyAuditLogJob = defineJob({
  task: 'verify_audit_log',
  payload: Type.Object({}),
  run: async ({ platform, who }) => {
    const { organization_id } = who
    const found = await verifyAuditLog(platform, organization_id)
    const { intact, head_number, head_hash, first_broken } = found
    // Logs usually lie elsewhere: there the hash outlives whoever could change the database.
    if (intact) platform.log.info({ organization_id, head_number, head_hash }, 'the audit log is intact')
    else
      platform.log.error(
        { organization_id, head_number, head_hash, first_broken },
        'the audit log is not intact',
      )
    return { ...found }
  },
})

export const auditTimetable: TimetableEntry[] = [
  {
    at: '* * * * *',
    chore: 'seal_audit_log',
    run: async (platform, { organization_id }) =>
      void (await sealAuditLog(platform, organization_id, { all: false })),
  },
  { at: '27 3 * * *', job: verifyAuditLogJob, payload: {} },
]

async function getAuditSeal(tx: TenantTx, who: Who) {
  const head = await findHead(tx, who.organization_id)
  const last = await tx
    .selectFrom('platform.jobs')
    .where('organization_id', '=', who.organization_id)
    .where('task', '=', verifyAuditLogJob.task)
    .where('status', '=', 'succeeded')
    .orderBy('finished_at', 'desc')
    .select(['finished_at', 'result'])
    .limit(1)
    .executeTakeFirst()
  const found = last?.result as unknown as Verification | undefined
  return {
    head_number: head?.seal_number ?? 0,
    head_hash: head?.hash.toString('hex') ?? null,
    sealed_at: head?.sealed_at ?? null,
    verified: found
      ? { at: last!.finished_at!, intact: found.intact, first_broken: found.first_broken }
      : null,
  }
}
