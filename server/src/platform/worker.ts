import { EventEmitter } from 'node:events'
import {
  Logger,
  type Runner,
  type RunnerOptions,
  run,
  runMigrations,
  type Task,
  type TaskList,
} from 'graphile-worker'
import pg from 'pg'
import { Compile } from 'typebox/compile'
import { taskOfErrand } from './errand-task.ts'
import type { Errand } from './errands.ts'
import { AppError } from './errors.ts'
import { JobCancelled, type JobDefinition, type JobRun, recordJob } from './jobs.ts'
import type { Platform } from './platform.ts'
import { crontabOf, type TimetableEntry, timetableTasks } from './timetable.ts'
import type { Who } from './who.ts'
import { holdProcessLock, type ProcessLock } from './worker-locks.ts'

interface Message {
  organization_id: string
  job_id: string
  who: Who
}

export interface Worker {
  /** Lets running jobs finish for a while, then leaves them to the next start. */
  stop: () => Promise<void>
}

/** Creates the queue's tables as their owner and opens them to the worker's role. Safe to run at every start. */
export async function prepareQueue(owner_url: string): Promise<void> {
  await runMigrations({ connectionString: owner_url })
  const client = new pg.Client({ connectionString: owner_url })
  await client.connect()
  try {
    await client.query(queueGrants)
  } finally {
    await client.end()
  }
}

// The queue's tables have row security without policies: only their owner would see them.
const queueGrants = `
  grant usage on schema graphile_worker to brigade_worker;
  grant select, insert, update, delete on all tables in schema graphile_worker to brigade_worker;
  grant usage, select on all sequences in schema graphile_worker to brigade_worker;
  grant execute on all functions in schema graphile_worker to brigade_worker;
  do $$ declare t record; begin
    for t in select c.oid::regclass as name from pg_class c
      where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
        and not exists (select 1 from pg_policy p where p.polrelid = c.oid)
    loop
      execute format('create policy worker on %s to brigade_worker using (true) with check (true)', t.name);
    end loop;
  end $$;`

/** What there is to do. */
export interface Work {
  jobs: JobDefinition[]
  errands: Errand[]
  timetable: TimetableEntry[]
}

export interface WorkerOptions {
  url: string
  jobs_at_once: number
  /** Errands wait for servers elsewhere: however long these take, no job stands behind them. */
  errands_at_once: number
  organizations: () => Promise<string[]>
}

/** Starts working on the queue. */
export async function startWorker(
  platform: Platform,
  { jobs, errands, timetable }: Work,
  { url, jobs_at_once, errands_at_once, organizations }: WorkerOptions,
): Promise<Worker> {
  const pool = new pg.Pool({
    connectionString: url,
    max: jobs_at_once + errands_at_once + 4,
    application_name: 'brigade worker',
  })
  const lost = (error: Error) => platform.log.warn({ err: error }, 'the queue lost a connection')
  pool.on('error', lost)
  pool.on('connect', (client) => client.on('error', lost))
  const lock: ProcessLock = await holdProcessLock(url, platform.log)
  const events = new EventEmitter()
  // Jobs are locked in the name of the pool that took them, or of a worker.
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => lock.register(workerPool.id))
  events.on('worker:create', ({ worker }: { worker: { workerId: string } }) => lock.register(worker.workerId))
  await lock.freeJobsOfDeadProcesses()
  const start = (
    concurrency: number,
    taskList: TaskList,
    times: Pick<RunnerOptions, 'crontab' | 'parsedCronItems'>,
  ) =>
    run({
      pgPool: pool,
      concurrency,
      noHandleSignals: true,
      pollInterval: 2_000,
      taskList,
      events: events as never,
      logger: quietLogger(platform),
      ...times,
    })
  const ofJobs = {
    ...Object.fromEntries(jobs.map((job) => [job.task, taskOf(platform, job)])),
    ...timetableTasks(platform, timetable, organizations),
  }
  const ofErrands = Object.fromEntries(errands.map((errand) => [errand.task, taskOfErrand(platform, errand)]))
  const runners: Runner[] = [
    await start(jobs_at_once, ofJobs, { crontab: crontabOf(timetable) }),
    await start(errands_at_once, ofErrands, { parsedCronItems: [] }),
  ]
  for (const runner of runners)
    runner.promise.catch((error) => platform.log.error({ err: error }, 'the queue stopped'))
  return {
    async stop() {
      await Promise.all(runners.map((runner) => runner.stop().catch(() => {})))
      await lock.release()
      await pool.end()
    },
  }
}

/** The queue task of a job: loads it in its tenant, runs it, records how it ended. */
export function taskOf(platform: Platform, job: JobDefinition): Task {
  const payloadCheck = Compile(job.payload)
  return async (raw, helpers) => {
    const { organization_id, job_id, who } = raw as Message
    const scope = { organization_id, user_id: who.user_id }
    const tx: JobRun['tx'] = (work) => platform.withTenant(scope, work)
    const attempt = helpers.job.attempts
    const row = await tx((t) =>
      t
        .selectFrom('platform.jobs')
        .select(['status', 'payload', 'cancel_requested'])
        .where('organization_id', '=', organization_id)
        .where('id', '=', job_id)
        .executeTakeFirst(),
    )
    // Gone with its organization, or already over: somebody else did it.
    if (!row || !['queued', 'running'].includes(row.status)) return

    const progress: JobRun['progress'] = async (percent, step) => {
      const state = await tx((t) =>
        recordJob(t, organization_id, job_id, { progress: Math.round(percent * 100) / 100, step }),
      )
      if (state?.cancel_requested) throw new JobCancelled('cancelled')
    }
    try {
      if (!payloadCheck.Check(row.payload))
        throw new AppError('internal_error', { message: 'This job’s payload is not valid.' })
      if (row.cancel_requested) throw new JobCancelled('cancelled')
      if (attempt > job.max_attempts)
        throw new AppError('internal_error', { message: 'This job was interrupted at every attempt.' })
      await tx((t) =>
        recordJob(t, organization_id, job_id, {
          status: 'running',
          attempts: attempt,
          started_at: platform.clock.now(),
        }),
      )
      const run = { job_id, who, payload: row.payload, attempt, platform, tx, progress }
      const result = await job.run(run as never)
      await tx((t) =>
        recordJob(t, organization_id, job_id, {
          status: 'succeeded',
          progress: 100,
          result: JSON.stringify(result),
          finished_at: platform.clock.now(),
        }),
      )
    } catch (error) {
      const last = attempt >= job.max_attempts
      if (!isFinal(error) && !last) throw error
      await endWithoutSuccess(platform, job, { organization_id, job_id, who }, row.payload, error)
    }
  }
}

/** What a later attempt would meet again: a code of the catalogue, but for a part of the house that is down. */
function isFinal(error: unknown): boolean {
  if (error instanceof AppError) return error.status !== 503
  return error instanceof JobCancelled
}

async function endWithoutSuccess(
  platform: Platform,
  job: JobDefinition,
  message: Message,
  payload: unknown,
  error: unknown,
) {
  const { organization_id, job_id, who } = message
  const cancelled = error instanceof JobCancelled
  const known = error instanceof AppError ? error : new AppError('internal_error')
  if (!cancelled) platform.log.warn({ err: error, job_id, task: job.task }, 'a job failed')
  await platform.withTenant({ organization_id, user_id: who.user_id }, async (tx) => {
    await recordJob(tx, organization_id, job_id, {
      status: cancelled ? 'cancelled' : 'failed',
      error_code: known.code,
      error_message: cancelled ? 'Cancelled.' : known.message,
      finished_at: platform.clock.now(),
    })
    await job.failed(tx, {
      job_id,
      who,
      payload,
      cancelled,
      error: { code: known.code, message: known.message },
    } as never)
  })
}

function quietLogger(platform: Platform) {
  return new Logger(() => (level, message) => {
    if (level === 'error') platform.log.error(message)
    else if (level === 'warning') platform.log.warn(message)
  })
}
