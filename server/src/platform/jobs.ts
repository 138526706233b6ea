import { sql } from 'kysely'
import type { Static, TSchema } from 'typebox'
import { uuidv7 } from 'uuidv7'
import type { ErrorCode } from './error-codes.ts'
import { notify } from './live.ts'
import type { Platform } from './platform.ts'
import type { TenantTx } from './tenant.ts'
import type { Who } from './who.ts'

/** Thrown at the next report of progress once somebody asked to cancel. */
export class JobCancelled extends Error {}

/** One run of a job, on behalf of whoever enqueued it. */
export interface JobRun<Payload = unknown> {
  job_id: string
  who: Who
  payload: Payload
  /** From 1. */
  attempt: number
  platform: Platform
  /** A transaction of the job's organization. */
  tx: <T>(work: (tx: TenantTx) => Promise<T>) => Promise<T>
  /** Records how far the job is, 0 to 100, and ends it by JobCancelled when somebody asked for that. */
  progress: (percent: number, step: string) => Promise<void>
}

/**
 * A kind of background work. It runs at least once and must have its effect exactly once: killed at any instant,
 * it is started again with the same payload. An AppError is final unless its status is 503; that and any other error
 * is tried again with growing pauses.
 */
export interface JobDefinition {
  task: string
  payload: TSchema
  max_attempts: number
  run: (job: JobRun<never>) => Promise<Record<string, unknown>>
  /** Tells the module that the job is over without success, in the transaction that says so. */
  failed: (tx: TenantTx, job: FailedJob<never>) => Promise<void>
}

export interface FailedJob<Payload = unknown> {
  job_id: string
  who: Who
  payload: Payload
  cancelled: boolean
  error: { code: ErrorCode; message: string }
}

/** Beyond its own attempts the queue makes one more: to say that the last one was killed before it could end. */
const attemptsToGiveUp = 1

/** Declares a job, checking that its functions take its payload. */
export function defineJob<P extends TSchema>(job: {
  task: string
  payload: P
  max_attempts?: number
  run: (job: JobRun<Static<P>>) => Promise<Record<string, unknown>>
  failed?: (tx: TenantTx, job: FailedJob<Static<P>>) => Promise<void>
}): JobDefinition & { readonly payload: P } {
  return { max_attempts: 5, failed: async () => {}, ...job } as JobDefinition & { readonly payload: P }
}

/**
 * Puts a job into the queue inside the caller's transaction: it exists exactly if the transaction commits.
 * With the `id` of a job there is already, nothing is added.
 */
export async function enqueueJob<P extends TSchema>(
  tx: TenantTx,
  who: Who,
  job: Pick<JobDefinition, 'task' | 'max_attempts'> & { readonly payload: P },
  payload: Static<P>,
  { id = uuidv7() }: { id?: string } = {},
): Promise<string> {
  const made = await tx
    .insertInto('platform.jobs')
    .values({
      organization_id: who.organization_id,
      id,
      task: job.task,
      payload: JSON.stringify(payload),
      created_by: who.user_id,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return id
  const message = JSON.stringify({ organization_id: who.organization_id, job_id: id, who })
  const attempts = job.max_attempts + attemptsToGiveUp
  await sql`select platform.enqueue(${job.task}, ${message}::jsonb, ${`job:${id}`}, ${attempts})`.execute(tx)
  return id
}

/** Updates a job's row and tells the live channel `jobs`. */
export async function recordJob(
  tx: TenantTx,
  organization_id: string,
  job_id: string,
  change: Partial<{
    status: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled'
    progress: number
    step: string
    result: string
    error_code: string
    error_message: string
    attempts: number
    started_at: Date
    finished_at: Date
  }>,
): Promise<{ cancel_requested: boolean; status: string } | undefined> {
  const row = await tx
    .updateTable('platform.jobs')
    .set(change)
    .where('organization_id', '=', organization_id)
    .where('id', '=', job_id)
    .returning(['cancel_requested', 'status', 'progress', 'step', 'task'])
    .executeTakeFirst()
  if (row)
    await notify(tx, {
      organization_id,
      channel: 'jobs',
      type: 'job_progress',
      data: { job_id, task: row.task, status: row.status, progress: Number(row.progress), step: row.step },
    })
  return row
}
