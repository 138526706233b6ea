import { randomInt } from 'node:crypto'
import pg from 'pg'
import type { Log } from './log.ts'

/** Advisory locks of worker processes have this first key ("brig" in ASCII), the process number is the second. */
const lockSpace = 0x62726967

export interface ProcessLock {
  register: (worker_id: string) => void
  freeJobsOfDeadProcesses: () => Promise<void>
  release: () => Promise<void>
}

/**
 * Takes an advisory lock that lives exactly as long as this process. Jobs locked by a worker whose process's lock
 * is free belong to a dead process and are freed at once, rather than after the queue's four hours.
 * Source of the four hours: graphile-worker's documentation, "jobs locked for longer than 4 hours".
 */
export async function holdProcessLock(url: string, log: Log): Promise<ProcessLock> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'brigade worker lock',
    keepAlive: true,
  })
  client.on('error', (error) => log.warn({ err: error }, 'the worker lock lost its connection'))
  await client.connect()
  let process_number = 0
  for (;;) {
    process_number = randomInt(1, 2_147_483_647)
    const taken = await client.query('select pg_try_advisory_lock($1, $2) as ok', [lockSpace, process_number])
    if (taken.rows[0].ok) break
  }

  const freeJobsOfDeadProcesses = async () => {
    const { rows } = await client.query<{ process_number: string; worker_ids: string[] }>(
      'select process_number::text, array_agg(worker_id) as worker_ids from platform.queue_workers group by process_number',
    )
    for (const other of rows) {
      const number = Number(other.process_number)
      if (number === process_number) continue
      const free = await client.query('select pg_try_advisory_lock($1, $2) as ok', [lockSpace, number])
      if (!free.rows[0].ok) continue
      await client.query('select graphile_worker.force_unlock_workers($1::text[])', [other.worker_ids])
      await client.query('delete from platform.queue_workers where process_number = $1', [number])
      await client.query('select pg_advisory_unlock($1, $2)', [lockSpace, number])
    }
  }
  const timer = setInterval(() => void freeJobsOfDeadProcesses().catch(() => {}), 15_000)
  timer.unref()

  // One connection, so one query at a time.
  let registered: Promise<unknown> = Promise.resolve()
  return {
    register(worker_id) {
      registered = registered
        .then(() =>
          client.query(
            'insert into platform.queue_workers (worker_id, process_number) values ($1, $2) on conflict do nothing',
            [worker_id, process_number],
          ),
        )
        .catch((error) => log.warn({ err: error }, 'a worker could not be registered'))
    },
    freeJobsOfDeadProcesses,
    async release() {
      clearInterval(timer)
      await registered
      await client
        .query('delete from platform.queue_workers where process_number = $1', [process_number])
        .catch(() => {})
      await client.end().catch(() => {})
    },
  }
}
