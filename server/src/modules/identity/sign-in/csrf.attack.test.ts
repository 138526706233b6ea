import { describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../../test/house.ts'

/** My page is open in a browser that is signed in to Brigade: what can it make the browser send? */
const test = testHouse()
const own = { 'x-brigade-client': 'web', host: 'brigade.example', origin: 'http://brigade.example' }
const evil = 'https://evil.example'

interface Victim {
  person: Person
  /** Everything the browser sends by itself. */
  cookie: string
  second: string
}

async function victim(): Promise<Victim> {
  const person = await test.newOrganization()
  const second = (await person.call('POST', '/organizations', { name: 'Second House' })).body.id
  const { email, password } = person
  const answer = await test.call('POST', '/auth/login', { email, password }, own)
  const cookies = answer.raw.cookies as { name: string; value: string }[]
  expect(cookies.map(({ name }) => name)).toEqual(['brigade_refresh', 'brigade_device'])
  return { person, second, cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
}

/** Whether the victim's browser is still signed in, where it was. */
async function unharmed({ cookie, person }: Victim) {
  const { status, body } = await test.call('POST', '/auth/refresh', {}, { ...own, cookie })
  return status === 200 && body.user.organization_id === person.organization_id
}

const routes = [
  ['/auth/refresh', {}],
  ['/auth/refresh', { organization_id: 'second' }],
  ['/auth/logout', {}],
] as const

describe('from my page in the victim’s browser', () => {
  it.each(routes)('I send a form to %s', async (path) => {
    const target = await victim()
    for (const type of [
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain',
    ]) {
      const answer = await test.house.http.inject({
        method: 'POST',
        url: `/api/v1${path}`,
        headers: { cookie: target.cookie, origin: evil, host: own.host, 'content-type': type },
        payload: type.startsWith('multipart') ? '--x--\r\n' : `organization_id=${target.second}`,
      })
      expect([403, 415], `${type} ${answer.body}`).toContain(answer.statusCode)
    }
    expect(await unharmed(target)).toBe(true)
  })

  it.each(routes)(
    'I send a request without the header, as a page may without asking, to %s',
    async (path, body) => {
      const target = await victim()
      for (const headers of [
        { host: own.host, origin: evil },
        { host: own.host, origin: own.origin },
        { host: own.host },
        { host: own.host, origin: 'null' },
      ] as Record<string, string>[]) {
        const { status } = await test.call('POST', path, body, { ...headers, cookie: target.cookie })
        expect([403, 422]).toContain(status)
      }
      expect(await unharmed(target)).toBe(true)
    },
  )

  it.each(routes)('I send the header, too, but cannot hide where I am, to %s', async (path, body) => {
    const target = await victim()
    for (const origin of [
      evil,
      'null',
      'http://brigade.example.evil.example',
      'http://evil.brigade.example',
      'http://brigade.example:8080',
      'http://brigade.example@evil.example',
      'file://',
      '',
    ]) {
      const headers = { ...own, origin, cookie: target.cookie }
      const { status } = await test.call('POST', path, body, headers)
      expect([403, 422], origin).toContain(status)
    }
    expect(await unharmed(target)).toBe(true)
  })

  it('I switch the victim to another organization: the cookie alone does not', async () => {
    const target = await victim()
    const body = { organization_id: target.second }
    for (const headers of [{ host: own.host, origin: evil }, own])
      expect(
        (await test.call('POST', '/auth/switch', body, { ...headers, cookie: target.cookie })).status,
      ).toBe(401)
    expect(await unharmed(target)).toBe(true)
  })

  it('I do anything else with the cookies alone', async () => {
    const target = await victim()
    for (const [method, path, body] of [
      ['GET', '/auth/me', undefined],
      ['GET', '/auth/sessions', undefined],
      ['DELETE', '/auth/sessions', undefined],
      ['POST', '/users', { email: 'x@x.example', first_name: 'X', role: 'admin' }],
      ['POST', '/vendors', { name: 'Mine' }],
    ] as const)
      expect((await test.call(method, path, body, { ...own, cookie: target.cookie })).status).toBe(401)
  })

  it('I read what my requests are answered: nothing allows another origin to', async () => {
    const target = await victim()
    for (const path of ['/auth/refresh', '/auth/login', '/auth/switch']) {
      const preflight = await test.house.http.inject({
        method: 'OPTIONS',
        url: `/api/v1${path}`,
        headers: {
          origin: evil,
          cookie: target.cookie,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'x-brigade-client',
        },
      })
      expect(preflight.statusCode).toBeGreaterThanOrEqual(400)
      const names = Object.keys(preflight.headers)
      expect(names.filter((name) => name.startsWith('access-control-'))).toEqual([])
    }
  })

  it('I sign the victim in to an account of mine, to see what they enter: the answer’s cookies are not set by a form', async () => {
    const mine = await test.newOrganization()
    const answer = await test.house.http.inject({
      method: 'POST',
      url: '/api/v1/auth/login',
      headers: { origin: evil, host: own.host, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ username: mine.email, password: mine.password }).toString(),
    })
    expect(answer.cookies).toEqual([])
  })
})

describe('with a session I fixed beforehand', () => {
  it('I plant a refresh token of mine: signing in replaces it', async () => {
    const mine = await test.newOrganization()
    const theirs = await test.newOrganization()
    const cookie = `brigade_refresh=${mine.refresh_token}`
    const { email, password } = theirs
    const answer = await test.call('POST', '/auth/login', { email, password }, { ...own, cookie })
    const [refresh] = answer.raw.cookies as { name: string; value: string }[]
    expect(refresh!.value).not.toBe(mine.refresh_token)
    expect(answer.body.user.id).toBe(theirs.id)
    const myNext = await test.call('POST', '/auth/refresh', { refresh_token: mine.refresh_token })
    expect(myNext.body.user.id).toBe(mine.id)
  })

  it('I plant a session’s id or token in the body, the query or a header: a new one is drawn at every sign-in', async () => {
    const mine = await test.newOrganization()
    const theirs = await test.newOrganization()
    const claims = (token: string) => JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString())
    const { sid } = claims(mine.token)
    const { email, password } = theirs
    const path = `/auth/login?session_id=${sid}&sid=${sid}&token=${mine.token}`
    const headers = { 'x-session-id': sid, authorization: `Bearer ${mine.token}` }
    const answer = await test.call('POST', path, { email, password, session_id: sid, sid }, headers)
    expect(answer.status).toBe(200)
    expect(claims(answer.body.access_token)).toMatchObject({ sub: theirs.id })
    expect(claims(answer.body.access_token).sid).not.toBe(sid)
    const me = await test.call('GET', '/auth/me', undefined, { authorization: `Bearer ${mine.token}` })
    expect(me.body.id).toBe(mine.id)
  })

  it('I keep using what was open before the password was changed', async () => {
    const admin = await test.newOrganization()
    const chef = await test.newMember(admin, 'chef')
    await admin.call('PUT', `/users/${chef.id}`, { password: 'Fresh-Basil-63-Mint' })
    expect((await chef.call('GET', '/auth/me')).status).toBe(401)
    const again = await test.call('POST', '/auth/refresh', { refresh_token: chef.refresh_token })
    expect(again).toMatchObject({ status: 401, body: { details: [{ type: 'password_changed' }] } })
  })
})
