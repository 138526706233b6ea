import { Type } from 'typebox'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../test/house.ts'
import { defineJob } from './jobs.ts'
import { crontabOf, houseItself, type TimetableEntry, timetableTasks } from './timetable.ts'

const test = testHouse()
const job = defineJob({ task: 'count_things', payload: Type.Object({}), run: async () => ({}) })
const entry: TimetableEntry = { at: '17 3 * * *', job, payload: {} }
const tick = { _cron: { ts: '2026-11-21T03:17:00.000Z', backfilled: false } }

let people: Person[]
beforeAll(async () => {
  people = [await test.newOrganization(), await test.newOrganization()]
})

const jobsOf = async ({ organization_id }: Person) =>
  (
    await test.owner.query('select * from platform.jobs where organization_id = $1 and task = $2', [
      organization_id,
      job.task,
    ])
  ).rows

describe('the timetable', () => {
  const run = (payload: object) =>
    timetableTasks(test.house.platform, [entry], async () => people.map((p) => p.organization_id))[
      'timetable:count_things'
    ]!(payload, {} as never)

  it('is written as the queue reads it', () => {
    expect(crontabOf([entry])).toBe('17 3 * * * timetable:count_things ?fill=1d')
  })

  it('gives every organization a job of its own, once a tick however often it is run', async () => {
    await run(tick)
    await run(tick)
    for (const person of people) {
      const [row, ...more] = await jobsOf(person)
      expect(row).toMatchObject({ status: 'queued', created_by: houseItself })
      expect(more).toEqual([])
    }
    const { rows } = await test.owner.query(
      'select count(*)::int as n from graphile_worker.jobs where task_identifier = $1',
      [job.task],
    )
    expect(rows[0].n).toBe(2)
    await run({ _cron: { ts: '2026-11-22T03:17:00.000Z' } })
    expect(await jobsOf(people[0]!)).toHaveLength(2)
  })

  it('has chores: done for each organization in turn, none kept from it by another’s fault', async () => {
    const done: string[] = []
    const chore: TimetableEntry = {
      at: '* * * * *',
      chore: 'wipe_tables',
      run: async (_platform, who) => {
        expect(who).toMatchObject({ user_id: houseItself, name: 'Brigade' })
        if (done.push(who.organization_id) === 1) throw new Error('the first is stuck')
      },
    }
    expect(crontabOf([chore])).toBe('* * * * * timetable:wipe_tables ?max=1&jobKey=timetable:wipe_tables')
    const ids = people.map((p) => p.organization_id)
    await timetableTasks(test.house.platform, [chore], async () => ids)['timetable:wipe_tables']!(
      tick,
      {} as never,
    )
    expect(done).toEqual(ids)
  })

  it('of the house names only jobs there are, at times the queue understands', () => {
    for (const module of test.house.modules)
      for (const entry of module.timetable ?? []) {
        if ('job' in entry) expect(module.jobs).toContain(entry.job)
        expect(entry.at).toMatch(/^(\S+ ){4}\S+$/)
      }
  })

  it('is known to the queue once a worker runs', async () => {
    const planned = test.house.modules
      .flatMap((module) => module.timetable ?? [])
      .map((entry) => `timetable:${'job' in entry ? entry.job.task : entry.chore}`)
      .sort()
    const worker = await test.house.startWorker()
    try {
      const known = async () =>
        (
          await test.owner.query('select identifier from graphile_worker._private_known_crontabs order by 1')
        ).rows.map((row) => row.identifier)
      await expect.poll(known, { timeout: 20_000 }).toEqual(planned)
    } finally {
      await worker.stop()
    }
  })

  it('lets the worker know which organizations there are, and nothing else of them', async () => {
    const client = await test.owner.connect()
    try {
      await client.query('set role brigade_worker')
      const { rows } = await client.query('select id from identity.organizations')
      expect(rows.map(({ id }) => id)).toContain(people[0]!.organization_id)
      await expect(client.query('select name from identity.organizations')).rejects.toThrow(
        'permission denied',
      )
    } finally {
      await client.query('reset role')
      client.release()
    }
  })
})
