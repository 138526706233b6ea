import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Person as Member, testHouse } from '../../../../test/house.ts'
import { authorizeAt, settingsFor, testBrowser } from '../../../../test/oidc-browser.ts'
import { type Faults, startIssuer } from '../../../../test/oidc-issuer.ts'
import { standInFor } from '../../../../test/oidc-stand-in.ts'

const issuer = await startIssuer()
// A second issuer that the house knows, too, and that an attacker runs.
const other = await startIssuer({ issuer: 'https://accounts.google.com' })
afterAll(() => Promise.all([issuer.stop(), other.stop()]))
const test = testHouse({
  ...settingsFor(issuer),
  OIDC_GOOGLE_CLIENT_ID: 'brigade',
  OIDC_GOOGLE_CLIENT_SECRET: 'very-secret',
})
beforeAll(() => standInFor({ 'https://accounts.google.com': other }))
afterAll(() => vi.restoreAllMocks())

let counter = 0
beforeEach(() => {
  counter += 1
  for (const one of [issuer, other]) {
    one.faults = {}
    one.exchanges = []
    one.person = { sub: `person-${counter}`, email: `person${counter}@attack.example`, email_verified: true }
  }
})

type Browser = ReturnType<typeof testBrowser>
const problemAt = async (browser: Browser, address: string) =>
  new URL(String((await browser.get(address)).headers.location)).searchParams.get('problem')
const changed = (address: string, change: Record<string, string | null>) => {
  const url = new URL(address)
  for (const [name, value] of Object.entries(change))
    value === null ? url.searchParams.delete(name) : url.searchParams.set(name, value)
  return url.href
}
const nothingToFinish = { status: 400, body: { error: 'social_expired' } }

describe('the way back from the issuer', () => {
  it('state left out, made up, or of somebody else’s sign-in', async () => {
    const [victim, attacker] = [testBrowser(test), testBrowser(test)]
    const [mine, theirs] = [await victim.leave('oidc'), await attacker.leave('oidc')]
    const states = [null, '', 'x'.repeat(43), new URL(theirs).searchParams.get('state')]
    for (const state of states) expect(await problemAt(victim, changed(mine, { state }))).toBe('expired')
    expect(issuer.exchanges).toEqual([])
    // None of it has used up the sign-in that is under way.
    expect(await problemAt(victim, mine)).toBeNull()
  })

  it('state used twice', async () => {
    const browser = testBrowser(test)
    const address = await browser.leave('oidc')
    const secret = browser.cookies.get('brigade_social')!
    const both = await Promise.all([problemAt(browser, address), problemAt(browser, address)])
    expect(both.sort()).toEqual(['expired', null])
    browser.cookies.set('brigade_social', secret)
    expect(await problemAt(browser, address)).toBe('expired')
    expect(issuer.exchanges).toHaveLength(1)
  })

  it('a state of ten minutes ago', async () => {
    const browser = testBrowser(test)
    const address = await browser.leave('oidc')
    test.clock.advance(601)
    expect(await problemAt(browser, address)).toBe('expired')
    expect(issuer.exchanges).toEqual([])
  })

  it('the attacker’s code in the victim’s browser: login CSRF', async () => {
    const [victim, attacker] = [testBrowser(test), testBrowser(test)]
    const address = await attacker.leave('oidc')
    expect(await problemAt(victim, address)).toBe('expired')
    // In the middle of a sign-in of their own, too.
    await victim.leave('oidc')
    expect(await problemAt(victim, address)).toBe('expired')
    expect(await victim.call('/auth/social/finish')).toMatchObject(nothingToFinish)
  })

  it('the victim’s stolen code in the attacker’s browser, under the attacker’s state: PKCE', async () => {
    const [victim, attacker] = [testBrowser(test), testBrowser(test)]
    const code = new URL(await victim.leave('oidc')).searchParams.get('code')
    const address = changed(await attacker.leave('oidc'), { code })
    expect(await problemAt(attacker, address)).toBe('failed')
    // The issuer itself refuses; the nonce would come only after that.
    expect(issuer.exchanges[0]!.error).toBe('invalid_grant')
    expect(await attacker.call('/auth/social/finish')).toMatchObject(nothingToFinish)
  })

  it('a code used twice', async () => {
    const [first, second] = [testBrowser(test), testBrowser(test)]
    const address = await first.leave('oidc')
    expect(await problemAt(first, address)).toBeNull()
    const code = new URL(address).searchParams.get('code')
    expect(await problemAt(second, changed(await second.leave('oidc'), { code }))).toBe('failed')
  })

  it('a parameter that comes twice', async () => {
    for (const name of ['code', 'state', 'iss']) {
      const browser = testBrowser(test)
      const address = await browser.leave('oidc')
      expect(await problemAt(browser, `${address}&${name}=x`)).toMatch(/failed|expired/)
    }
    expect(issuer.exchanges).toEqual([])
  })

  it.each<[string, Faults]>([
    ['the nonce of another sign-in', { claims: { nonce: 'swapped' } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['the audience of another client', { claims: { aud: 'another-client' } }],
    ['two audiences and another authorized party', { claims: { aud: ['brigade', 'x'], azp: 'x' } }],
    ['the name of another issuer', { claims: { iss: 'https://accounts.google.com' } }],
    ['its time over', { claims: { iat: 1_700_000_000, exp: 1_700_000_300 } }],
    ['no end', { claims: { exp: undefined } }],
    ['no subject', { claims: { sub: undefined } }],
    ['a subject of control characters', { claims: { sub: 'a\u0000b' } }],
    ['no signature: alg none', { signature: 'none' }],
    ['the public key as shared secret: HS256', { signature: 'hs256 with the public key' }],
    [
      'the same, where the issuer says it signs so',
      {
        signature: 'hs256 with the public key',
        discovery: { id_token_signing_alg_values_supported: ['ES256', 'HS256', 'none'] },
      },
    ],
    [
      'alg none, where the issuer says it signs so',
      {
        signature: 'none',
        discovery: { id_token_signing_alg_values_supported: ['ES256', 'HS256', 'none'] },
      },
    ],
    ['the signature of a key nobody published', { signature: 'foreign key' }],
    ['nothing but an access token', { id_token: 'missing' }],
  ])('an ID token with %s', async (_, faults) => {
    // What the issuer says about itself is read anew.
    if (faults.discovery) test.clock.advance(3_601)
    issuer.faults = faults
    const browser = testBrowser(test)
    expect(await problemAt(browser, await browser.leave('oidc'))).toBe('failed')
    expect(await browser.call('/auth/social/finish')).toMatchObject(nothingToFinish)
    if (faults.discovery) test.clock.advance(3_601)
  })
})

describe('mix-up of two issuers', () => {
  it('a code of one brought to the other’s address', async () => {
    const browser = testBrowser(test)
    const address = (await browser.leave('oidc')).replace('/oidc/', '/google/')
    expect(await problemAt(browser, address)).toBe('expired')
    expect(other.exchanges).toEqual([])
  })

  it('an answer in the other’s name, or in none although one was promised', async () => {
    for (const iss of ['https://accounts.google.com', `${issuer.origin}/`, null]) {
      issuer.faults = { iss }
      const browser = testBrowser(test)
      expect(await problemAt(browser, await browser.leave('oidc'))).toBe('failed')
    }
    expect([...issuer.exchanges, ...other.exchanges]).toEqual([])
  })

  it('the subject of one claimed by the other', async () => {
    const member = await linkedMember()
    other.person = { ...issuer.person }
    const browser = testBrowser(test)
    const { body } = await browser.signIn('google')
    expect(body).toMatchObject({ outcome: 'registration', tokens: null })
    expect(member.id).toBeTruthy()
  })
})

describe('open redirect', () => {
  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '/\t/evil.example',
    'https:evil.example',
    'javascript:alert(1)',
    '/a/..//evil.example',
    ' //evil.example',
    '/%0d%0aLocation: https://evil.example\r\n',
  ])('return_to=%j', async (return_to) => {
    const browser = testBrowser(test)
    const arrived = await browser.get(await browser.leave('oidc', return_to))
    expect(arrived.headers.location).toBe('http://localhost:3000/sign-in/social')
    const { body } = await browser.call('/auth/social/finish')
    expect(body.return_to).toBe('/')
  })

  it('a Host header of the attacker’s', async () => {
    const browser = testBrowser(test)
    const started = await browser.get('/api/v1/auth/social/oidc/start', { host: 'evil.example' })
    const address = new URL(String(started.headers.location))
    expect(address.searchParams.get('redirect_uri')).toContain('http://localhost:3000/')
    const arrived = await browser.get(await authorizeAt(address.href), { host: 'evil.example' })
    expect(arrived.headers.location).toBe('http://localhost:3000/sign-in/social')
  })
})

/** A member with the issuer's present person linked to them. */
async function linkedMember(): Promise<Member> {
  const member = await test.newOrganization()
  const browser = testBrowser(test)
  const begun = await browser.call('/auth/social/oidc/link', { token: member.token })
  await browser.get(await authorizeAt(begun.body.authorization_url))
  const { body } = await browser.call('/auth/social/finish', { token: member.token })
  expect(body.outcome).toBe('linked')
  return member
}

const linksOf = async (user_id: string) =>
  (await test.owner.query('select 1 from identity.social_identities where user_id = $1', [user_id])).rowCount

describe('taking over an account by its e-mail address', () => {
  it('verified at the issuer: it is told to sign in first, and opens nothing', async () => {
    const victim = await test.newOrganization()
    issuer.person = { sub: `thief-${counter}`, email: victim.email.toUpperCase(), email_verified: true }
    const browser = testBrowser(test)
    const { body, raw } = await browser.signIn()
    expect(body).toMatchObject({ outcome: 'sign_in_first', tokens: null, second_factor: null })
    expect(String(raw.headers['set-cookie'])).not.toContain('refresh')
    const register = await browser.call('/auth/social/register', {
      body: { email: victim.email, first_name: 'T' },
    })
    expect(register).toMatchObject(nothingToFinish)
    expect(await linksOf(victim.id)).toBe(0)
  })

  it('unverified: the answer is the same for an address that nobody has, and nothing is linked', async () => {
    const victim = await test.newOrganization()
    const answers = []
    for (const email of [victim.email, 'nobody@attack.example']) {
      issuer.person = { sub: `thief-${email}`, email, email_verified: false }
      const browser = testBrowser(test)
      const { body } = await browser.signIn()
      answers.push({ ...body, person: { ...body.person, email: '' } })
      if (email !== victim.email) continue
      const register = await browser.call('/auth/social/register', { body: { email, first_name: 'T' } })
      expect(register).toMatchObject({ status: 409, body: { error: 'already_exists' } })
    }
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]).toMatchObject({ outcome: 'registration', person: { is_email_verified: false } })
    expect(await linksOf(victim.id)).toBe(0)
  })

  it('registered before its owner came: whoever resets the password by mail is alone in it', async () => {
    const email = `owner${counter}@attack.example`
    issuer.person = { sub: `squatter-${counter}`, email, email_verified: false }
    const squatter = testBrowser(test)
    await squatter.signIn()
    const registered = await squatter.call('/auth/social/register', { body: { email, first_name: 'S' } })
    const { id } = registered.body.user
    expect(await linksOf(id)).toBe(1)

    await test.call('POST', '/auth/password-reset', { email })
    await test.runJobs()
    const { rows } = await test.owner.query(
      `select body_text from platform.mails where user_id = $1 and kind = 'password_reset'`,
      [id],
    )
    const token = /#([\w-]{43})/.exec(rows[0].body_text)![1]
    const reset = await test.call('POST', '/auth/password-reset/confirm', {
      token,
      new_password: 'Whisk-Ladle-81-Thyme',
    })
    expect(reset.status).toBe(200)
    expect(await linksOf(id)).toBe(0)
    expect((await testBrowser(test).signIn()).body.outcome).not.toBe('signed_in')
  })
})

describe('linking', () => {
  it('the attacker’s answer brought to a victim who is signed in', async () => {
    const [victim, attacker] = [await test.newOrganization(), await test.newOrganization()]
    const theirs = testBrowser(test)
    const begun = await theirs.call('/auth/social/oidc/link', { token: attacker.token })
    const address = await authorizeAt(begun.body.authorization_url)
    const browser = testBrowser(test)
    expect(await problemAt(browser, address)).toBe('expired')
    expect(await browser.call('/auth/social/finish', { token: victim.token })).toMatchObject(nothingToFinish)
    expect(await linksOf(victim.id)).toBe(0)
  })

  it('begun by the attacker in a browser where the victim signs in meanwhile', async () => {
    const [victim, attacker] = [await test.newOrganization(), await test.newOrganization()]
    const shared = testBrowser(test)
    const begun = await shared.call('/auth/social/oidc/link', { token: attacker.token })
    await shared.get(await authorizeAt(begun.body.authorization_url))
    expect(await shared.call('/auth/social/finish', { token: victim.token })).toMatchObject(nothingToFinish)
    // Nor in another session of the attacker's own, nor by nobody.
    for (const person of [attacker, victim]) expect(await linksOf(person.id)).toBe(0)
  })

  it('finished in another session of the same person', async () => {
    const member = await test.newOrganization()
    const browser = testBrowser(test)
    const begun = await browser.call('/auth/social/oidc/link', { token: member.token })
    await browser.get(await authorizeAt(begun.body.authorization_url))
    const again = await test.signIn(member.email, member.password)
    expect(await browser.call('/auth/social/finish', { token: again.token })).toMatchObject(nothingToFinish)
    expect(await linksOf(member.id)).toBe(0)
  })

  it('asked for by a page of another site, or without the header of the web app', async () => {
    const browser = testBrowser(test)
    await browser.get(await browser.leave('oidc'))
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'x-brigade-client': 'evil' },
    ] as unknown as Record<string, string>[])
      for (const path of ['/auth/social/finish', '/auth/social/register'])
        expect(
          await browser.call(path, { headers, body: { email: 'a@b.example', first_name: 'A' } }),
        ).toMatchObject({ status: 403, body: { error: 'origin_refused' } })
    const link = await browser.call('/auth/social/oidc/link')
    expect(link).toMatchObject({ status: 401, body: { error: 'not_signed_in' } })
  })

  it('by an API token instead of a person', async () => {
    const admin = await test.newOrganization()
    const made = await admin.call('POST', '/api-tokens', { name: 'Robot', scopes: ['suppliers.read'] })
    expect(made.status).toBe(201)
    const browser = testBrowser(test)
    const answer = await browser.call('/auth/social/oidc/link', { token: made.body.token })
    expect(answer).toMatchObject({ status: 403, body: { error: 'person_needed' } })
  })
})

describe('more than the account gives', () => {
  it('a role and an organization in the registration', async () => {
    const browser = testBrowser(test)
    await browser.signIn()
    for (const more of [{ role: 'admin' }, { organization_id: crypto.randomUUID() }, { password: 'x' }]) {
      const body = { email: issuer.person.email, first_name: 'R', ...more }
      expect((await browser.call('/auth/social/register', { body })).status).toBe(422)
    }
  })

  it('the second factor left out', async () => {
    const member = await linkedMember()
    await test.owner.query(
      `insert into identity.totp_factors (user_id, organization_id, sealed_secret, confirmed_at)
       values ($1, $2, '\\x00', now())`,
      [member.id, member.organization_id],
    )
    const { body, raw } = await testBrowser(test).signIn()
    expect(body).toMatchObject({
      outcome: 'second_factor',
      tokens: null,
      second_factor: { challenge: expect.any(String), methods: ['totp'] },
    })
    expect(String(raw.headers['set-cookie'])).not.toContain('refresh')
  })

  it('an answer asked for twice', async () => {
    await linkedMember()
    const browser = testBrowser(test)
    await browser.get(await browser.leave('oidc'))
    const secret = browser.cookies.get('brigade_social')!
    const both = await Promise.all([1, 2].map(() => browser.call('/auth/social/finish')))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400])
    browser.cookies.set('brigade_social', secret)
    expect(await browser.call('/auth/social/finish')).toMatchObject(nothingToFinish)
  })
})
