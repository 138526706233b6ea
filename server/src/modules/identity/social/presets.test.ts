import { generateKeyPairSync } from 'node:crypto'
import { jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadConfig } from '#platform/config'
import { testHouse } from '../../../../test/house.ts'
import { testBrowser } from '../../../../test/oidc-browser.ts'
import { startIssuer } from '../../../../test/oidc-issuer.ts'
import { standInFor } from '../../../../test/oidc-stand-in.ts'
import { providersOf } from './providers.ts'

const tenant = '0f1e2d3c-1111-2222-3333-444455556666'
const google = await startIssuer({ issuer: 'https://accounts.google.com' })
const microsoft = await startIssuer({ issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' })
const apple = await startIssuer({ issuer: 'https://appleid.apple.com' })
afterAll(() => Promise.all([google, microsoft, apple].map(({ stop }) => stop())))

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const settings = {
  PUBLIC_URL: 'https://brigade.example',
  OIDC_GOOGLE_CLIENT_ID: 'brigade',
  OIDC_GOOGLE_CLIENT_SECRET: 'very-secret',
  OIDC_MICROSOFT_CLIENT_ID: 'brigade',
  OIDC_MICROSOFT_CLIENT_SECRET: 'very-secret',
  OIDC_APPLE_CLIENT_ID: 'brigade',
  OIDC_APPLE_TEAM_ID: 'TEAM567890',
  OIDC_APPLE_KEY_ID: 'KEY4567890',
  OIDC_APPLE_PRIVATE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
}
const test = testHouse(settings)
const newBrowser = () => testBrowser(test, settings.PUBLIC_URL)

beforeAll(() =>
  standInFor({
    'https://accounts.google.com': google,
    'https://login.microsoftonline.com': microsoft,
    'https://appleid.apple.com': apple,
  }),
)
afterAll(() => vi.restoreAllMocks())

let counter = 0
beforeEach(() => {
  counter += 1
  const email = `someone${counter}@company.example`
  google.person = { sub: `g${counter}`, email, email_verified: true }
  microsoft.person = {
    sub: `m${counter}`,
    email,
    tid: tenant,
    iss: `https://login.microsoftonline.com/${tenant}/v2.0`,
  }
  microsoft.keyFields = {}
  apple.person = { sub: `a${counter}`, email, email_verified: 'true' }
})

describe('Google', () => {
  it('is asked which account, and knows the secret from the body', async () => {
    const browser = newBrowser()
    const { body } = await browser.signIn('google')
    expect(body).toMatchObject({ outcome: 'registration', provider: { id: 'google', name: 'Google' } })
    expect(google.exchanges[0]!.body.get('client_secret')).toBe('very-secret')
    expect(google.exchanges[0]!.authorization).toBeUndefined()
    const started = await browser.get('/api/v1/auth/social/google/start')
    expect(new URL(String(started.headers.location)).searchParams.get('prompt')).toBe('select_account')
    expect(String(started.headers['set-cookie'])).toMatch(
      /^__Host-brigade_social=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
  })

  it.each([
    [{ email: 'olivia@gmail.com', email_verified: true }, true],
    [{ email: 'olivia@company.example', email_verified: true, hd: 'company.example' }, true],
    [{ email: 'olivia@company.example', email_verified: true }, false],
    [{ email: 'olivia@gmail.com', email_verified: false }, false],
    [{ email: 'olivia@gmail.com' }, false],
    [{ email: 'olivia@gmail.com.evil.example', email_verified: true }, false],
  ])('vouches for %j: %s', (claims, expected) => {
    const provider = providersOf(loadConfig(settings)).find(({ id }) => id === 'google')!
    expect(provider.vouchesForEmail({ iss: '', sub: '', ...claims })).toBe(expected)
  })
})

describe('Microsoft', () => {
  it('speaks for the tenant that the token names, by that tenant’s name', async () => {
    const { body } = await newBrowser().signIn('microsoft')
    expect(body).toMatchObject({ outcome: 'registration', person: { is_email_verified: false } })
    const { rows } = await test.owner.query(
      'select issuer from identity.social_attempts where subject = $1',
      [microsoft.person.sub],
    )
    expect(rows).toEqual([{ issuer: microsoft.person.iss }])
    expect([...microsoft.asked.keys()]).toContain('/common/v2.0/.well-known/openid-configuration')
  })

  it.each([
    [
      'another tenant’s name',
      { iss: 'https://login.microsoftonline.com/ffffffff-1111-2222-3333-444455556666/v2.0' },
    ],
    ['the template itself', { iss: 'https://login.microsoftonline.com/{tenantid}/v2.0' }],
    ['another host', { iss: `https://evil.example/${tenant}/v2.0` }],
    ['no tenant', { tid: undefined }],
  ])('is not believed under %s', async (_, claims) => {
    microsoft.person = { ...microsoft.person, ...claims }
    const browser = newBrowser()
    const arrived = await browser.get(await browser.leave('microsoft'))
    expect(arrived.headers.location).toContain('problem=failed')
  })

  it('is not believed when the key is another tenant’s', async () => {
    const arrive = async () => {
      await microsoft.rotateKeys()
      const browser = newBrowser()
      return String((await browser.get(await browser.leave('microsoft'))).headers.location)
    }
    microsoft.keyFields = { issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' }
    expect(await arrive()).not.toContain('problem')
    microsoft.keyFields = { issuer: `https://login.microsoftonline.com/${tenant}/v2.0` }
    expect(await arrive()).not.toContain('problem')
    microsoft.keyFields = {
      issuer: 'https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0',
    }
    expect(await arrive()).toContain('problem=failed')
  })

  it('vouches for an address only by the claim that its domain is verified', async () => {
    const provider = providersOf(loadConfig(settings)).find(({ id }) => id === 'microsoft')!
    const vouches = (claims: object) => provider.vouchesForEmail({ iss: '', sub: '', ...claims })
    expect(vouches({ email_verified: true })).toBe(false)
    expect(vouches({ xms_edov: false })).toBe(false)
    for (const xms_edov of [true, 'true', 1, '1']) expect(vouches({ xms_edov })).toBe(true)
  })
})

describe('Apple', () => {
  /** The page that Apple answers with: a form its script posts. */
  async function formOf(browser: ReturnType<typeof newBrowser>) {
    const started = await browser.get('/api/v1/auth/social/apple/start')
    expect(String(started.headers['set-cookie'])).toContain('HttpOnly; Secure; SameSite=None')
    const address = new URL(String(started.headers.location))
    expect(address.searchParams.get('response_mode')).toBe('form_post')
    expect(address.searchParams.get('scope')).toBe('openid email name')
    const page = await (await fetch(address)).text()
    const fields = [...page.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      value!,
    ])
    return { action: /action="([^"]+)"/.exec(page)![1]!, fields: new URLSearchParams(fields) }
  }

  it('answers by a form from its own site, tells the name once, and takes a secret that the key signed', async () => {
    const browser = newBrowser()
    const { action, fields } = await formOf(browser)
    fields.set(
      'user',
      JSON.stringify({ name: { firstName: 'Olivia', lastName: 'Owner\u0000' }, email: 'evil@x.y' }),
    )
    const arrived = await browser.postForm(action, fields)
    expect(arrived.statusCode).toBe(303)
    expect(arrived.headers.location).toBe('https://brigade.example/sign-in/social')
    expect(String(arrived.headers['set-cookie'])).toContain('SameSite=Strict')
    expect((await browser.call('/auth/social/finish')).body).toMatchObject({
      outcome: 'registration',
      provider: { id: 'apple', name: 'Apple' },
      person: {
        email: apple.person.email,
        is_email_verified: true,
        first_name: 'Olivia',
        last_name: 'Owner',
      },
    })
    const secret = apple.exchanges[0]!.body.get('client_secret')!
    const { payload, protectedHeader } = await jwtVerify(secret, publicKey, {
      algorithms: ['ES256'],
      issuer: settings.OIDC_APPLE_TEAM_ID,
      subject: 'brigade',
      audience: 'https://appleid.apple.com',
    })
    expect(protectedHeader.kid).toBe(settings.OIDC_APPLE_KEY_ID)
    expect(payload.exp! - payload.iat!).toBeLessThan(15_777_000)
  })

  it('is believed only with the cookie, by a form, and with each field once', async () => {
    const spoiled: ((browser: ReturnType<typeof newBrowser>, fields: URLSearchParams) => void)[] = [
      (browser) => browser.cookies.clear(),
      (_, fields) => fields.delete('state'),
      (_, fields) => fields.append('state', 'x'),
      (_, fields) => fields.append('code', 'x'),
    ]
    for (const spoil of spoiled) {
      const browser = newBrowser()
      const { action, fields } = await formOf(browser)
      spoil(browser, fields)
      expect((await browser.postForm(action, fields)).headers.location).toMatch(/problem=(expired|failed)/)
    }
    const browser = newBrowser()
    const { action, fields } = await formOf(browser)
    const path = new URL(action).pathname.replace('/api/v1', '')
    const json = await browser.call(path, { body: Object.fromEntries(fields) })
    expect(json.raw.headers.location).toContain('problem=expired')
  })

  it('says by its own word that the person went back', async () => {
    const browser = newBrowser()
    const { action, fields } = await formOf(browser)
    fields.delete('code')
    fields.set('error', 'user_cancelled_authorize')
    expect((await browser.postForm(action, fields)).headers.location).toContain('problem=denied')
  })
})
