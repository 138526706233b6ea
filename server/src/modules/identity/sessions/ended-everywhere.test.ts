import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { type Person, testHouse } from '../../../../test/house.ts'
import { openSecondHouse } from '../../../../test/second-house.ts'
import type { House } from '../../../house.ts'

/** What ends in one process of the house has ended in all, for requests and for sockets that only listen. */
const test = testHouse()
let second: House
let addresses: [here: string, there: string]

beforeAll(async () => {
  second = await openSecondHouse(test)
  const listen = ({ http }: House) => http.listen({ host: '127.0.0.1', port: 0 })
  addresses = [await listen(test.house), await listen(second)]
})
afterAll(() => second.close())

/** An idle socket that has signed in, at one of the processes. */
async function listening(token: string, address: string) {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/ws`)
  const closed = new Promise<string>((resolve) =>
    socket.on('close', (code, reason) => resolve(`${code} ${reason}`)),
  )
  await new Promise<void>((resolve, reject) => {
    socket.on('open', () => socket.send(JSON.stringify({ type: 'auth', token })))
    socket.on('message', () => resolve())
    socket.on('error', reject)
  })
  return { closed, socket }
}

const statusAt = async (address: string, token: string) => {
  const headers = { authorization: `Bearer ${token}` }
  return (await fetch(`${address}/api/v1/settings/restaurants`, { headers })).status
}

/** Signed in with a socket and a request at both processes: everything about them is cached. */
async function presentEverywhere(token: string) {
  const sockets = await Promise.all(addresses.map((address) => listening(token, address)))
  for (const address of addresses) expect(await statusAt(address, token)).toBe(200)
  return sockets
}

/** Within five seconds, as people are promised; in truth it takes moments. */
async function expectGone(token: string, sockets: Awaited<ReturnType<typeof presentEverywhere>>) {
  const began = performance.now()
  for (const { closed } of sockets) expect(await closed).toBe('4401 session_ended')
  for (const address of addresses) expect(await statusAt(address, token)).toBe(401)
  expect(performance.now() - began).toBeLessThan(5_000)
}

async function sessionOf(person: Person): Promise<string> {
  return (await person.call('GET', '/auth/sessions')).body.items[0].id
}

describe('everywhere at once ends', () => {
  it('a device that was signed out from another one', async () => {
    const person = await test.newOrganization()
    const sockets = await presentEverywhere(person.token)
    const id = await sessionOf(person)
    const other = await test.signIn(person.email, person.password)
    const { socket } = await listening(other.token, addresses[1])
    await other.call('DELETE', `/auth/sessions/${id}`)
    await expectGone(person.token, sockets)
    expect(socket.readyState).toBe(socket.OPEN)
    expect(await statusAt(addresses[1], other.token)).toBe(200)
    socket.close()
  })

  it('a session that signs out by itself', async () => {
    const person = await test.newOrganization()
    const sockets = await presentEverywhere(person.token)
    await person.call('POST', '/auth/logout')
    await expectGone(person.token, sockets)
  })

  it('a member who is deactivated, with their API tokens', async () => {
    const admin = await test.newOrganization()
    const manager = await test.newMember(admin, 'manager')
    const made = await admin.call('POST', '/api-tokens', { name: 'Till', scopes: ['restaurants.read'] })
    expect(made.status).toBe(201)
    const colleague = await test.newMember(admin, 'admin')
    const sockets = await presentEverywhere(admin.token)
    const managers = await presentEverywhere(manager.token)
    const { token } = made.body
    for (const address of addresses) expect(await statusAt(address, token)).toBe(200)
    await colleague.call('PUT', `/users/${admin.id}`, { is_active: false })
    await expectGone(admin.token, sockets)
    for (const address of addresses) expect(await statusAt(address, token)).toBe(401)
    for (const { socket } of managers) expect(socket.readyState).toBe(socket.OPEN)
    for (const { socket } of managers) socket.close()
  })

  it('a member who is signed out by an admin, removed, or given a new password', async () => {
    const admin = await test.newOrganization()
    const acts: ((person: Person) => Promise<unknown>)[] = [
      ({ id }) => admin.call('DELETE', `/users/${id}/sessions`),
      ({ id }) => admin.call('PUT', `/users/${id}`, { password: 'Fresh-Basil-63-Mint' }),
      ({ id }) => admin.call('DELETE', `/users/${id}`),
    ]
    for (const act of acts) {
      const person = await test.newMember(admin, 'chef')
      const sockets = await presentEverywhere(person.token)
      await act(person)
      await expectGone(person.token, sockets)
    }
  })

  it('the rights of a role that somebody no longer has', async () => {
    const admin = await test.newOrganization()
    const person = await test.newMember(admin, 'manager')
    const sockets = await presentEverywhere(person.token)
    await admin.call('PUT', `/users/${person.id}`, { role: 'customer' })
    for (const { closed } of sockets) expect(await closed).toBe('4401 session_ended')
    const headers = { authorization: `Bearer ${person.token}` }
    for (const address of addresses)
      expect((await fetch(`${address}/api/v1/vendors`, { headers })).status).toBe(403)
  })

  it('the organization in use when somebody switches, for what is open in it', async () => {
    const person = await test.newOrganization()
    const { id } = (await person.call('POST', '/organizations', { name: 'Second House' })).body
    const sockets = await presentEverywhere(person.token)
    expect((await person.call('POST', '/auth/switch', { organization_id: id })).status).toBe(200)
    await expectGone(person.token, sockets)
  })

  it('everybody of an organization that is deleted', async () => {
    const admin = await test.newOrganization()
    const chef = await test.newMember(admin, 'chef')
    const sockets = await presentEverywhere(chef.token)
    await admin.call('DELETE', `/organizations/${admin.organization_id}`)
    await expectGone(chef.token, sockets)
  })
})

describe('a process that lost its connection for notices', () => {
  it('looks at everybody again once it is back', async () => {
    const person = await test.newOrganization()
    const sockets = await presentEverywhere(person.token)
    const { rows } = await test.owner.query<{ pid: number }>(
      "select pid from pg_stat_activity where application_name = 'brigade live' and datname = current_database()",
    )
    for (const { pid } of rows) await test.owner.query('select pg_terminate_backend($1)', [pid])
    // Nobody hears of it.
    await test.owner.query(
      "update identity.sessions set ended_at = now(), end_reason = 'revoked' where user_id = $1",
      [person.id],
    )
    await expectGone(person.token, sockets)
  })
})
