import { beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { type Person, testHouse } from '../../../../test/house.ts'

/** A token beyond plain requests: on the socket, sending again, and against the limits. */
const test = testHouse({ RATE_LIMITS: 'on', RATE_LIMIT_USER_PER_MINUTE: '30' })
let admin: Person
let address: string
beforeAll(async () => {
  admin = await test.newOrganization()
  address = await test.house.http.listen({ host: '127.0.0.1', port: 0 })
})

const make = async (scopes: string[]) =>
  (await admin.call('POST', '/api-tokens', { name: 'Till', scopes })).body as { id: string; token: string }
const asProgram = (token: string, method: string, path: string, body?: unknown, headers: object = {}) =>
  test.call(method, path, body, { authorization: `Bearer ${token}`, ...headers })

describe('a token', () => {
  it('hears on the socket what it may read, until it is revoked', async () => {
    const { id, token } = await make(['suppliers.read'])
    const socket = new WebSocket(`${address.replace('http', 'ws')}/ws`)
    // biome-ignore lint/suspicious/noExplicitAny: messages of a socket
    const heard: any[] = []
    socket.on('message', (data) => heard.push(JSON.parse(String(data))))
    const closed = new Promise<number>((resolve) => socket.on('close', resolve))
    await new Promise((open) => socket.once('open', open))
    socket.send(JSON.stringify({ type: 'auth', token }))
    socket.send(JSON.stringify({ type: 'subscribe', channels: ['suppliers', 'invoices', 'users'] }))
    await expect.poll(() => heard.at(-1)?.type).toBe('subscribed')
    expect(heard.at(-1)).toMatchObject({ channels: ['suppliers'], refused: ['invoices', 'users'] })
    await admin.call('POST', '/vendors', { name: 'Mill' })
    await expect.poll(() => heard.at(-1)?.type).toBe('supplier_created')
    await admin.call('DELETE', `/api-tokens/${id}`)
    expect(await closed).toBe(4401)
  })

  it('makes something once, however often it sends it', async () => {
    const { token } = await make(['suppliers.manage', 'suppliers.read'])
    const once = { 'idempotency-key': 'till-1' }
    const first = await asProgram(token, 'POST', '/vendors', { name: 'Dairy' }, once)
    const again = await asProgram(token, 'POST', '/vendors', { name: 'Dairy' }, once)
    expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id])
    expect(again.headers['idempotency-replayed']).toBe('true')
  })

  it('is shown again to whoever asks again for the one it was', async () => {
    const once = { 'idempotency-key': 'make-1' }
    const body = { name: 'Bar', scopes: ['suppliers.read'] }
    const first = await admin.call('POST', '/api-tokens', body, once)
    const again = await admin.call('POST', '/api-tokens', body, once)
    expect(again.body).toEqual(first.body)
    const { rows } = await test.owner.query('select * from platform.idempotency_keys where key = $1', [
      'make-1',
    ])
    expect(JSON.stringify(rows)).not.toContain(first.body.token)
  })

  it('uses up its own requests, not those of the person it stands for', async () => {
    const { token } = await make(['suppliers.read'])
    const answers = []
    for (let i = 0; i < 31; i += 1) answers.push((await asProgram(token, 'GET', '/vendors')).status)
    expect(answers.slice(0, 30).every((status) => status === 200)).toBe(true)
    expect(answers.at(-1)).toBe(429)
    expect((await admin.call('GET', '/vendors')).status).toBe(200)
  })
})
