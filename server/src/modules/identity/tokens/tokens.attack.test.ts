import { describe, expect, it } from 'vitest'
import { hashOfApiToken, newApiToken } from '#platform/api-token'
import { type Person, testHouse } from '../../../../test/house.ts'
import { contracts } from '../../../contracts.ts'
import { permissions, tokenPermissions } from '../../../roles.ts'

const test = testHouse()
const all = [...tokenPermissions]

async function tokenOf(person: Person, scopes: string[] = all): Promise<string> {
  const made = await person.call('POST', '/api-tokens', { name: 'Intruder', scopes, expires_in_days: 1 })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body.token
}

const call = (token: string, method: string, path: string, body?: unknown) =>
  test.call(method, path, body, { authorization: `Bearer ${token}` })

describe('with a stolen API token', () => {
  it('I make myself another token, a session or a person', async () => {
    const admin = await test.newOrganization()
    const token = await tokenOf(admin)
    const body = { name: 'Mine', scopes: ['suppliers.read'] }
    const person = {
      email: `intruder-${process.pid}@x.example`,
      password: 'Spatula-Oven-42-Flour',
      first_name: 'I',
      role: 'admin',
    }
    for (const [method, path, sent] of [
      ['POST', '/api-tokens', body],
      ['GET', '/api-tokens', undefined],
      ['POST', '/users', person],
      ['PUT', `/users/${admin.id}`, { password: 'Spatula-Oven-42-Flour' }],
      ['PUT', `/organizations/${admin.organization_id}`, { name: 'Mine now' }],
      ['DELETE', `/organizations/${admin.organization_id}`, undefined],
    ] as const)
      expect((await call(token, method, path, sent)).status, `${method} ${path}`).toBe(403)
  })

  it('I ask for a permission that only people have', async () => {
    const admin = await test.newOrganization()
    for (const scope of permissions.filter((name) => !all.includes(name)))
      expect((await admin.call('POST', '/api-tokens', { name: 'X', scopes: [scope] })).status).toBe(422)
    // Even where such a token came about, by an older release say.
    const forged = newApiToken()
    await test.owner.query(
      `insert into identity.api_tokens (organization_id, id, user_id, name, token_hash, hint, scopes)
       values ($1, gen_random_uuid(), $2, 'forged', $3, 'brg_…', array['tokens.manage', 'users.manage'])`,
      [admin.organization_id, admin.id, hashOfApiToken(forged)],
    )
    expect((await call(forged, 'GET', '/auth/me')).body.permissions).toEqual([])
    expect((await call(forged, 'GET', '/api-tokens')).status).toBe(403)
  })

  it('I reach what people do with their own sign-in', async () => {
    const token = await tokenOf(await test.newOrganization())
    const own = contracts
      .flatMap(({ routes }) => Object.values(routes))
      .filter(({ permission, open_to_tokens }) => permission === 'signed_in' && !open_to_tokens)
    expect(own.length).toBeGreaterThan(0)
    for (const { method, path } of own) {
      const answer = await call(
        token,
        method,
        path.replaceAll(/\{\w+\}/g, '0199d3a0-5f6a-7c31-8b1e-2f4f6d1c9a10'),
      )
      expect([403, 415, 422], `${method} ${path} answers ${answer.status}`).toContain(answer.status)
      if (answer.status === 403) expect(answer.body.error).toBe('person_needed')
    }
  })

  it('I found an organization of which I am the admin', async () => {
    const token = await tokenOf(await test.newOrganization())
    const made = await call(token, 'POST', '/organizations', { name: 'A way out' })
    expect(made.status).toBeGreaterThanOrEqual(400)
  })

  it('I sign my thief out, or refresh into a session', async () => {
    const admin = await test.newOrganization()
    const token = await tokenOf(admin)
    await call(token, 'POST', '/auth/logout', {})
    expect((await admin.call('GET', '/auth/me')).status).toBe(200)
    const refreshed = await call(token, 'POST', '/auth/refresh', { refresh_token: token })
    expect(refreshed.status).toBe(401)
  })
})

describe('at somebody’s unlocked screen', () => {
  it('I make myself a token that lasts when they are back', async () => {
    const admin = await test.newOrganization()
    test.clock.advance(601)
    const body = { name: 'Mine', scopes: ['suppliers.read'] }
    const refused = await admin.call('POST', '/api-tokens', body)
    expect([refused.status, refused.body.error]).toEqual([403, 'fresh_sign_in_needed'])
    const guessed = await admin.call('POST', '/api-tokens', { ...body, password: 'Guess-Work-42' })
    expect(guessed.body.error).toBe('wrong_password')
    test.clock.advance(60)
    const own = await admin.call('POST', '/api-tokens', { ...body, password: admin.password })
    expect(own.status).toBe(201)
  })
})

describe('with a token of somebody whose place changed', () => {
  it('I keep what their role no longer grants', async () => {
    const owner = await test.newOrganization()
    const second = await test.newMember(owner, 'admin')
    const token = await tokenOf(second)
    expect((await call(token, 'POST', '/vendors', { name: 'Mill' })).status).toBe(201)
    await owner.call('PUT', `/users/${second.id}`, { role: 'chef' })
    expect((await call(token, 'POST', '/vendors', { name: 'Dairy' })).status).toBe(403)
    expect((await call(token, 'GET', '/vendors')).status).toBe(200)
    const [shown] = (await owner.call('GET', '/api-tokens')).body.items
    expect(shown.scopes).toContain('suppliers.manage')
    expect(shown.effective_scopes).not.toContain('suppliers.manage')
  })

  it('I go on after they were deactivated or taken out', async () => {
    const owner = await test.newOrganization()
    const second = await test.newMember(owner, 'admin')
    const token = await tokenOf(second)
    const works = async () => (await call(token, 'GET', '/vendors')).status
    expect(await works()).toBe(200)
    await owner.call('PUT', `/users/${second.id}`, { is_active: false })
    expect(await works()).toBe(401)
    expect((await owner.call('GET', '/api-tokens')).body.items[0].status).toBe('suspended')
    await owner.call('PUT', `/users/${second.id}`, { is_active: true })
    expect(await works()).toBe(200)
    await owner.call('DELETE', `/users/${second.id}`)
    expect(await works()).toBe(401)
    expect((await owner.call('GET', '/api-tokens')).body.total).toBe(0)
  })

  it('I see restaurants that they no longer work in', async () => {
    const owner = await test.newOrganization({ restaurant_name: 'First' })
    const first = (await owner.call('GET', '/settings/restaurants')).body.items[0].id
    const second = await test.newMember(owner, 'admin')
    const token = await tokenOf(second, ['restaurants.read'])
    const other = (await owner.call('POST', '/settings/restaurants', { name: 'Second' })).body.id
    await owner.call('PUT', `/users/${second.id}`, { role: 'manager', restaurant_ids: [other] })
    const seen = (await call(token, 'GET', '/settings/restaurants')).body.items
    expect(seen.map((one: { id: string }) => one.id)).toEqual([other])
    expect((await call(token, 'GET', `/settings/restaurants/${first}`)).status).toBe(404)
  })
})

describe('with something like a token', () => {
  it('I learn from the answer whether it ever was one', async () => {
    const admin = await test.newOrganization()
    const { body } = await admin.call('POST', '/api-tokens', {
      name: 'X',
      scopes: ['suppliers.read'],
      expires_in_days: 1,
    })
    const expired = await tokenOf(admin)
    await admin.call('DELETE', `/api-tokens/${body.id}`)
    test.clock.advance(86_401)
    const answers = []
    for (const token of [
      newApiToken(),
      body.token,
      expired,
      'brg_',
      'brg_short',
      `${expired.slice(0, -1)}_`,
    ]) {
      const { status, body: answer, headers } = await call(token, 'GET', '/vendors')
      answers.push([status, answer.error, answer.message, headers['www-authenticate']].join())
    }
    expect(new Set(answers)).toEqual(new Set(['401,token_invalid,This API token is not valid.,Bearer']))
  })

  it('I use it in another organization', async () => {
    const mine = await tokenOf(await test.newOrganization())
    const theirs = await test.newOrganization()
    const { id } = (await theirs.call('POST', '/vendors', { name: 'Secret Supplies' })).body
    expect((await call(mine, 'GET', `/vendors/${id}`)).status).toBe(404)
    expect((await call(mine, 'GET', '/vendors')).body.items).toEqual([])
  })
})
