import { Type } from 'typebox'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { type Person, testHouse } from '../../test/house.ts'
import { testSecrets } from '../../test/test-secrets.ts'
import { connectionUrls } from './database-roles.ts'
import { AppError } from './errors.ts'
import { defineJob, enqueueJob, type JobDefinition, type JobRun } from './jobs.ts'
import type { Who } from './who.ts'
import { startWorker, taskOf } from './worker.ts'

const test = testHouse()
let admin: Person
let who: Who
beforeAll(async () => {
  admin = await test.newOrganization()
  who = {
    user_id: admin.id,
    organization_id: admin.organization_id,
    session_id: null,
    role: 'admin',
    restaurant_ids: null,
    name: 'Admin',
    language: 'en',
    request_id: 'r',
  }
})

type Run = (job: JobRun<{ n: number }>) => Promise<Record<string, unknown>>
let made = 0
function job(run: Run, options: { max_attempts?: number; failed?: JobDefinition['failed'] } = {}) {
  made += 1
  return defineJob({
    task: `test_${made}`,
    payload: Type.Object({ n: Type.Integer() }),
    run,
    ...options,
  } as never) as JobDefinition & { readonly payload: never }
}
const enqueue = (definition: JobDefinition & { readonly payload: never }, n: unknown = 1) =>
  test.house.platform.withTenant(who, (tx) => enqueueJob(tx, who, definition, { n } as never))
const get = async (id: string, person = admin) => (await person.call('GET', `/jobs/${id}`)).body
const queued = async (task: string) =>
  (
    await test.owner.query('select count(*)::int as n from graphile_worker.jobs where task_identifier = $1', [
      task,
    ])
  ).rows[0].n

/** One attempt at a job, as the queue makes it; whether it is to be tried again. */
async function attempt(definition: JobDefinition, job_id: string, number = 1): Promise<'over' | 'again'> {
  const message = { organization_id: who.organization_id, job_id, who }
  const helpers = { job: { attempts: number, max_attempts: definition.max_attempts } }
  try {
    await taskOf(test.house.platform, definition)(message, helpers as never)
    return 'over'
  } catch {
    return 'again'
  }
}

describe('a job', () => {
  it('exists exactly if the transaction that wants it commits', async () => {
    const definition = job(async () => ({}))
    const lost = test.house.platform.withTenant(who, async (tx) => {
      await enqueueJob(tx, who, definition, { n: 1 } as never)
      throw new Error('changed my mind')
    })
    await expect(lost).rejects.toThrow('changed my mind')
    expect(await queued(definition.task)).toBe(0)
    const id = await enqueue(definition)
    expect(await queued(definition.task)).toBe(1)
    expect(await get(id)).toMatchObject({
      id,
      task: definition.task,
      status: 'queued',
      progress: 0,
      attempts: 0,
    })
  })

  it('records how far it is and what came of it', async () => {
    const seen: unknown[] = []
    const definition = job(async ({ progress, payload, job_id }) => {
      await progress(33.333, 'Half-way')
      seen.push(await get(job_id))
      return { doubled: payload.n * 2 }
    })
    const id = await enqueue(definition, 21)
    expect(await attempt(definition, id)).toBe('over')
    expect(seen).toMatchObject([{ status: 'running', progress: 33.33, step: 'Half-way', attempts: 1 }])
    const { status, progress, result, finished_at } = await get(id)
    expect([status, progress, result]).toEqual(['succeeded', 100, { doubled: 42 }])
    expect(finished_at).toEqual(expect.any(String))
  })

  it('is tried again after a fault, as often as it may, and then has failed without its inner words', async () => {
    let tries = 0
    const failed = vi.fn(async () => {})
    const definition = job(
      async () => {
        tries += 1
        throw new Error('secret detail')
      },
      { max_attempts: 3, failed },
    )
    const id = await enqueue(definition)
    expect(await attempt(definition, id, 1)).toBe('again')
    expect(await attempt(definition, id, 2)).toBe('again')
    expect(failed).not.toHaveBeenCalled()
    expect(await attempt(definition, id, 3)).toBe('over')
    expect(tries).toBe(3)
    expect(failed).toHaveBeenCalledOnce()
    const row = await get(id)
    expect(row).toMatchObject({ status: 'failed', attempts: 3, error: { code: 'internal_error' } })
    expect(JSON.stringify(row)).not.toContain('secret')
  })

  it('is not tried again when the error is the answer', async () => {
    const definition = job(() => Promise.reject(new AppError('encrypted_document')), { max_attempts: 5 })
    const id = await enqueue(definition)
    expect(await attempt(definition, id)).toBe('over')
    expect(await get(id)).toMatchObject({ status: 'failed', error: { code: 'encrypted_document' } })
  })

  it('is tried again when a part of the house is down', async () => {
    const definition = job(() => Promise.reject(new AppError('storage_unavailable')), { max_attempts: 2 })
    const id = await enqueue(definition)
    expect(await attempt(definition, id, 1)).toBe('again')
    expect(await attempt(definition, id, 2)).toBe('over')
    expect(await get(id)).toMatchObject({ status: 'failed', error: { code: 'storage_unavailable' } })
  })

  it('that is over is not run again, and one with a wrong payload never', async () => {
    const run = vi.fn(async () => ({}))
    const definition = job(run)
    const id = await enqueue(definition)
    await attempt(definition, id)
    await attempt(definition, id, 2)
    expect(run).toHaveBeenCalledOnce()
    const wrong = await enqueue(definition, 'one')
    expect(await attempt(definition, wrong)).toBe('over')
    expect(run).toHaveBeenCalledOnce()
    expect(await get(wrong)).toMatchObject({ status: 'failed' })
  })

  it('keeps what its last step did when telling of the failure fails', async () => {
    let fails = true
    const definition = job(() => Promise.reject(new AppError('damaged_document')), {
      failed: async () => {
        if (fails) throw new Error('the database was away')
      },
    })
    const id = await enqueue(definition)
    expect(await attempt(definition, id, 1)).toBe('again')
    expect(await get(id)).toMatchObject({ status: 'running' })
    fails = false
    expect(await attempt(definition, id, 2)).toBe('over')
    expect(await get(id)).toMatchObject({ status: 'failed' })
  })
})

describe('cancelling', () => {
  it('a queued job means that it never starts', async () => {
    const run = vi.fn(async () => ({}))
    const failed = vi.fn<JobDefinition['failed']>(async () => {})
    const definition = job(run, { failed })
    const id = await enqueue(definition)
    expect((await admin.call('POST', `/jobs/${id}/cancel`)).status).toBe(202)
    expect(await attempt(definition, id)).toBe('over')
    expect(run).not.toHaveBeenCalled()
    expect(failed.mock.calls[0]![1]).toMatchObject({ cancelled: true, job_id: id })
    expect(await get(id)).toMatchObject({ status: 'cancelled' })
    const late = await admin.call('POST', `/jobs/${id}/cancel`)
    expect([late.status, late.body.error]).toEqual([409, 'job_not_cancellable'])
  })

  it('a running one ends it at its next step', async () => {
    const reached: string[] = []
    const definition = job(async ({ progress, job_id }) => {
      await progress(10, 'first')
      reached.push('first')
      expect((await admin.call('POST', `/jobs/${job_id}/cancel`)).status).toBe(202)
      await progress(20, 'second')
      reached.push('second')
      return {}
    })
    const id = await enqueue(definition)
    expect(await attempt(definition, id)).toBe('over')
    expect(reached).toEqual(['first'])
    expect(await get(id)).toMatchObject({ status: 'cancelled', step: 'second' })
  })

  it('is for whoever started it and for who manages the organization', async () => {
    const chef = await test.newMember(admin, 'chef')
    const id = await enqueue(job(async () => ({})))
    expect((await chef.call('POST', `/jobs/${id}/cancel`)).status).toBe(403)
    const stranger = await test.newOrganization()
    expect((await stranger.call('GET', `/jobs/${id}`)).status).toBe(404)
    expect((await stranger.call('POST', `/jobs/${id}/cancel`)).status).toBe(404)
    expect((await get(id)).status).toBe('queued')
  })
})

it('a job killed at its last attempt is said to have failed at the one after it', async () => {
  const ends: string[] = []
  const definition = job(async () => ({}), {
    max_attempts: 2,
    failed: async (_tx, { error }) => void ends.push(error.message),
  })
  const id = await enqueue(definition)
  expect(await attempt(definition, id, 3)).toBe('over')
  expect(await get(id)).toMatchObject({ status: 'failed', error: { code: 'internal_error' } })
  expect(ends).toEqual(['This job was interrupted at every attempt.'])
})

describe('two workers', () => {
  it('run each job once', async () => {
    const runs = new Map<string, number>()
    const definition = job(async ({ job_id }) => {
      runs.set(job_id, (runs.get(job_id) ?? 0) + 1)
      return {}
    })
    const { worker } = connectionUrls(test.owner.options.connectionString!, testSecrets)
    const ids = await Promise.all(Array.from({ length: 40 }, () => enqueue(definition)))
    const { platform } = test.house
    const workers = await Promise.all(
      [1, 2].map(() =>
        startWorker(
          platform,
          { jobs: [definition], errands: [], timetable: [] },
          {
            url: worker,
            jobs_at_once: 3,
            errands_at_once: 1,
            organizations: async () => [],
          },
        ),
      ),
    )
    await expect.poll(() => queued(definition.task), { timeout: 20_000 }).toBe(0)
    await Promise.all(workers.map((each) => each.stop()))
    expect(runs.size).toBe(40)
    expect([...runs.values()].every((count) => count === 1)).toBe(true)
    for (const id of ids) expect((await get(id)).status).toBe('succeeded')
  })
})
