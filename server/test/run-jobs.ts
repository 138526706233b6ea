import { Logger, runOnce } from 'graphile-worker'
import type pg from 'pg'
import { taskOfErrand } from '#platform/errand-task'
import { taskOf } from '#platform/worker'
import type { House } from '../src/house.ts'

/** Runs what is in the queue until it is empty; a job that fails is tried again at once, not after a pause. */
export async function runQueuedJobs(house: House, owner: pg.Pool): Promise<void> {
  const jobs = house.modules.flatMap((module) => module.jobs ?? [])
  const errands = house.modules.flatMap((module) => module.errands ?? [])
  for (let round = 0; round < 10; round += 1) {
    await owner.query('update graphile_worker._private_jobs set run_at = now() where locked_at is null')
    await runOnce({
      pgPool: owner,
      concurrency: 1,
      noHandleSignals: true,
      taskList: Object.fromEntries([
        ...jobs.map((job) => [job.task, taskOf(house.platform, job)]),
        ...errands.map((errand) => [errand.task, taskOfErrand(house.platform, errand)]),
      ]),
      logger: new Logger(() => () => {}),
    })
    const { rows } = await owner.query(
      "select count(*)::int as n from graphile_worker._private_jobs where attempts < max_attempts and run_at <= now() + interval '1 hour'",
    )
    if (rows[0].n === 0) return
  }
}
