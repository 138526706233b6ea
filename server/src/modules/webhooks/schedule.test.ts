import { describe, expect, it } from 'vitest'
import { nextAttempt, retryAfterSeconds } from './schedule.ts'
import { signedHeaders } from './signature.ts'

const now = new Date('2026-11-21T09:30:00Z')
const pauseAfter = (tries: number, chance: number, retry_after: number | null = null) => {
  const next = nextAttempt(tries, now, retry_after, chance)
  return next && (next.getTime() - now.getTime()) / 1_000
}

describe('after a failed attempt', () => {
  it('the next comes later and later: eight in about a day', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7].map((tries) => pauseAfter(tries, 0.5)!)
    expect(pauses).toEqual([30, 300, 1_800, 7_200, 18_000, 28_800, 36_000])
    expect(pauses.reduce((sum, pause) => sum + pause) / 3_600).toBeCloseTo(25.6, 1)
    expect(pauseAfter(8, 0.5)).toBeNull()
  })

  it('a fifth earlier or later, by chance', () => {
    expect([pauseAfter(2, 0), pauseAfter(2, 1)]).toEqual([240, 360])
  })

  it('never before the receiver asked for, and never a day later', () => {
    expect(pauseAfter(1, 0, 120)).toBe(120)
    expect(pauseAfter(4, 0.5, 120)).toBe(7_200)
    expect(pauseAfter(1, 0, 1e9)).toBe(86_400)
  })
})

describe('Retry-After', () => {
  it.each([
    ['120', 120],
    ['Sat, 21 Nov 2026 09:31:00 GMT', 60],
    ['Sat, 21 Nov 2026 09:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    [undefined, null],
  ])('%s asks for %s seconds', (header, seconds) => {
    expect(retryAfterSeconds(header, now)).toBe(seconds)
  })
})

describe('a signature', () => {
  // A message of the specification's own libraries, signed by them.
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  const message = {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    sent_at: new Date(1_614_265_330_500),
    body: '{"test": 2432232314}',
  }

  it('is that of the specification', () => {
    expect(signedHeaders(message, [secret])).toEqual({
      'webhook-id': message.id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    })
  })

  it('is made with each secret while there are two', () => {
    const header = signedHeaders(message, [secret, 'whsec_AAAA'])['webhook-signature']!
    expect(header.split(' ')).toHaveLength(2)
    expect(header).toContain('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  })
})
