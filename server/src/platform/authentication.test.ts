import { describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../test/house.ts'
import { testSecrets } from '../../test/test-secrets.ts'
import { makeKeyRing } from './key-ring.ts'
import { makeTokens } from './tokens.ts'

const test = testHouse()

const tokensOf = (tokenKey: string) => makeTokens(makeKeyRing({ ...testSecrets, tokenKey }, test.clock), 900)
const asks = (authorization: string, path = '/auth/me') =>
  test.call('GET', path, undefined, { authorization })

describe('a request', () => {
  it('without a token that is good gets 401 and the word for why', async () => {
    const admin = await test.newOrganization()
    const other = tokensOf('another-key-another-key-another-key-1')
    const claims = { user_id: admin.id, session_id: admin.id, organization_id: admin.organization_id }
    for (const [authorization, code] of [
      ['', 'not_signed_in'],
      ['Basic YWRtaW46YWRtaW4=', 'token_invalid'],
      ['Bearer', 'token_invalid'],
      ['Bearer  ', 'token_invalid'],
      ['Bearer not a token', 'token_invalid'],
      [`Token ${admin.token}`, 'token_invalid'],
      [admin.token, 'token_invalid'],
      [`Bearer ${admin.token}, Bearer ${admin.token}`, 'token_invalid'],
      [`Bearer ${admin.refresh_token}`, 'token_invalid'],
      [`Bearer ${await other.sign(claims, test.clock.now())}`, 'token_invalid'],
    ] as const) {
      const { status, body, headers } = await asks(authorization)
      expect([status, body.error], authorization).toEqual([401, code])
      expect(headers['www-authenticate']).toBe('Bearer')
    }
    expect((await asks(`bearer ${admin.token}`)).status).toBe(200)
  })

  it('with a good signature for a session that never was gets 401', async () => {
    const admin = await test.newOrganization()
    const tokens = tokensOf(testSecrets.tokenKey)
    const token = await tokens.sign(
      { user_id: admin.id, session_id: admin.id, organization_id: admin.organization_id },
      test.clock.now(),
    )
    expect((await asks(`Bearer ${token}`)).body.error).toBe('session_ended')
  })

  it('with an expired token gets token_expired, and whatever is public all the same', async () => {
    const admin = await test.newOrganization()
    test.clock.advance(15 * 60 + 1)
    const { status, body } = await asks(`Bearer ${admin.token}`)
    expect([status, body.error]).toEqual([401, 'token_expired'])
    const login = { email: admin.email, password: admin.password }
    const again = await test.call('POST', '/auth/login', login, { authorization: `Bearer ${admin.token}` })
    expect(again.status).toBe(200)
  })
})

describe('signing out', () => {
  const me = async (person: Person) => (await person.call('GET', '/auth/me')).status

  it('ends the session at once, and no other', async () => {
    const here = await test.newOrganization()
    const there = await test.signIn(here.email, here.password)
    expect(await me(here)).toBe(200)
    const { status } = await here.call('POST', '/auth/logout', { refresh_token: here.refresh_token })
    expect(status).toBeLessThan(300)
    const { body } = await here.call('GET', '/auth/me')
    expect(body.error).toBe('session_ended')
    expect(await me(there)).toBe(200)
  })

  it('of somebody who was removed or whose role changed counts at the next request', async () => {
    const admin = await test.newOrganization()
    const manager = await test.newMember(admin, 'manager')
    expect((await manager.call('POST', '/vendors', { name: 'Mill' })).status).toBe(201)
    await admin.call('PUT', `/users/${manager.id}`, { role: 'shopper' })
    const after = await manager.call('POST', '/vendors', { name: 'Dairy' })
    expect([401, 403]).toContain(after.status)
    await admin.call('DELETE', `/users/${manager.id}`)
    expect(await me(manager)).toBe(401)
  })
})
