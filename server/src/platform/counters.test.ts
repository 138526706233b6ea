import { describe, expect, it } from 'vitest'
import { fakeClock } from '../../test/fake-clock.ts'
import { processCounters } from './counters.ts'

const minute_ms = 60_000
const still = () => {
  let at_ms = 1_000_000
  return {
    now: () => new Date(at_ms),
    advance(ms: number) {
      at_ms += ms
    },
  }
}

describe('counters of one process', () => {
  it('count each key by itself and begin anew when its own window ends', async () => {
    const clock = still()
    const { count } = processCounters(clock.now)
    const one = async (key: string) => (await count([{ key, max: 9 }], minute_ms))[0]
    expect(await one('a')).toEqual({ count: 1, ends_in_ms: 60_000 })
    clock.advance(10_000)
    expect(await one('a')).toEqual({ count: 2, ends_in_ms: 50_000 })
    expect(await one('b')).toEqual({ count: 1, ends_in_ms: 60_000 })
    clock.advance(49_999)
    expect(await one('a')).toEqual({ count: 3, ends_in_ms: 1 })
    clock.advance(1)
    expect(await one('a')).toEqual({ count: 1, ends_in_ms: 60_000 })
    expect(await one('b')).toEqual({ count: 2, ends_in_ms: 10_000 })
  })

  it('only read what comes after the first that is over', async () => {
    const { count } = processCounters(still().now)
    const both = [
      { key: 'mine', max: 1 },
      { key: 'ours', max: 5 },
    ]
    const counts = async () => (await count(both, minute_ms)).map((each) => each.count)
    expect(await counts()).toEqual([1, 1])
    expect(await counts()).toEqual([2, 1])
    expect(await counts()).toEqual([3, 1])
    expect(
      await count(
        [
          { key: 'mine', max: 1 },
          { key: 'new', max: 5 },
        ],
        minute_ms,
      ),
    ).toMatchObject([{ count: 4 }, { count: 0, ends_in_ms: minute_ms }])
  })

  it('hold no more keys than they may, however many addresses somebody has', async () => {
    const { count } = processCounters(fakeClock().now)
    for (let n = 0; n <= 100_000; n += 1) await count([{ key: `${n}`, max: 9 }], minute_ms)
    expect(await count([{ key: '100000', max: 9 }], minute_ms)).toMatchObject([{ count: 2 }])
    expect(await count([{ key: '0', max: 9 }], minute_ms)).toMatchObject([{ count: 1 }])
  })
})
