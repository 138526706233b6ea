import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Person as Member } from '../../../../test/house.ts'
import { testHouse } from '../../../../test/house.ts'
import { authorizeAt, settingsFor, type TestBrowser, testBrowser } from '../../../../test/oidc-browser.ts'
import { startIssuer } from '../../../../test/oidc-issuer.ts'

const issuer = await startIssuer()
afterAll(() => issuer.stop())
const test = testHouse(settingsFor(issuer))

let counter = 0
beforeEach(() => {
  counter += 1
  issuer.faults = {}
  issuer.person = {
    sub: `person-${counter}`,
    email: `person${counter}@social.example`,
    email_verified: true,
    given_name: 'Rosa',
    family_name: 'Ribeiro',
  }
})

/** Links the issuer's present person to a member, in the browser they are signed in with. */
async function link(member: Member, browser: TestBrowser, body: object = {}) {
  const begun = await browser.call('/auth/social/oidc/link', { body, token: member.token })
  expect(begun.status).toBe(200)
  await browser.get(await authorizeAt(begun.body.authorization_url))
  return browser.call('/auth/social/finish', { token: member.token })
}

const mailsTo = async (user_id: string, kind: string) =>
  (
    await test.owner.query(
      'select subject, body_text from platform.mails where user_id = $1 and kind = $2 order by created_at',
      [user_id, kind],
    )
  ).rows

describe('the providers', () => {
  it('are those of the settings', async () => {
    const { status, body } = await test.call('GET', '/auth/social')
    expect(status).toBe(200)
    expect(body).toEqual({ providers: [{ id: 'oidc', name: 'Staff login' }] })
  })

  it('that are not set are not there', async () => {
    for (const path of ['start', 'callback'])
      expect((await test.call('GET', `/auth/social/google/${path}`)).status).toBe(404)
    const admin = await test.newOrganization()
    expect((await admin.call('POST', '/auth/social/google/link')).status).toBe(404)
  })
})

describe('leaving for an issuer', () => {
  it('takes state, nonce, PKCE and a redirect address of the provider along, and a cookie no script reads', async () => {
    const browser = testBrowser(test)
    const started = await browser.get('/api/v1/auth/social/oidc/start?return_to=/documents')
    expect(started.statusCode).toBe(303)
    expect(started.headers['cache-control']).toBe('no-store')
    const { origin, pathname, searchParams } = new URL(String(started.headers.location))
    expect(origin + pathname).toBe(`${issuer.origin}/authorize`)
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: 'brigade',
      redirect_uri: 'http://localhost:3000/api/v1/auth/social/oidc/callback',
      response_type: 'code',
      scope: 'openid email profile',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    })
    const cookie = String(started.headers['set-cookie'])
    expect(cookie).toMatch(
      /^brigade_social=[\w-]{43}; Max-Age=600; Path=\/api\/v1\/auth; HttpOnly; SameSite=Lax$/,
    )
    const secret = browser.cookies.get('brigade_social')!
    const row = await test.owner.query('select s::text as kept from identity.social_attempts s')
    for (const { kept } of row.rows)
      for (const value of [secret, searchParams.get('state')!, searchParams.get('nonce')!])
        expect(kept).not.toContain(value)
  })

  it('forgets attempts that are over', async () => {
    await testBrowser(test).leave('oidc')
    test.clock.advance(601)
    await testBrowser(test).leave('oidc')
    const { rows } = await test.owner.query('select count(*)::int as n from identity.social_attempts')
    expect(rows[0].n).toBe(1)
  })
})

describe('somebody new', () => {
  it('fills in a form that knows them, and is the admin of an organization of their own', async () => {
    const browser = testBrowser(test)
    const { status, body } = await browser.signIn()
    expect(status).toBe(200)
    expect(body).toEqual({
      outcome: 'registration',
      provider: { id: 'oidc', name: 'Staff login' },
      return_to: '/',
      tokens: null,
      second_factor: null,
      person: {
        email: issuer.person.email,
        is_email_verified: true,
        first_name: 'Rosa',
        last_name: 'Ribeiro',
      },
    })
    const registered = await browser.call('/auth/social/register', {
      body: { email: issuer.person.email, first_name: 'Rosa', last_name: 'R.', restaurant_name: 'Mar Azul' },
    })
    expect(registered.status).toBe(200)
    expect(registered.body).toMatchObject({
      token_type: 'bearer',
      refresh_token: null,
      user: { email: issuer.person.email, role: 'admin', email_verified_at: expect.any(String) },
    })
    expect([...browser.cookies.keys()].sort()).toEqual(['brigade_device', 'brigade_refresh'])
    const token = registered.body.access_token
    const me = await browser.call('/auth/me', { method: 'GET', token })
    expect(me.body.organization.name).toBe('Mar Azul')
    // No password: there is no other door.
    const { rows } = await test.owner.query('select 1 from identity.credentials where user_id = $1', [
      me.body.id,
    ])
    expect(rows).toEqual([])
    const again = await testBrowser(test).signIn()
    expect(again.body).toMatchObject({ outcome: 'signed_in', tokens: { user: { id: me.body.id } } })
  })

  it('may be admin alone although they have no password', async () => {
    const browser = testBrowser(test)
    await browser.signIn()
    const registered = await browser.call('/auth/social/register', {
      body: { email: issuer.person.email, first_name: 'Ana' },
    })
    const token = registered.body.access_token
    const colleague = await browser.call('/users', {
      token,
      body: {
        email: `c${counter}@social.example`,
        password: 'Whisk-Ladle-81-Thyme',
        first_name: 'C',
        role: 'admin',
      },
    })
    expect(colleague.status).toBe(201)
    const down = { method: 'PUT', token, body: { role: 'chef' } }
    expect((await browser.call(`/users/${colleague.body.id}`, down)).status).toBe(200)
  })

  it('whose address the issuer does not vouch for, or who takes another, must show it by mail', async () => {
    for (const change of [{ email_verified: false }, { email_verified: undefined }, { other: true }]) {
      counter += 1
      issuer.person = {
        sub: `p${counter}`,
        email: `q${counter}@social.example`,
        email_verified: true,
        ...change,
      }
      const browser = testBrowser(test)
      const { body } = await browser.signIn()
      expect(body.person).toMatchObject({ is_email_verified: 'other' in change, first_name: null })
      const email = 'other' in change ? `other${counter}@social.example` : issuer.person.email
      const registered = await browser.call('/auth/social/register', { body: { email, first_name: 'Q' } })
      expect(registered.body.user).toMatchObject({ email, email_verified_at: null })
      expect(await mailsTo(registered.body.user.id, 'email_verification')).toHaveLength(1)
    }
  })

  it('hears of a taken or wrong field and can mend it; the second time there is nothing left to finish', async () => {
    const admin = await test.newOrganization()
    const browser = testBrowser(test)
    await browser.signIn()
    const register = (email: unknown) =>
      browser.call('/auth/social/register', { body: { email, first_name: 'R' } })
    expect((await register('nonsense')).status).toBe(422)
    const taken = await register(admin.email)
    expect(taken).toMatchObject({ status: 409, body: { error: 'already_exists' } })
    expect((await register(issuer.person.email)).status).toBe(200)
    expect(await register('another@social.example')).toMatchObject({
      status: 400,
      body: { error: 'social_expired' },
    })
  })

  it('has half an hour for the form', async () => {
    const browser = testBrowser(test)
    await browser.signIn()
    test.clock.advance(1_801)
    const late = await browser.call('/auth/social/register', {
      body: { email: issuer.person.email, first_name: 'R' },
    })
    expect(late.body.error).toBe('social_expired')
  })
})

describe('a person of the house', () => {
  it('links an account, hears of it by mail, signs in by it and unlinks it', async () => {
    const member = await test.newOrganization()
    const browser = testBrowser(test)
    const linked = await link(member, browser, { return_to: '/settings/security' })
    expect(linked.body).toMatchObject({ outcome: 'linked', return_to: '/settings/security' })
    expect(await mailsTo(member.id, 'account_linked')).toMatchObject([
      { subject: 'You can now sign in to Brigade with Staff login' },
    ])
    const { links } = (await member.call('GET', '/auth/social/links')).body
    expect(links).toEqual([
      {
        id: expect.any(String),
        provider: 'oidc',
        provider_name: 'Staff login',
        email: issuer.person.email,
        linked_at: expect.any(String),
        last_used_at: null,
      },
    ])

    const home = testBrowser(test)
    await home.get(await home.leave('oidc', '/documents?page=2'))
    const signed = await home.call('/auth/social/finish')
    expect(signed.body).toMatchObject({
      outcome: 'signed_in',
      return_to: '/documents?page=2',
      tokens: { user: { id: member.id }, refresh_token: null },
    })
    expect(signed.raw.headers['set-cookie']).toEqual(
      expect.arrayContaining([expect.stringContaining('brigade_refresh=')]),
    )
    const used = (await member.call('GET', '/auth/social/links')).body.links[0]
    expect(used.last_used_at).toEqual(expect.any(String))

    expect((await member.call('DELETE', `/auth/social/links/${links[0].id}`)).status).toBe(204)
    expect(await mailsTo(member.id, 'account_unlinked')).toHaveLength(1)
    expect((await member.call('GET', '/auth/social/links')).body.links).toEqual([])
    expect((await testBrowser(test).signIn()).body.outcome).toBe('registration')
    const log = await member.call('GET', '/audit-log')
    expect(log.body.items.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(['user.account_linked', 'user.account_unlinked']),
    )
  })

  it('links the same account twice without harm, and not one that is somebody else’s', async () => {
    const [one, other] = [await test.newOrganization(), await test.newOrganization()]
    for (const _ of [1, 2]) expect((await link(one, testBrowser(test))).body.outcome).toBe('linked')
    expect((await one.call('GET', '/auth/social/links')).body.links).toHaveLength(1)
    expect(await link(other, testBrowser(test))).toMatchObject({
      status: 409,
      body: { error: 'social_linked_elsewhere' },
    })
  })

  it('needs a sign-in of the last ten minutes, or the password', async () => {
    const member = await test.newOrganization()
    const browser = testBrowser(test)
    await link(member, browser)
    const { id } = (await member.call('GET', '/auth/social/links')).body.links[0]
    test.clock.advance(601)
    const tries = [
      (body?: object) => member.call('POST', '/auth/social/oidc/link', body),
      (body?: object) => member.call('DELETE', `/auth/social/links/${id}`, body),
    ]
    for (const attempt of tries) {
      expect(await attempt()).toMatchObject({ status: 403, body: { error: 'fresh_sign_in_needed' } })
      expect(await attempt({ password: 'Wrong-Pan-77-Salt' })).toMatchObject({
        status: 422,
        body: { error: 'wrong_password', details: [{ loc: ['body', 'password'] }] },
      })
      expect((await attempt({ password: member.password })).status).toBeLessThan(300)
    }
  })

  it('keeps the last way in', async () => {
    const browser = testBrowser(test)
    await browser.signIn()
    const { access_token: token } = (
      await browser.call('/auth/social/register', { body: { email: issuer.person.email, first_name: 'R' } })
    ).body
    const list = async () => (await browser.call('/auth/social/links', { method: 'GET', token })).body.links
    const unlink = (id: string) => browser.call(`/auth/social/links/${id}`, { method: 'DELETE', token })
    const [first] = await list()
    expect(await unlink(first.id)).toMatchObject({ status: 409, body: { error: 'last_way_in' } })

    issuer.person = { ...issuer.person, sub: `second-${counter}` }
    const begun = await browser.call('/auth/social/oidc/link', { token })
    await browser.get(await authorizeAt(begun.body.authorization_url))
    await browser.call('/auth/social/finish', { token })
    const both = await Promise.all((await list()).map(({ id }: { id: string }) => unlink(id)))
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409])
    expect(await list()).toHaveLength(1)
  })

  it('does not see, and cannot unlink, an account of a colleague', async () => {
    const admin = await test.newOrganization()
    const chef = await test.newMember(admin, 'chef')
    await link(chef, testBrowser(test))
    const { id } = (await chef.call('GET', '/auth/social/links')).body.links[0]
    expect((await admin.call('GET', '/auth/social/links')).body.links).toEqual([])
    expect((await admin.call('DELETE', `/auth/social/links/${id}`)).status).toBe(404)
  })

  it('who was deactivated is not let in', async () => {
    const admin = await test.newOrganization()
    const chef = await test.newMember(admin, 'chef')
    await link(chef, testBrowser(test))
    await admin.call('PUT', `/users/${chef.id}`, { is_active: false })
    expect(await testBrowser(test).signIn()).toMatchObject({
      status: 403,
      body: { error: 'social_refused' },
    })
  })
})
