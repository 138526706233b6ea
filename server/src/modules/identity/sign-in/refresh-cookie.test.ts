import { describe, expect, it } from 'vitest'
import { type Person, type TestHouse, testHouse } from '../../../../test/house.ts'

const test = testHouse()
const secureTest = testHouse({ PUBLIC_URL: 'https://brigade.example' })

const web = { 'x-brigade-client': 'web' }
const own = { ...web, host: 'brigade.example', origin: 'http://brigade.example' }

async function signInByBrowser(house: TestHouse, person: Person) {
  const { email, password } = person
  const answer = await house.call('POST', '/auth/login', { email, password }, own)
  expect(answer.status).toBe(200)
  return { answer, cookie: answer.raw.cookies[0] as unknown as Cookie }
}

interface Cookie {
  name: string
  value: string
  [attribute: string]: unknown
}
const sent = ({ name, value }: Cookie) => ({ cookie: `${name}=${value}` })

describe('a browser', () => {
  it('gets the refresh token as a cookie no script can read, and never in the answer', async () => {
    const person = await test.newOrganization()
    const { answer, cookie } = await signInByBrowser(test, person)
    expect(answer.body.refresh_token).toBeNull()
    expect(cookie).toMatchObject({
      name: 'brigade_refresh',
      path: '/api/v1/auth',
      httpOnly: true,
      sameSite: 'Strict',
      maxAge: expect.closeTo(7 * 86_400, -2),
    })
    expect(cookie.secure).toBeUndefined()

    const next = await test.call('POST', '/auth/refresh', {}, { ...own, ...sent(cookie) })
    expect(next.status).toBe(200)
    expect(next.body.refresh_token).toBeNull()
    expect((next.raw.cookies[0] as unknown as Cookie).value).not.toBe(cookie.value)
  })

  it('gets a __Host- cookie over TLS, valid for this host only', async () => {
    const person = await secureTest.newOrganization()
    const { cookie } = await signInByBrowser(secureTest, person)
    expect(cookie).toMatchObject({
      name: '__Host-brigade_refresh',
      path: '/',
      secure: true,
      httpOnly: true,
      sameSite: 'Strict',
    })
    expect(cookie.domain).toBeUndefined()
    const behindProxy = { ...web, host: '127.0.0.1:3000', origin: 'https://brigade.example' }
    const next = await secureTest.call('POST', '/auth/refresh', {}, { ...behindProxy, ...sent(cookie) })
    expect(next.status).toBe(200)
    const planted = { cookie: `brigade_refresh=${cookie.value}` }
    const fooled = await secureTest.call('POST', '/auth/refresh', {}, { ...own, ...planted })
    expect(fooled.body.error).toBe('refresh_token_invalid')
  })

  it.each([
    ['another site', { ...own, origin: 'https://evil.example' }],
    ['a subdomain', { ...own, origin: 'http://evil.brigade.example' }],
    ['another port', { ...own, origin: 'http://brigade.example:8080' }],
    ['a sandboxed frame', { ...own, origin: 'null' }],
    ['a page without the header', { host: own.host, origin: own.origin }],
    ['whoever hides the origin', { ...web, host: own.host }],
  ])('is refused when %s refreshes or signs out with the cookie', async (_, headers) => {
    const person = await test.newOrganization()
    const { cookie } = await signInByBrowser(test, person)
    for (const path of ['/auth/refresh', '/auth/logout']) {
      const answer = await test.call('POST', path, {}, { ...headers, ...sent(cookie) })
      expect(answer.status).toBe(403)
      expect(answer.body.error).toBe('origin_refused')
    }
    expect((await test.call('POST', '/auth/refresh', {}, { ...own, ...sent(cookie) })).status).toBe(200)
  })

  it('loses the cookie when it signs out or its session is over', async () => {
    const person = await test.newOrganization()
    const { answer, cookie } = await signInByBrowser(test, person)
    const headers = { ...own, ...sent(cookie), authorization: `Bearer ${answer.body.access_token}` }
    const out = await test.call('POST', '/auth/logout', {}, headers)
    expect(out.raw.cookies[0]).toMatchObject({ name: 'brigade_refresh', value: '', path: '/api/v1/auth' })
    const after = await test.call('POST', '/auth/refresh', {}, { ...own, ...sent(cookie) })
    expect(after.body.error).toBe('refresh_token_invalid')
    expect(after.raw.cookies[0]).toMatchObject({ name: 'brigade_refresh', value: '' })
  })
})
