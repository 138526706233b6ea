import { describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../../test/house.ts'

const test = testHouse()
const pixel =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36'

/** The same person once more, on another device. */
async function alsoOn(person: Person, user_agent: string, more: object = {}) {
  const { email, password } = person
  const answer = await test.call(
    'POST',
    '/auth/login',
    { email, password, ...more },
    { 'user-agent': user_agent },
  )
  expect(answer.status).toBe(200)
  const { access_token, refresh_token } = answer.body
  const call = (method: string, path: string, body?: unknown) =>
    test.call(method, path, body, { authorization: `Bearer ${access_token}` })
  return { access_token, refresh_token, call }
}
const sessionsOf = async ({ call }: Pick<Person, 'call'>) => (await call('GET', '/auth/sessions')).body
const refresh = (refresh_token: string) => test.call('POST', '/auth/refresh', { refresh_token })
const alive = async ({ call }: Pick<Person, 'call'>) => (await call('GET', '/auth/me')).status === 200

describe('my sessions', () => {
  it('are listed with device, place and last use, this one marked', async () => {
    const person = await test.newOrganization()
    const phone = await alsoOn(person, pixel)
    const { items, total } = await sessionsOf(phone)
    expect(total).toBe(2)
    expect(items.find((session: { is_current: boolean }) => session.is_current)).toMatchObject({
      device: { browser: 'Chrome', system: 'Android', kind: 'phone' },
      ip: '127.0.0.1',
      organization_id: person.organization_id,
    })
    expect(Object.keys(items[0]).sort()).toEqual([
      'created_at',
      'device',
      'expires_at',
      'id',
      'ip',
      'is_current',
      'last_used_at',
      'organization_id',
      'organization_name',
    ])
    expect((await test.call('GET', '/auth/sessions')).status).toBe(401)
  })

  it('say when they were used last, to the minute', async () => {
    const person = await test.newOrganization()
    const lastUse = async () => Date.parse((await sessionsOf(person)).items[0].last_used_at)
    const first = await lastUse()
    test.clock.advance(30)
    expect(await lastUse()).toBe(first)
    test.clock.advance(40)
    await person.call('GET', '/auth/me')
    expect((await lastUse()) - first).toBeGreaterThanOrEqual(70_000)
  })

  it('do not show what has ended or expired', async () => {
    const person = await test.newOrganization()
    const other = await alsoOn(person, pixel)
    await other.call('POST', '/auth/logout')
    expect((await sessionsOf(person)).total).toBe(1)
    const old = await alsoOn(person, pixel)
    test.clock.advance(7 * 86_400 + 1)
    const now = await test.signIn(person.email, person.password)
    expect((await sessionsOf(now)).total).toBe(1)
    expect((await refresh(old.refresh_token)).body.details[0].type).toBe('expired')
  })

  it('are ended one by one, at once, and the one signed out hears why', async () => {
    const person = await test.newOrganization()
    const phone = await alsoOn(person, pixel)
    const tablet = await alsoOn(person, pixel)
    const { items } = await sessionsOf(phone)
    const { id } = items.find((session: { is_current: boolean }) => session.is_current)
    expect((await person.call('DELETE', `/auth/sessions/${id}`)).status).toBe(204)
    const { body } = await phone.call('GET', '/auth/me')
    expect(body.error).toBe('session_ended')
    const again = await refresh(phone.refresh_token)
    expect(again.status).toBe(401)
    expect(again.body).toMatchObject({
      error: 'refresh_token_invalid',
      details: [{ loc: ['body', 'refresh_token'], type: 'revoked' }],
    })
    expect([await alive(person), await alive(tablet)]).toEqual([true, true])
    expect((await person.call('DELETE', `/auth/sessions/${id}`)).status).toBe(404)
  })

  it('are mine alone: those of others are not there', async () => {
    const person = await test.newOrganization()
    const stranger = await test.newOrganization()
    const colleague = await test.newMember(person, 'admin')
    const { id } = (await sessionsOf(person)).items[0]
    for (const other of [stranger, colleague])
      expect((await other.call('DELETE', `/auth/sessions/${id}`)).status).toBe(404)
    expect(await alive(person)).toBe(true)
  })

  it('end all at once but the one in use', async () => {
    const person = await test.newOrganization()
    const others = [await alsoOn(person, pixel), await alsoOn(person, 'curl/8.9')]
    expect((await person.call('DELETE', '/auth/sessions')).body).toEqual({ ended: 2 })
    for (const other of others) expect(await alive(other)).toBe(false)
    expect(await alive(person)).toBe(true)
    expect((await refresh(person.refresh_token)).status).toBe(200)
    expect((await person.call('DELETE', '/auth/sessions')).body).toEqual({ ended: 0 })
  })
})

describe('signing in again', () => {
  it('replaces the session that the same browser had, and no other', async () => {
    const person = await test.newOrganization()
    const { email, password } = person
    const enter = async (cookie = '') => {
      const headers = { 'x-brigade-client': 'web', cookie }
      const { body, raw } = await test.call('POST', '/auth/login', { email, password }, headers)
      const set = (raw.cookies as { name: string; value: string }[]).find(
        ({ name }) => name === 'brigade_device',
      )
      const kept = set ? `brigade_device=${set.value}` : cookie
      return { kept, token: body.access_token as string }
    }
    const first = await enter()
    const elsewhere = await enter()
    const again = await enter(first.kept)
    const { items } = await sessionsOf({
      call: (method, path) => test.call(method, path, undefined, { authorization: `Bearer ${again.token}` }),
    })
    expect(items).toHaveLength(3)
    const status = async (token: string) =>
      (await test.call('GET', '/auth/me', undefined, { authorization: `Bearer ${token}` })).status
    expect([await status(first.token), await status(elsewhere.token), await alive(person)]).toEqual([
      401,
      200,
      true,
    ])
  })

  it('keeps a hundred sessions of one program at most', async () => {
    const person = await test.newOrganization()
    await test.owner.query(
      `insert into identity.sessions (id, user_id, organization_id, device_hash, last_used_at, expires_at)
       select gen_random_uuid(), user_id, organization_id, device_hash, now() - n * interval '1 minute', expires_at
       from identity.sessions, generate_series(1, 150) n where user_id = $1`,
      [person.id],
    )
    const again = await test.signIn(person.email, person.password)
    expect((await sessionsOf(again)).total).toBe(100)
    expect(await alive(person)).toBe(true)
  })
})

describe('the sessions of a member', () => {
  it('are seen and ended by an admin of the organization, and by nobody else', async () => {
    const admin = await test.newOrganization()
    const chef = await test.newMember(admin, 'chef')
    const manager = await test.newMember(admin, 'manager')
    const stranger = await test.newOrganization()
    const path = `/users/${chef.id}/sessions`
    const { body } = await admin.call('GET', path)
    expect(body).toMatchObject({ total: 1, items: [{ is_current: false }] })
    const one = `${path}/${body.items[0].id}`
    for (const [person, status] of [
      [stranger, 404],
      [manager, 403],
      [chef, 403],
    ] as const) {
      expect((await person.call('GET', path)).status).toBe(status)
      for (const address of [path, one]) expect((await person.call('DELETE', address)).status).toBe(status)
    }
    expect(await alive(chef)).toBe(true)

    expect((await admin.call('DELETE', one)).status).toBe(204)
    expect(await alive(chef)).toBe(false)
    expect((await refresh(chef.refresh_token)).body.details[0].type).toBe('ended_by_admin')
    expect((await admin.call('DELETE', one)).status).toBe(404)
    expect((await admin.call('DELETE', path)).body).toEqual({ ended: 0 })
    const again = await test.signIn(chef.email, chef.password)
    expect(await alive(again)).toBe(true)
    const log = (await admin.call('GET', '/audit-log')).body.items
    expect(log[0]).toMatchObject({ action: 'user.signed_out', subject_id: chef.id, after: { sessions: 1 } })
  })

  it('in another organization are no business of this one', async () => {
    const admin = await test.newOrganization()
    const manager = await test.newMember(admin, 'manager')
    const own = (await manager.call('POST', '/organizations', { name: 'On the side' })).body.id
    const there = await alsoOn(manager, pixel, { organization_id: own })
    expect((await sessionsOf(manager)).total).toBe(2)
    const path = `/users/${manager.id}/sessions`
    expect((await admin.call('GET', path)).body.total).toBe(1)
    expect((await admin.call('DELETE', path)).body).toEqual({ ended: 1 })
    expect([await alive(manager), await alive(there)]).toEqual([false, true])
  })
})

describe('switching to another organization', () => {
  it('goes on with the session there, and ends nothing but the former access token', async () => {
    const person = await test.newOrganization()
    const second = (await person.call('POST', '/organizations', { name: 'Second House' })).body.id
    const where = (await person.call('GET', '/auth/organizations')).body.organizations
    expect(where).toMatchObject([
      { id: person.organization_id, role: 'admin', is_current: true },
      { id: second, name: 'Second House', role: 'admin', is_current: false },
    ])
    const moved = await person.call('POST', '/auth/switch', { organization_id: second })
    expect(moved.status).toBe(200)
    expect(moved.body).toMatchObject({ refresh_token: null, user: { organization_id: second } })
    expect(moved.headers['cache-control']).toBe('no-store')
    expect((await person.call('GET', '/auth/me')).body.error).toBe('session_ended')
    const headers = { authorization: `Bearer ${moved.body.access_token}` }
    const me = await test.call('GET', '/auth/me', undefined, headers)
    expect(me.body.organization.name).toBe('Second House')
    const next = await refresh(person.refresh_token)
    expect(next.body.user.organization_id).toBe(second)
    expect((await test.call('GET', '/auth/sessions', undefined, headers)).body.total).toBe(1)
  })

  it('is refused where one does not belong, or no longer', async () => {
    const person = await test.newOrganization()
    const stranger = await test.newOrganization()
    const to = (organization_id: string) => person.call('POST', '/auth/switch', { organization_id })
    expect((await to(stranger.organization_id)).body.error).toBe('not_permitted')
    expect((await to(crypto.randomUUID())).body.error).toBe('not_permitted')
    expect(await alive(person)).toBe(true)
    expect(
      (await test.call('POST', '/auth/switch', { organization_id: person.organization_id })).status,
    ).toBe(401)
  })
})
