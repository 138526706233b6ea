import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { type Person, testHouse } from '../../test/house.ts'
import { notify, tellAuthorityChanged } from './live.ts'

const test = testHouse()
let admin: Person
let customer: Person
let stranger: Person
let address: string

beforeAll(async () => {
  admin = await test.newOrganization({ restaurant_name: 'The Cookie Jar' })
  customer = await test.newMember(admin, 'customer')
  stranger = await test.newOrganization()
  address = (await test.house.http.listen({ host: '127.0.0.1', port: 0 })).replace('http', 'ws')
})
afterEach(() => vi.useRealTimers())

// biome-ignore lint/suspicious/noExplicitAny: messages of a socket
type Message = any

interface Connection {
  socket: WebSocket
  messages: Message[]
  /** The code and the reason it was closed with. */
  closed: Promise<[code: number, reason: string]>
  say: (...messages: unknown[]) => void
  heard: (type: string) => Promise<Message>
}

async function connect(path = '/ws', options: object = {}): Promise<Connection> {
  const socket = new WebSocket(`${address}${path}`, options)
  const messages: Message[] = []
  socket.on('message', (data) => messages.push(JSON.parse(String(data))))
  socket.on('error', () => {})
  const closed = new Promise<[number, string]>((resolve) =>
    socket.on('close', (code, reason) => resolve([code, String(reason)])),
  )
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('unexpected-response', (_request, { statusCode }) => reject(new Error(String(statusCode))))
  })
  return {
    socket,
    messages,
    closed,
    say: (...list) => {
      for (const message of list) socket.send(typeof message === 'string' ? message : JSON.stringify(message))
    },
    async heard(type) {
      await vi.waitFor(() => expect(messages.map((message) => message.type)).toContain(type), 5_000)
      return messages.findLast((message) => message.type === type)
    },
  }
}

async function signedIn(person: Person, ...channels: string[]): Promise<Connection> {
  const connection = await connect()
  connection.say({ type: 'auth', token: person.token })
  await connection.heard('authenticated')
  if (channels.length > 0) connection.say({ type: 'subscribe', channels })
  if (channels.length > 0) await connection.heard('subscribed')
  return connection
}

/** Says something of the organization, in a transaction that commits or not. */
const tell = (person: Person, data: object, commits = true) =>
  test.house.platform
    .withTenant({ organization_id: person.organization_id, user_id: person.id }, async (tx) => {
      await notify(tx, {
        organization_id: person.organization_id,
        channel: 'suppliers',
        type: 'supplier_created',
        data: data as Record<string, unknown>,
      })
      if (!commits) throw new Error('rolled back')
    })
    .catch(() => {})

describe('signing in to a socket', () => {
  it('is by the first message or by the query, and what follows at once waits for it', async () => {
    const first = await connect()
    first.say({ type: 'auth', token: admin.token }, { type: 'subscribe', channels: ['suppliers'] })
    expect(await first.heard('subscribed')).toMatchObject({ channels: ['suppliers'], refused: [] })
    const query = await connect(`/ws?token=${admin.token}`)
    query.say({ type: 'subscribe', channels: ['suppliers', 'jobs'] })
    expect(await query.heard('subscribed')).toMatchObject({ channels: ['suppliers', 'jobs'] })
    expect(query.messages[0]).toEqual({ type: 'authenticated' })
    for (const { socket } of [first, query]) socket.close()
  })

  it('needs a token that is good: anything else is closed with 4401', async () => {
    for (const message of [
      { type: 'auth', token: 'not.a.token' },
      { type: 'auth' },
      { type: 'subscribe', channels: ['jobs'] },
      { type: 'auth', token: { toString: 1, valueOf: 1 } },
    ]) {
      const { say, closed, messages } = await connect()
      say(message)
      expect((await closed)[0], JSON.stringify(message)).toBe(4401)
      expect(messages.at(-1)).toMatchObject({ type: 'error', message: expect.any(String) })
    }
    expect((await (await connect('/ws?token=not.a.token')).closed)[0]).toBe(4401)
  })

  it('of somebody who must set up a second factor first opens nothing, nor goes on when it is asked for', async () => {
    const owner = await test.newOrganization()
    const open = await signedIn(owner, 'suppliers')
    await test.owner.query(
      `update identity.organizations set second_factor_policy = 'everyone' where id = $1`,
      [owner.organization_id],
    )
    test.clock.advance(6)
    expect(await (await connect(`/ws?token=${owner.token}`)).closed).toEqual([4403, 'second_factor_needed'])
    const { platform } = test.house
    await platform.withDoor((tx) => tellAuthorityChanged(tx, [owner.id]))
    expect((await open.closed)[0]).toBe(4401)
  })

  it('has to happen within ten seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { closed, say, heard } = await connect()
    say({ type: 'ping' })
    await heard('pong')
    await vi.advanceTimersByTimeAsync(10_001)
    expect(await closed).toEqual([4401, 'not_signed_in'])
  })

  it('is refused to pages of another site, before anything is said', async () => {
    const host = new URL(address).host
    for (const origin of [
      'https://evil.example',
      'null',
      `http://${host}.evil.example`,
      'http://127.0.0.1:1',
    ])
      await expect(connect('/ws', { origin }), origin).rejects.toThrow('403')
    await expect(connect('/ws', { origin: 'http://a', headers: { host: '<>' } })).rejects.toThrow('403')
    const { socket } = await connect('/ws', { origin: `http://${host}` })
    socket.close()
  })

  it('may be renewed by its own person only, in the same organization', async () => {
    const open = await signedIn(admin, 'suppliers')
    const again = await test.signIn(admin.email, admin.password)
    open.say({ type: 'auth', token: again.token }, { type: 'ping' })
    await open.heard('pong')
    await tell(admin, { id: 'after' })
    await open.heard('supplier_created')
    open.say({ type: 'auth', token: stranger.token })
    expect((await open.closed)[0]).toBe(4403)
  })

  it('ends with the session, and with the rights it was opened with', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const gone = await test.newMember(admin, 'chef')
    const lesser = await test.newMember(admin, 'manager')
    const [first, second] = [await signedIn(gone, 'suppliers'), await signedIn(lesser, 'suppliers')]
    await gone.call('POST', '/auth/logout', { refresh_token: gone.refresh_token })
    await admin.call('PUT', `/users/${lesser.id}`, { role: 'customer' })
    await vi.advanceTimersByTimeAsync(20_001)
    expect((await first.closed)[0]).toBe(4401)
    expect((await second.closed)[0]).toBe(4401)
  })
})

describe('a channel', () => {
  it('is heard by who may read what it is about', async () => {
    const connection = await signedIn(customer)
    connection.say({
      type: 'subscribe',
      channels: ['suppliers', 'invoices', 'jobs', 'nonsense', 'constructor', ''],
    })
    expect(await connection.heard('subscribed')).toMatchObject({
      channels: ['jobs'],
      refused: ['suppliers', 'invoices', 'nonsense', 'constructor', ''],
    })
    connection.socket.close()
  })

  it('carries what was committed, not what was rolled back, and nothing of others', async () => {
    const mine = await signedIn(admin, 'suppliers', `suppliers:${stranger.organization_id}`)
    const theirs = await signedIn(stranger, 'suppliers')
    await tell(admin, { id: 'never' }, false)
    await tell(stranger, { id: 'theirs' })
    await tell(admin, { id: 'mine' })
    await mine.heard('supplier_created')
    await theirs.heard('supplier_created')
    mine.say({ type: 'ping' })
    await mine.heard('pong')
    const events = ({ messages }: Connection) =>
      messages.filter(({ type }) => type === 'supplier_created').map(({ data }) => data.id)
    expect(events(mine)).toEqual(['mine'])
    expect(events(theirs)).toEqual(['theirs'])
    mine.say({ type: 'unsubscribe', channels: ['suppliers'] })
    await mine.heard('unsubscribed')
    await tell(admin, { id: 'unheard' })
    mine.messages.length = 0
    mine.say({ type: 'ping' })
    await mine.heard('pong')
    expect(events(mine)).toEqual([])
    for (const { socket } of [mine, theirs]) socket.close()
  })

  it('of one restaurant is not heard in another', async () => {
    const { items } = (await admin.call('GET', '/settings/restaurants')).body
    const made = await admin.call('POST', '/settings/restaurants', { name: 'Second' })
    const here = await test.newMember(admin, 'manager', { restaurant_id: items[0].id })
    const manager = await signedIn(here, 'suppliers')
    const scope = { organization_id: admin.organization_id, user_id: admin.id }
    await test.house.platform.withTenant(scope, async (tx) => {
      const event = { organization_id: admin.organization_id, channel: 'suppliers', type: 'told' }
      for (const restaurant_id of [made.body.id, items[0].id, null])
        await notify(tx, { ...event, restaurant_id, data: { restaurant_id } })
    })
    await vi.waitFor(() => expect(manager.messages.filter(({ type }) => type === 'told')).toHaveLength(2))
    expect(manager.messages.at(-2).data.restaurant_id).toBe(items[0].id)
    manager.socket.close()
  })

  it('is one of fifty at most, and the answer says which were taken', async () => {
    const connection = await signedIn(admin)
    const names = Array.from({ length: 60 }, (_, n) => `suppliers:${n}`)
    connection.say({ type: 'subscribe', channels: names.slice(0, 40) })
    await connection.heard('subscribed')
    connection.messages.length = 0
    connection.say({ type: 'subscribe', channels: names.slice(35, 60) })
    const answer = await connection.heard('subscribed')
    expect(answer.channels).toEqual(names.slice(35, 50))
    expect(answer.refused).toEqual(names.slice(50, 60))
    connection.socket.close()
  })
})

describe('whatever a client sends', () => {
  it('closes its own socket at most; the house goes on', async () => {
    const hostile = [
      'null',
      '1',
      '"text"',
      '[]',
      '{',
      '',
      '{"type":null}',
      '[null]',
      '{"token":{"toString":1}}',
    ]
    for (const message of hostile) {
      const { say, closed } = await connect()
      say(message)
      expect([4400, 4401], message).toContain((await closed)[0])
    }
    for (const message of [
      'null',
      '7',
      { type: 'dance' },
      { type: 'subscribe', channels: [{ toString: 1, valueOf: 1 }] },
      { type: 'subscribe', channels: 'jobs' },
      { type: 'subscribe', channels: [null, 1, ['jobs'], { a: 1 }] },
    ]) {
      const connection = await signedIn(admin)
      connection.say(message)
      const answered = connection.heard('subscribed').then(() => 'answered')
      answered.catch(() => {})
      expect(['answered', 4400], JSON.stringify(message)).toContain(
        await Promise.race([answered, connection.closed.then(([code]) => code)]),
      )
      connection.socket.close()
    }
    expect((await test.call('GET', '/health')).status).toBe(404)
    expect((await test.house.http.inject('/health')).statusCode).toBe(200)
  })

  it('is answered by pong to ping, signed in or not', async () => {
    const { say, heard, socket } = await connect()
    say({ type: 'ping' })
    await heard('pong')
    socket.close()
  })

  it('may have up to 16 kB a message', async () => {
    const connection = await signedIn(admin)
    connection.say({ type: 'ping', padding: 'x'.repeat(15_000) })
    await connection.heard('pong')
    connection.say({ type: 'ping', padding: 'x'.repeat(16_400) })
    expect([1006, 1009]).toContain((await connection.closed)[0])
  })

  it('may come 120 times a minute', async () => {
    const connection = await signedIn(admin)
    for (let n = 0; n < 119; n += 1) connection.say({ type: 'ping' })
    await vi.waitFor(() => expect(connection.messages).toHaveLength(120))
    connection.say(...Array.from({ length: 200 }, () => ({ type: 'ping' })))
    expect(await connection.closed).toEqual([4429, 'too_many_requests'])
    expect(connection.messages.filter(({ type }) => type === 'pong')).toHaveLength(119)
  })

  it('is missed when it answers no ping of the protocol any more', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const dead = await connect('/ws', { autoPong: false })
    const alive = await connect('/ws')
    for (const { say, heard } of [dead, alive]) {
      say({ type: 'auth', token: admin.token })
      await heard('authenticated')
    }
    await vi.advanceTimersByTimeAsync(30_001)
    alive.messages.length = 0
    alive.say({ type: 'ping' })
    await alive.heard('pong')
    await vi.advanceTimersByTimeAsync(30_001)
    expect((await dead.closed)[0]).toBe(1006)
    alive.messages.length = 0
    alive.say({ type: 'ping' })
    await alive.heard('pong')
    alive.socket.close()
  })
})

describe('the count of open sockets', () => {
  it('goes back to nothing', async () => {
    const open = async () => (await admin.call('GET', '/metrics')).body.sockets
    await vi.waitFor(async () => expect(await open()).toBe(0))
    const connection = await signedIn(admin)
    expect(await open()).toBe(1)
    connection.socket.terminate()
    await vi.waitFor(async () => expect(await open()).toBe(0))
  })
})
