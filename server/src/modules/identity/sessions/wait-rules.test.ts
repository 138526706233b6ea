import { describe, expect, it } from 'vitest'
import { afterFailure, type Wait, type WaitKind, waitRules } from './wait-rules.ts'

const start = new Date('2026-11-21T12:00:00Z')
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000)
const clean = { failures: 0, failed_at: new Date(0) }

/** Fails again and again, each time as soon as it may; says the delays. */
function delays(kind: WaitKind, times: number): number[] {
  let wait: Pick<Wait, 'failures' | 'failed_at'> & Partial<Wait> = clean
  let now = start
  return Array.from({ length: times }, () => {
    const next = afterFailure(kind, wait, now)
    const delay = (next.wait_until.getTime() - now.getTime()) / 1000
    now = next.wait_until
    wait = next
    return delay
  })
}

describe('the delay after failures', () => {
  it('begins after several failures and doubles up to some minutes', () => {
    expect(delays('name', 17)).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300, 300])
    expect(delays('address', 32).slice(27)).toEqual([0, 0, 1, 2, 4])
  })

  it('is forgiven one by one, and wholly by the time that is written down', () => {
    const { forgives_in_seconds } = waitRules.name
    let wait: Wait = afterFailure('name', clean, start)
    for (let n = 0; n < 7; n += 1) wait = afterFailure('name', wait, start)
    expect(wait.failures).toBe(8)
    expect(afterFailure('name', wait, later(3 * forgives_in_seconds)).failures).toBe(6)
    expect(wait.forgotten_at).toEqual(later(8 * forgives_in_seconds))
    expect(afterFailure('name', wait, wait.forgotten_at)).toMatchObject({ failures: 1 })
  })

  it('does not remember more failures than make the longest delay', () => {
    let wait: Wait = afterFailure('name', clean, start)
    for (let n = 0; n < 1000; n += 1) wait = afterFailure('name', wait, start)
    expect(wait.failures).toBe(14)
    expect(wait.forgotten_at).toEqual(later(8_400))
  })

  it('is not shortened by a clock that is put back', () => {
    const wait = afterFailure('name', { failures: 9, failed_at: later(3_600) }, start)
    expect(wait.failures).toBe(10)
  })
})
