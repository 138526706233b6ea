import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { debianRedis, fakeRedis, type TestRedis, untilTrue } from '../../test/redis-servers.ts'
import type { Counters } from './counters.ts'
import { openCounters } from './shared-counters.ts'

const minute_ms = 60_000
const now = () => new Date()
/** A busy machine is no Redis that is down; one that says nothing need not be waited for so long. */
const patient = { connect_ms: 5_000, answer_ms: 5_000, rest_ms: 50 }
const quick = { connect_ms: 200, answer_ms: 200, rest_ms: 50 }

/** Counters of one process, and what they logged. */
async function processOn(redisUrl: string, patience = patient) {
  const lines: string[] = []
  const raw: string[] = []
  const write = (line: string) => {
    raw.push(line)
    lines.push(JSON.parse(line).msg)
  }
  const log = pino({ level: 'info' }, { write })
  const counters = await openCounters({ redisUrl }, log as never, now, patience)
  onTestFinished(() => counters.close())
  return { counters, lines, raw }
}

const one = async (counters: Counters, key = 'user:1', max = 9) =>
  (await counters.count([{ key, max }], minute_ms))[0]!

const down = 'Redis does not answer; each process counts requests for itself meanwhile'
const back = 'Redis answers again; requests are counted together'

const servers: [string, { skip: boolean; start: () => Promise<TestRedis> }][] = [
  ['a small fake', { skip: false, start: fakeRedis }],
  ['the real one', { skip: !debianRedis.found, start: debianRedis.start }],
]

describe.each(servers)('counters shared by %s', (_, { skip, start }) => {
  it.skipIf(skip)('are the same for every process', async () => {
    const redis = await start()
    onTestFinished(() => redis.stop())
    const [first, second] = [await processOn(redis.url), await processOn(redis.url)]
    expect(await one(first.counters)).toMatchObject({ count: 1 })
    expect(await one(second.counters)).toMatchObject({ count: 2 })
    const { count, ends_in_ms } = await one(first.counters)
    expect(count).toBe(3)
    expect(ends_in_ms).toBeGreaterThan(50_000)
    expect(ends_in_ms).toBeLessThanOrEqual(minute_ms)
    expect(await one(second.counters, 'user:2')).toMatchObject({ count: 1 })
    expect([first.counters.status(), second.counters.status()]).toEqual(['shared', 'shared'])
    expect([...first.lines, ...second.lines]).toEqual([])
  })

  it.skipIf(skip)('lose none of many at once', async () => {
    const redis = await start()
    onTestFinished(() => redis.stop())
    const [first, second] = [await processOn(redis.url), await processOn(redis.url)]
    const counts = await Promise.all(
      Array.from({ length: 100 }, (_, n) => one((n % 2 ? first : second).counters, 'user:1', 999)),
    )
    expect(counts.map(({ count }) => count).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 100 }, (_, n) => n + 1),
    )
  })

  it.skipIf(skip)(
    'only read what comes after the first that is over, and end with their window',
    async () => {
      const redis = await start()
      onTestFinished(() => redis.stop())
      const { counters } = await processOn(redis.url)
      const both = [
        { key: 'mine', max: 1 },
        { key: 'ours', max: 5 },
      ]
      const counts = async () => (await counters.count(both, 200)).map(({ count }) => count)
      expect([await counts(), await counts(), await counts()]).toEqual([
        [1, 1],
        [2, 1],
        [3, 1],
      ])
      const fresh = await counters.count([both[0]!, { key: 'new', max: 5 }], 200)
      expect(fresh[1]).toEqual({ count: 0, ends_in_ms: 200 })
      await untilTrue(async () => (await counts())[0] === 1)
    },
  )

  it.skipIf(skip)(
    'go on in each process while it is down, warn once, and are shared again after',
    async () => {
      const redis = await start()
      let stop = redis.stop
      onTestFinished(() => stop())
      const { counters, lines } = await processOn(redis.url)
      expect(await one(counters)).toMatchObject({ count: 1 })
      await redis.stop()
      stop = async () => {}
      for (let n = 1; n <= 20; n += 1) expect(await one(counters, 'user:7')).toMatchObject({ count: n })
      expect(counters.status()).toBe('down')
      expect(lines).toEqual([down])

      const again = await fakeRedis({ port: redis.port })
      stop = again.stop
      await untilTrue(async () => {
        await one(counters)
        return counters.status() === 'shared'
      })
      expect(lines).toEqual([down, back])
    },
  )
})

describe('a Redis that', () => {
  it('was never there costs nobody an error and no wait after the first', async () => {
    const gone = await fakeRedis()
    await gone.stop()
    const { counters, lines } = await processOn(gone.url)
    expect(await one(counters)).toMatchObject({ count: 1 })
    expect(await one(counters)).toMatchObject({ count: 2 })
    expect(counters.status()).toBe('down')
    expect(lines).toEqual([down])
  })

  it('takes everything and says nothing is given up, left alone, and tried again', async () => {
    const redis = await fakeRedis()
    onTestFinished(() => redis.stop())
    const { counters, lines } = await processOn(redis.url, quick)
    await one(counters)
    redis.hang()
    const many = await Promise.all(Array.from({ length: 30 }, () => one(counters, 'user:9', 99)))
    expect(many.map(({ count }) => count).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 30 }, (_, n) => n + 1),
    )
    expect(counters.status()).toBe('down')
    redis.answer()
    await untilTrue(async () => {
      await one(counters)
      return counters.status() === 'shared'
    })
    expect(lines).toEqual([down, back])
    // Answers belong to their questions.
    expect(await one(counters, 'user:10')).toMatchObject({ count: 1 })
    expect(await one(counters, 'user:10')).toMatchObject({ count: 2 })
  })

  it('hangs from the start is waited for once', async () => {
    const redis = await fakeRedis()
    onTestFinished(() => redis.stop())
    redis.hang()
    const { counters, lines } = await processOn(redis.url, quick)
    const counts = await Promise.all([one(counters), one(counters), one(counters)])
    expect(counts.map(({ count }) => count)).toEqual([1, 2, 3])
    expect(lines).toEqual([down])
  })

  it('wants a password gets the one of the address; with a wrong one each process counts alone', async () => {
    const redis = await fakeRedis({ password: 'sesame' })
    onTestFinished(() => redis.stop())
    const { counters, lines } = await processOn(redis.url)
    expect(await one(counters)).toMatchObject({ count: 1 })
    expect(redis.commands).toContain('AUTH')
    expect([counters.status(), ...lines]).toEqual(['shared'])

    const wrong = await processOn(redis.url.replace('sesame', 'guess'))
    expect(await one(wrong.counters)).toMatchObject({ count: 1 })
    expect(await one(wrong.counters)).toMatchObject({ count: 2 })
    expect(wrong.counters.status()).toBe('down')
    expect(wrong.lines).toEqual([down])
    expect(wrong.raw.join()).toMatch(/NOAUTH|WRONGPASS/)
    expect(wrong.raw.join()).not.toContain('guess')
  })
})

it('without REDIS_URL nothing is connected to', async () => {
  const counters = await openCounters({ redisUrl: null }, pino({ level: 'silent' }) as never, now)
  expect(counters.status()).toBe('in_process')
  expect(await one(counters)).toMatchObject({ count: 1 })
})
