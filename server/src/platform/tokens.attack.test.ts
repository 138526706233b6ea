import { createHmac, createSign, generateKeyPairSync } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../test/house.ts'
import { testSecrets } from '../../test/test-secrets.ts'

/** Tokens written by hand for the living session of an admin, by somebody who knows all but the key. */
const test = testHouse()
let admin: Person
let good: Record<string, unknown>
let header: Record<string, unknown>

const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

beforeAll(async () => {
  admin = await test.newOrganization()
  header = decode(admin.token.split('.')[0]!)
  good = decode(admin.token.split('.')[1]!)
})

function hmac(
  payload: object,
  head: object = header,
  key: string | Buffer = testSecrets.tokenKey,
  hash = 'sha256',
) {
  const text = `${encode(head)}.${encode(payload)}`
  return `${text}.${createHmac(hash, key).update(text).digest('base64url')}`
}

/** What a token is answered. */
async function answerTo(token: string) {
  const { status, body } = await test.call('GET', '/users', undefined, { authorization: `Bearer ${token}` })
  return [status, body.error]
}
const invalid = [401, 'token_invalid']

describe('with a token I wrote myself I get nowhere', () => {
  it('(the same one with the right key would do: the tries below differ in one thing each)', async () => {
    expect((await answerTo(hmac(good)))[0]).toBe(200)
  })

  it('signed by another issuer’s key', async () => {
    expect(await answerTo(hmac(good, header, 'another-house-another-house-another-house-1'))).toEqual(invalid)
  })

  it('naming another issuer', async () => {
    for (const iss of ['https://accounts.google.com', 'Brigade', '', undefined, ['brigade']])
      expect(await answerTo(hmac({ ...good, iss }))).toEqual(invalid)
  })

  it('meant for another audience', async () => {
    for (const aud of ['another-api', 'brigade', '', undefined, ['another-api']])
      expect(await answerTo(hmac({ ...good, aud }))).toEqual(invalid)
  })

  it('with alg none, in whatever case, signed or not', async () => {
    for (const alg of ['none', 'None', 'NONE', 'nOnE', ''])
      for (const signature of ['', admin.token.split('.')[2]!])
        expect(await answerTo(`${encode({ ...header, alg })}.${encode(good)}.${signature}`)).toEqual(invalid)
    expect(await answerTo(`${encode(header)}.${encode(good)}`)).toEqual(invalid)
  })

  it('with a weaker, a stronger or no algorithm at all', async () => {
    expect(await answerTo(hmac(good, { ...header, alg: 'HS512' }, testSecrets.tokenKey, 'sha512'))).toEqual(
      invalid,
    )
    expect(await answerTo(hmac(good, { ...header, alg: 'HS1' }, testSecrets.tokenKey, 'sha1'))).toEqual(
      invalid,
    )
    expect(await answerTo(hmac(good, { ...header, alg: undefined }))).toEqual(invalid)
    expect(await answerTo(hmac(good, { ...header, alg: ['HS256'] }))).toEqual(invalid)
  })

  it('signed by a key pair of mine whose public key I enclose (jwk, x5c) or point to (jku, x5u)', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const jwk = publicKey.export({ format: 'jwk' })
    for (const more of [
      { jwk },
      { x5c: [publicKey.export({ type: 'spki', format: 'der' }).toString('base64')] },
      { jku: 'https://evil.example/keys.json' },
      { x5u: 'https://evil.example/key.pem' },
    ]) {
      const text = `${encode({ ...header, alg: 'RS256', ...more })}.${encode(good)}`
      const signature = createSign('sha256').update(text).sign(privateKey, 'base64url')
      expect(await answerTo(`${text}.${signature}`)).toEqual(invalid)
    }
    const symmetric = { kty: 'oct', k: Buffer.from('mine').toString('base64url') }
    expect(await answerTo(hmac(good, { ...header, jwk: symmetric }, 'mine'))).toEqual(invalid)
  })

  it('with a kid that names a file, a query, another key or nothing of the kind', async () => {
    for (const kid of [
      '../../../../dev/null',
      '/proc/sys/kernel/randomize_va_space',
      "' union select 'mine' --",
      'mine',
      '__proto__',
      'constructor',
      0,
      null,
      {},
      ['mine'],
      'k'.repeat(5_000),
    ])
      for (const key of ['', 'mine', '0\n'])
        expect(await answerTo(hmac(good, { ...header, kid }, key)), String(kid)).toEqual(invalid)
  })

  it('asking for a rule that the verifier does not know (crit, b64)', async () => {
    for (const more of [{ crit: ['b64'], b64: false }, { crit: ['mine'], mine: 1 }, { crit: [] }])
      expect(await answerTo(hmac(good, { ...header, ...more }))).toEqual(invalid)
  })

  it('that has expired, is not good yet, or never ends', async () => {
    const now = Math.floor(test.clock.now().getTime() / 1000)
    expect(await answerTo(hmac({ ...good, exp: now - 1 }))).toEqual([401, 'token_expired'])
    for (const change of [{ nbf: now + 600 }, { exp: undefined }, { exp: 'never' }, { exp: null }])
      expect(await answerTo(hmac({ ...good, ...change }))).toEqual(invalid)
  })

  it('in which I put another person, organization or session', async () => {
    const other = await test.newOrganization()
    const theirs = decode(other.token.split('.')[1]!)
    const [head, , signature] = admin.token.split('.')
    for (const change of [{ sub: theirs.sub }, { org: theirs.org }, { sid: theirs.sid }])
      expect(await answerTo(`${head}.${encode({ ...good, ...change })}.${signature}`)).toEqual(invalid)
    // Even somebody who has the key and mixes two sessions finds that they do not belong together.
    for (const change of [{ sub: theirs.sub }, { org: theirs.org }, { sid: theirs.sid }])
      expect(await answerTo(hmac({ ...good, ...change }))).toEqual([401, 'session_ended'])
  })

  it('in which I add a role, permissions or a scope: what a token says of that is not read', async () => {
    const chef = await test.newMember(admin, 'chef')
    const claims = decode(chef.token.split('.')[1]!)
    const more = { role: 'admin', permissions: ['users.manage'], scope: 'admin', scp: ['*'], admin: true }
    const token = hmac({ ...claims, ...more })
    const answer = await test.call('GET', '/users', undefined, { authorization: `Bearer ${token}` })
    expect(answer.body.error).toBe('not_permitted')
  })

  it('by using a refresh token as an access token, or an access token to refresh', async () => {
    expect(await answerTo(admin.refresh_token)).toEqual(invalid)
    const refreshed = await test.call('POST', '/auth/refresh', { refresh_token: admin.token })
    expect([401, 422]).toContain(refreshed.status)
  })
})
