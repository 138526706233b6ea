import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Person, testHouse } from '../../test/house.ts'
import { performOnce } from './idempotency.ts'
import type { Answer, Asked, Operation } from './operation.ts'
import type { Platform } from './platform.ts'
import { route, type TransactionKind } from './route.ts'
import type { Who } from './who.ts'

const test = testHouse()
let admin: Person
let who: Who
beforeAll(async () => {
  admin = await test.newOrganization()
  who = {
    ...{ user_id: admin.id, organization_id: admin.organization_id, session_id: null, role: 'admin' },
    ...{ restaurant_ids: null, name: 'A', language: 'en', request_id: 'r' },
  } as Who
})
afterEach(() => vi.useRealTimers())

type Act = (platform: Platform, tx: unknown) => Promise<unknown>

/** Sends one request of a made-up operation; what `act` does is the test's. */
function send(transaction: TransactionKind, key: string, act: Act) {
  const headers: Record<string, unknown> = {}
  const operation: Operation = {
    route: route({
      ...{ method: 'POST', path: '/made-up', permission: 'signed_in', transaction, status: 201 },
      ...{ summary: 'Made up', description: 'Made up by a test.' },
    } as never),
    run: (_, tx, platform = test.house.platform) => act(platform, tx),
    answer: (result) => ({ status: 201, body: JSON.stringify(result) }),
  }
  const asked = {
    ...{ who, params: {}, query: {}, body: { name: 'X' } },
    request: { id: randomUUID(), headers: { 'idempotency-key': key } },
    reply: { header: (name: string, value: unknown) => void Object.assign(headers, { [name]: value }) },
  } as unknown as Asked
  return { answer: performOnce(test.house.platform, operation)(asked), headers }
}

/** An act that ends when it is told to. */
function slowAct(result: unknown) {
  let end = (_: unknown) => {}
  let fail = (_: Error) => {}
  let begun = () => {}
  const has_begun = new Promise<void>((resolve) => {
    begun = resolve
  })
  const outcome = new Promise<unknown>((resolve, reject) => {
    end = resolve
    fail = reject
  })
  const act = () => {
    begun()
    return outcome
  }
  return { act, has_begun, end: () => end(result), fail: () => fail(new Error('it went wrong')) }
}

const rowOf = async (key: string) =>
  (
    await test.owner.query(
      'select is_done, held_until, sealed_answer from platform.idempotency_keys where key = $1',
      [key],
    )
  ).rows[0]
const bodyOf = ({ body, is_replay }: Answer) => [body, is_replay === true]

describe.each(['none', 'door'] as const)('an act with transaction %s', (kind) => {
  it('has its key from the beginning: whoever comes meanwhile is told when to ask again', async () => {
    const key = randomUUID()
    const slow = slowAct('first')
    const first = send(kind, key, slow.act)
    await slow.has_begun
    const second = send(kind, key, async () => 'second')
    await expect(second.answer).rejects.toMatchObject({ code: 'idempotency_key_in_use', status: 409 })
    expect(second.headers).toEqual({ 'retry-after': 5 })
    slow.end()
    expect(bodyOf(await first.answer)).toEqual(['"first"', false])
    expect(bodyOf(await send(kind, key, async () => 'third').answer)).toEqual(['"first"', true])
  })

  it('gives its key up when it fails', async () => {
    const key = randomUUID()
    const slow = slowAct('first')
    const first = send(kind, key, slow.act)
    await slow.has_begun
    slow.fail()
    await expect(first.answer).rejects.toThrow('it went wrong')
    expect(await rowOf(key)).toBeUndefined()
    expect(bodyOf(await send(kind, key, async () => 'second').answer)).toEqual(['"second"', false])
  })
})

describe('a key whose holder', () => {
  const dies = () => new Promise<never>(() => {})

  it('died is free a minute later', async () => {
    const key = randomUUID()
    const slow = slowAct('never')
    void send('none', key, () => slow.act().then(dies))
    await slow.has_begun
    test.clock.advance(59)
    await expect(send('none', key, async () => 'early').answer).rejects.toMatchObject({
      code: 'idempotency_key_in_use',
    })
    test.clock.advance(2)
    expect(bodyOf(await send('none', key, async () => 'late').answer)).toEqual(['"late"', false])
  })

  it('lives is held for as long as it takes', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const key = randomUUID()
    const slow = slowAct('slow')
    const first = send('none', key, slow.act)
    await slow.has_begun
    for (let passed = 0; passed < 5; passed += 1) {
      const { held_until } = await rowOf(key)
      test.clock.advance(20)
      vi.advanceTimersByTime(20_000)
      await vi.waitUntil(async () => (await rowOf(key)).held_until > held_until, { interval: 5 })
    }
    await expect(send('none', key, async () => 'second').answer).rejects.toMatchObject({
      code: 'idempotency_key_in_use',
    })
    slow.end()
    expect(bodyOf(await first.answer)).toEqual(['"slow"', false])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('died after its act was committed is not succeeded: nothing is done twice', async () => {
    const key = randomUUID()
    const slow = slowAct('never')
    const act: Act = async (platform) => {
      await platform.withTenant(who, async () => 'committed')
      return slow.act().then(dies)
    }
    void send('none', key, act)
    await slow.has_begun
    expect(await rowOf(key)).toMatchObject({ is_done: true, sealed_answer: null })
    test.clock.advance(61)
    const again = send('none', key, async () => 'again')
    await expect(again.answer).rejects.toMatchObject({
      code: 'idempotency_key_reused',
      message: expect.stringContaining('the answer is lost'),
    })
  })

  it('died while it only read, or failed to commit, is succeeded', async () => {
    const key = randomUUID()
    const slow = slowAct('never')
    const act: Act = async (platform) => {
      await platform.withTenant(who, async () => 'read', { read_only: true })
      await platform.withTenant(who, () => Promise.reject(new Error('rolled back'))).catch(() => {})
      return slow.act().then(dies)
    }
    void send('none', key, act)
    await slow.has_begun
    expect(await rowOf(key)).toMatchObject({ is_done: false })
    test.clock.advance(61)
    expect(bodyOf(await send('none', key, async () => 'again').answer)).toEqual(['"again"', false])
  })

  it('was taken for dead and comes back too late changes nothing of its successor', async () => {
    const key = randomUUID()
    const slow = slowAct('first')
    const first = send('none', key, slow.act)
    await slow.has_begun
    test.clock.advance(61)
    expect(bodyOf(await send('none', key, async () => 'second').answer)).toEqual(['"second"', false])
    slow.end()
    expect(bodyOf(await first.answer)).toEqual(['"first"', false])
    expect(bodyOf(await send('none', key, async () => 'third').answer)).toEqual(['"second"', true])
  })
})

describe('an act in the transaction of its key', () => {
  it('that fails lets the one waiting for it do it', async () => {
    const key = randomUUID()
    const slow = slowAct('never')
    const first = send('tenant', key, slow.act)
    await slow.has_begun
    const second = send('tenant', key, async () => 'second')
    slow.fail()
    await expect(first.answer).rejects.toThrow('it went wrong')
    expect(bodyOf(await second.answer)).toEqual(['"second"', false])
  })

  it('that succeeds answers the one waiting for it', async () => {
    const key = randomUUID()
    const slow = slowAct('first')
    const first = send('tenant', key, slow.act)
    await slow.has_begun
    const second = send('tenant', key, async () => 'second')
    slow.end()
    expect([bodyOf(await first.answer), bodyOf(await second.answer)]).toEqual([
      ['"first"', false],
      ['"first"', true],
    ])
  })
})

describe('an answer', () => {
  it('opens only where it was sealed: one put into another row is lost', async () => {
    const [mine, other] = [randomUUID(), randomUUID()]
    for (const key of [mine, other]) await send('tenant', key, async () => key).answer
    await test.owner.query(
      `update platform.idempotency_keys k set sealed_answer = o.sealed_answer
       from platform.idempotency_keys o where k.key = $1 and o.key = $2`,
      [mine, other],
    )
    await expect(send('tenant', mine, async () => 'again').answer).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    })
  })
})
