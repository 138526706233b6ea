import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { testSecrets } from '../../test/test-secrets.ts'
import { systemClock } from './clock.ts'
import { makeKeyRing } from './key-ring.ts'
import { makeTokens } from './tokens.ts'

const secret = 'a-secret-of-the-tests-with-more-than-32-bytes'
const now = new Date('2026-11-21T12:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const claims = { user_id: 'u', session_id: 's', organization_id: 'o' }
const tokens = () => makeTokens(makeKeyRing({ ...testSecrets, tokenKey: secret }, systemClock), 900)

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
const seconds = now.getTime() / 1000
const good = {
  iss: 'brigade',
  aud: 'brigade-api',
  sub: 'u',
  sid: 's',
  org: 'o',
  iat: seconds,
  exp: seconds + 900,
}

/** A token written by hand, signed with a key of choice. */
function forge(
  payload: object,
  header: object = { alg: 'HS256', typ: 'JWT' },
  key = secret,
  hash = 'sha256',
) {
  const text = `${encode(header)}.${encode(payload)}`
  return `${text}.${createHmac(hash, key).update(text).digest('base64url')}`
}

const refusal = (token: string, at = now) =>
  tokens()
    .verify(token, at)
    .then(
      () => 'accepted',
      ({ code }) => code,
    )

describe('an access token', () => {
  it('says who it is for until it expires', async () => {
    const { sign, verify } = tokens()
    const token = await sign(claims, now)
    expect(await verify(token, now)).toEqual(claims)
    expect(await verify(token, later(899))).toEqual(claims)
    await expect(verify(token, later(900))).rejects.toMatchObject({ code: 'token_expired' })
    expect(await refusal(forge(good))).toBe('accepted')
  })

  it('is not good by another algorithm, least of all by none', async () => {
    const unsigned = (alg: string) => `${encode({ alg, typ: 'JWT' })}.${encode(good)}.`
    for (const token of [
      unsigned('none'),
      unsigned('None'),
      unsigned('HS256'),
      forge(good, { alg: 'none' }),
      forge(good, { alg: 'HS512' }, secret, 'sha512'),
      forge(good, { alg: 'RS256' }),
      forge(good, { typ: 'JWT' }),
      forge(good, { alg: 'HS256', crit: ['b64'], b64: false }),
    ])
      expect(await refusal(token), token).toBe('token_invalid')
  })

  it('is not good by another key, issuer, audience, or without what it needs', async () => {
    expect(await refusal(forge(good, undefined, `${secret}!`))).toBe('token_invalid')
    for (const change of [
      { iss: 'somebody' },
      { aud: 'another-api' },
      { iss: undefined },
      { aud: undefined },
      { sub: undefined },
      { sid: undefined },
      { org: undefined },
      { sid: 12 },
      { exp: undefined },
      { exp: 'never' },
      { nbf: seconds + 600 },
    ])
      expect(await refusal(forge({ ...good, ...change })), JSON.stringify(change)).toBe('token_invalid')
    expect(await refusal(forge({ ...good, exp: seconds - 1 }))).toBe('token_expired')
  })

  it('changed by one character is not good, remembered or not', async () => {
    const { sign, verify } = tokens()
    const token = await sign(claims, now)
    await verify(token, now)
    const [header, , signature] = token.split('.')
    for (const changed of [
      `${header}.${encode({ ...good, org: 'theirs' })}.${signature}`,
      `${token.slice(0, -5)}AAAAA`,
      `${token}A`,
      token.slice(0, -1),
      '',
      '..',
      'a.b.c',
      'x'.repeat(10_000),
    ])
      await expect(verify(changed, now), changed).rejects.toMatchObject({ code: 'token_invalid' })
  })
})
