import { afterEach, describe, expect, it } from 'vitest'
import { testHouse } from '../../test/house.ts'
import { testSecrets } from '../../test/test-secrets.ts'
import { connectionUrls } from './database-roles.ts'
import { taskOfErrand } from './errand-task.ts'
import { defineErrand, type Errand, type ErrandRun, sendOnErrand } from './errands.ts'
import { queueMail } from './mail.ts'
import { Type } from './schema.ts'
import { startWorker, type Worker } from './worker.ts'

const test = testHouse()
const message = Type.Object({ word: Type.String() })
type Run = ErrandRun<{ word: string }>

let counter = 0
function errand(run: (run: Run) => Promise<void>, max_attempts = 3) {
  counter += 1
  return defineErrand({ task: `errand_${counter}`, message, max_attempts, line: `line_${counter}`, run })
}

const send = (one: Errand & { readonly message: typeof message }, word: string, key = word) =>
  test.house.platform.withDoor((tx) => sendOnErrand(tx, one, { word }, key))

const waiting = async (task: string) =>
  (
    await test.owner.query(
      `select count(*)::int as n from graphile_worker.jobs where task_identifier = $1 and attempts < max_attempts`,
      [task],
    )
  ).rows[0].n

let worker: Worker | undefined
async function work(errands: Errand[]): Promise<void> {
  const { worker: url } = connectionUrls(test.owner.options.connectionString!, testSecrets)
  worker = await startWorker(
    test.house.platform,
    { jobs: [], errands, timetable: [] },
    { url, jobs_at_once: 1, errands_at_once: 3, organizations: async () => [] },
  )
}
afterEach(async () => {
  await worker?.stop()
  worker = undefined
})

describe('errands', () => {
  it('are run by a worker, those of one line one after the other', async () => {
    const done: string[] = []
    let at_once = 0
    let most = 0
    const one = errand(async ({ message: { word } }) => {
      at_once += 1
      most = Math.max(most, at_once)
      await new Promise((resolve) => setTimeout(resolve, 5))
      at_once -= 1
      done.push(word)
    })
    for (const word of ['a', 'b', 'c', 'd']) await send(one, word)
    await work([one])
    await expect.poll(() => [...done].sort(), { timeout: 20_000 }).toEqual(['a', 'b', 'c', 'd'])
    expect(most).toBe(1)
  })

  it('go only if the transaction that sends them commits', async () => {
    const one = errand(async () => {})
    const failing = test.house.platform.withDoor(async (tx) => {
      await sendOnErrand(tx, one, { word: 'never' }, 'never')
      throw new Error('undone')
    })
    await expect(failing).rejects.toThrow('undone')
    expect(await waiting(one.task)).toBe(0)
  })

  it('take the newer message while they wait under one key', async () => {
    const done: string[] = []
    const one = errand(async ({ message: { word } }) => void done.push(word))
    await send(one, 'older', 'key')
    await send(one, 'newer', 'key')
    await work([one])
    await expect.poll(() => waiting(one.task), { timeout: 20_000 }).toBe(0)
    expect(done).toEqual(['newer'])
  })

  it('are tried again when they throw, and told which attempt is the last', async () => {
    const seen: [number, boolean][] = []
    const one = errand(async ({ attempt, is_last }) => {
      seen.push([attempt, is_last])
      if (!is_last) throw new Error('not yet')
    })
    await send(one, 'x')
    await work([one])
    for (const attempt of [1, 2, 3]) {
      await expect.poll(() => seen.length, { timeout: 20_000 }).toBe(attempt)
      // The pause between two attempts need not be waited for.
      await expect
        .poll(
          async () =>
            (
              await test.owner.query(
                `update graphile_worker._private_jobs set run_at = now() - interval '1 second'
                 where locked_at is null and attempts = $1 returning 1`,
                [attempt],
              )
            ).rowCount! + Number((await waiting(one.task)) === 0),
          { timeout: 20_000 },
        )
        .toBeGreaterThan(0)
    }
    expect(seen).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ])
  })

  it('of another version are left alone', async () => {
    const done: string[] = []
    const one = errand(async () => void done.push('run'))
    const helpers = { job: { attempts: 1 } }
    await taskOfErrand(test.house.platform, one)({ words: ['other'] }, helpers as never)
    expect(done).toEqual([])
  })
})

it('mails leave the outbox by the house’s own worker', async () => {
  const { organization_id } = await test.newOrganization()
  await test.house.platform.withTenant({ organization_id, user_id: null }, (tx) =>
    queueMail(tx, {
      organization_id,
      user_id: null,
      to: 'a@b.example',
      kind: 'notice',
      subject: 'Hello',
      text: 'Hello',
      html: '<p>Hello</p>',
    }),
  )
  worker = await test.house.startWorker()
  const status = async () =>
    (await test.owner.query(`select status from platform.mails where kind = 'notice'`)).rows[0].status
  await expect.poll(status, { timeout: 20_000 }).toBe('kept')
})
