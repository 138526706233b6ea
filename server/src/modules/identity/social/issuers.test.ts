import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testHouse } from '../../../../test/house.ts'
import { settingsFor, testBrowser } from '../../../../test/oidc-browser.ts'
import { startIssuer } from '../../../../test/oidc-issuer.ts'

const issuer = await startIssuer()
afterAll(() => issuer.stop())
const test = testHouse(settingsFor(issuer))
const discovery = '/.well-known/openid-configuration'
const asked = (path: string) => issuer.asked.get(path) ?? 0

/** Where the browser stands after the whole way to the issuer and back. */
async function arrive(): Promise<string> {
  const browser = testBrowser(test)
  return String((await browser.get(await browser.leave('oidc'))).headers.location)
}
const start = async () => String((await test.call('GET', '/auth/social/oidc/start')).headers.location)

beforeEach(() => {
  issuer.faults = {}
  issuer.person = { sub: 'somebody' }
})

// The order matters here: a house that has never heard of an issuer behaves otherwise than one that has.
describe('an issuer that has never answered', () => {
  it('sends people to the page that says so, and is heard as soon as it is there', async () => {
    const unreachable = 'http://localhost:3000/sign-in/social?problem=unreachable&provider=oidc'
    issuer.faults = { down: /./ }
    expect(await start()).toBe(unreachable)
    const admin = await test.newOrganization()
    expect(await admin.call('POST', '/auth/social/oidc/link')).toMatchObject({
      status: 503,
      body: { error: 'social_unreachable', message: expect.stringContaining('Staff login') },
    })
    for (const wrong of [
      { issuer: 'https://evil.example' },
      { jwks_uri: undefined },
      { jwks_uri: 'nonsense' },
      { authorization_endpoint: 'javascript:alert(1)' },
      { token_endpoint: 'file:///etc/passwd' },
    ]) {
      issuer.faults = { discovery: wrong }
      expect(await start()).toBe(unreachable)
    }
    issuer.faults = {}
    expect(await start()).toContain(`${issuer.origin}/authorize?`)
  })
})

describe('an issuer that has answered', () => {
  it('is asked how it works once an hour, by however many at once', async () => {
    test.clock.advance(3_601)
    const before = asked(discovery)
    await Promise.all([start(), start(), start()])
    test.clock.advance(3_500)
    await start()
    expect(asked(discovery) - before).toBe(1)
    test.clock.advance(101)
    await start()
    expect(asked(discovery) - before).toBe(2)
  })

  it('is remembered while it is down', async () => {
    test.clock.advance(3_601)
    issuer.faults = { down: /well-known/ }
    expect(await start()).toContain(`${issuer.origin}/authorize?`)
    expect(await arrive()).toBe('http://localhost:3000/sign-in/social')
  })

  it('may change its keys at any moment', async () => {
    for (const _ of [1, 2, 3]) {
      await issuer.rotateKeys()
      const before = asked('/keys')
      expect(await arrive()).not.toContain('problem')
      expect(await arrive()).not.toContain('problem')
      expect(asked('/keys') - before).toBe(1)
    }
  })

  it.each([
    ['its token endpoint', /token/],
    ['its keys', /keys/],
  ])('is said to be unreachable when %s is down', async (_, down) => {
    await issuer.rotateKeys()
    issuer.faults = { down }
    expect(await arrive()).toContain('problem=unreachable')
  })

  it('is waited for five seconds', async () => {
    issuer.faults = { silent: /token/ }
    const begun = performance.now()
    expect(await arrive()).toContain('problem=unreachable')
    expect(performance.now() - begun).toBeGreaterThan(4_000)
  })

  it('is asked for the address where the ID token does not tell it', async () => {
    issuer.person = { sub: 'quiet', email: 'quiet@social.example', email_verified: true }
    issuer.faults = {
      claims: { email: undefined, email_verified: undefined },
      discovery: { userinfo_endpoint: `${issuer.origin}/userinfo` },
    }
    test.clock.advance(3_601)
    const browser = testBrowser(test)
    expect((await browser.signIn()).body.person).toMatchObject({
      email: 'quiet@social.example',
      is_email_verified: true,
    })
    issuer.faults.claims = { email: undefined, sub: 'somebody-else' }
    expect(await arrive()).toContain('problem=failed')
    test.clock.advance(3_601)
    issuer.faults = {}
    await start()
  })

  it('may tell nonsense about a person, of which what can be kept is kept', async () => {
    issuer.person = {
      sub: 'odd',
      email: 'not an address',
      email_verified: true,
      given_name: ` Ann\u0000\n  Marie ${'x'.repeat(300)}`,
      family_name: { first: 1 },
      name: 42,
    }
    const { body } = await testBrowser(test).signIn()
    expect(body.person).toEqual({
      email: null,
      is_email_verified: false,
      first_name: expect.stringMatching(/^Ann Marie x+$/),
      last_name: null,
    })
    expect(body.person.first_name).toHaveLength(100)
    issuer.person = { sub: 'named', name: 'Rosa Ribeiro Lima' }
    expect((await testBrowser(test).signIn()).body.person).toMatchObject({
      first_name: 'Rosa',
      last_name: 'Ribeiro Lima',
    })
  })

  it.each([
    ['access_denied', 'denied'],
    ['login_required', 'denied'],
    ['temporarily_unavailable', 'unreachable'],
    ['invalid_scope', 'failed'],
  ])('that answers %s leaves people at the page that says %s', async (error, problem) => {
    issuer.faults = { error }
    expect(await arrive()).toContain(`problem=${problem}`)
  })

  it('knows its secret by HTTP Basic, or from the body where it says so', async () => {
    await arrive()
    expect(issuer.exchanges[0]!.authorization).toMatch(/^Basic /)
    expect(issuer.exchanges[0]!.body.has('client_secret')).toBe(false)
    issuer.faults = { discovery: { token_endpoint_auth_methods_supported: ['client_secret_post'] } }
    test.clock.advance(3_601)
    expect(await arrive()).not.toContain('problem')
    expect(issuer.exchanges[0]!.authorization).toBeUndefined()
    expect(issuer.exchanges[0]!.body.get('client_secret')).toBe('very-secret')
  })
})
