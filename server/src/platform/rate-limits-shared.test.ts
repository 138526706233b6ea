import { afterAll, describe, expect, it } from 'vitest'
import { testHouse } from '../../test/house.ts'
import { fakeRedis, untilTrue } from '../../test/redis-servers.ts'

const redis = await fakeRedis()
const settings = { RATE_LIMITS: 'on', RATE_LIMIT_ANONYMOUS_PER_MINUTE: '5', REDIS_URL: redis.url }
const houses = [testHouse(settings), testHouse(settings)] as const
let stopRedis = redis.stop
afterAll(() => stopRedis())

const left = async (house: 0 | 1) => {
  const { status, headers } = await houses[house].call('GET', '/vendors')
  return [status, headers.ratelimit]
}
const health = async () => {
  const { statusCode, body } = await houses[0].house.http.inject('/health/detailed')
  return [statusCode, JSON.parse(body).status, JSON.parse(body).cache]
}

describe('processes with one Redis', () => {
  it('count an address together, and each for itself while Redis is down', async () => {
    expect(await left(0)).toEqual([401, '"anonymous";r=4;t=60'])
    expect(await left(1)).toEqual([401, '"anonymous";r=3;t=60'])
    expect(await health()).toEqual([200, 'ok', { status: 'shared' }])

    await redis.stop()
    stopRedis = async () => {}
    await untilTrue(async () => houses[0].house.platform.counters.status() === 'down')
    for (const seen of [4, 3, 2, 1, 0]) expect(await left(0)).toEqual([401, `"anonymous";r=${seen};t=60`])
    expect((await left(0))[0]).toBe(429)
    expect(await left(1)).toEqual([401, '"anonymous";r=4;t=60'])
    expect(await health()).toEqual([200, 'degraded', { status: 'down' }])
  })
})
