import { sendAttachment } from './attachment.ts'
import { auditHandlers, auditTimetable, verifyAuditLogJob } from './audit-operations.ts'
import { openLinkedFile } from './download-links.ts'
import { AppError, notFound } from './errors.ts'
import { sweepIdempotencyKeysJob } from './idempotency-sweep.ts'
import { defineJob } from './jobs.ts'
import { sendMail } from './mail.ts'
import { sweepMailsJob } from './mail-outbox.ts'
import type { MetricsSummary } from './metrics.ts'
import { defineModule, type Module } from './module.ts'
import { routes } from './operations-contract.ts'
import { Type } from './schema.ts'
import type { TenantTx } from './tenant.ts'
import { sweepFilesJob } from './unused-files.ts'
import { version } from './version.ts'
import type { Who } from './who.ts'

/** Jobs, audit log and metrics: the operations every product on this platform has. */
export function operations(options: {
  metrics: () => Promise<MetricsSummary>
  /** Whether a role may cancel other people's jobs. */
  mayManage: (who: Who) => boolean
}): Module {
  return defineModule({
    name: 'operations',
    routes,
    jobs: [sweepFilesJob, sweepJobsJob, sweepMailsJob, sweepIdempotencyKeysJob, verifyAuditLogJob],
    errands: [sendMail],
    timetable: [
      ...auditTimetable,
      { at: '17 3 * * *', job: sweepFilesJob, payload: {} },
      { at: '47 3 * * *', job: sweepJobsJob, payload: {} },
      { at: '51 3 * * *', job: sweepMailsJob, payload: {} },
      { at: '53 3 * * *', job: sweepIdempotencyKeysJob, payload: {} },
    ],
    handlers: {
      getJob: ({ tx, who, params }) => getJob(tx, who, params.id),
      cancelJob: ({ tx, who, params }) => cancelJob(tx, who, params.id, options.mayManage(who)),
      ...auditHandlers,
      openDownload: async ({ platform, query, reply }) => {
        const file = await openLinkedFile(platform, query.link)
        // The address is the key: nobody else is to hear of it.
        reply.header('referrer-policy', 'no-referrer')
        return sendAttachment(reply, file)
      },
      getMetrics: async () => ({ ...(await options.metrics()), version }),
    },
  })
}

const jobsKept_days = 90

/** Nightly: forgets jobs that ended long ago. */
const sweepJobsJob = defineJob({
  task: 'sweep_jobs',
  payload: Type.Object({}),
  run: async ({ tx, who, platform }) => {
    const before = new Date(platform.clock.now().getTime() - jobsKept_days * 86_400_000)
    const gone = await tx((t) =>
      t
        .deleteFrom('platform.jobs')
        .where('organization_id', '=', who.organization_id)
        .where('finished_at', '<', before)
        .executeTakeFirst(),
    )
    return { removed: Number(gone.numDeletedRows) }
  },
})

async function getJob(tx: TenantTx, who: Who, id: string) {
  const row = await tx
    .selectFrom('platform.jobs')
    .selectAll()
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound('job')
  const error = row.error_code ? { code: row.error_code, message: row.error_message ?? '' } : null
  return {
    ...row,
    status: row.status as never,
    result: row.result as Record<string, unknown> | null,
    error,
  } as never
}

async function cancelJob(tx: TenantTx, who: Who, id: string, mayManage: boolean) {
  const row = await tx
    .selectFrom('platform.jobs')
    .select(['status', 'created_by'])
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('job')
  if (row.created_by !== who.user_id && !mayManage) throw new AppError('not_permitted')
  if (row.status !== 'queued' && row.status !== 'running') throw new AppError('job_not_cancellable')
  // The worker sees the wish when it takes the job or at its next step, and tells the module.
  await tx
    .updateTable('platform.jobs')
    .set({ cancel_requested: true })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
  return getJob(tx, who, id)
}
