import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Answer, type Person, testHouse } from '../../test/house.ts'
import { upload } from '../../test/isolation-tenants.ts'

/** Minutes pass by moving `Date` alone: counters and tokens read it, timers and the database go on as they are. */
const test = testHouse({
  RATE_LIMITS: 'on',
  RATE_LIMIT_USER_PER_MINUTE: '100',
  RATE_LIMIT_OFFICE_PER_MINUTE: '120',
  RATE_LIMIT_RESTAURANT_PER_MINUTE: '130',
  RATE_LIMIT_ANONYMOUS_PER_MINUTE: '20',
  RATE_LIMIT_LOGIN_PER_MINUTE: '6',
  RATE_LIMIT_UPLOAD_PER_MINUTE: '3',
  TRUST_PROXY: 'on',
})

let admin: Person
let chef: Person
let stranger: Person

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  admin = await test.newOrganization()
  nextMinute()
  chef = await test.newMember(admin, 'chef')
  nextMinute()
  stranger = await test.newOrganization()
})
beforeEach(() => nextMinute())
afterAll(() => vi.useRealTimers())

function nextMinute(): void {
  vi.setSystemTime(Date.now() + 60_001)
}

async function times(count: number, call: () => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = []
  for (let n = 0; n < count; n += 1) answers.push(await call())
  return answers
}

const statuses = (answers: Answer[]) => [...new Set(answers.map(({ status }) => status))]
const from = (address: string) => ({ 'x-forwarded-for': address })
const peer = { remoteAddress: '127.0.0.1' }
const asNobody = (address: string) => () => test.call('GET', '/vendors', undefined, from(address))

describe('a person', () => {
  it('gets 100 answers a minute and is told when to come back', async () => {
    const answers = await times(100, () => admin.call('GET', '/auth/me'))
    expect(statuses(answers)).toEqual([200])
    expect(answers[0]!.headers).toMatchObject({
      'ratelimit-policy': '"user";q=100;w=60, "restaurant";q=130;w=60',
      ratelimit: '"user";r=99;t=60, "restaurant";r=129;t=60',
    })
    expect(answers[0]!.headers).not.toHaveProperty('retry-after')
    const refused = await admin.call('GET', '/auth/me')
    expect(refused.status).toBe(429)
    expect(refused.body).toMatchObject({ error: 'too_many_requests', details: [] })
    expect(refused.body.request_id).toBe(refused.headers['x-request-id'])
    expect(refused.headers).toMatchObject({
      'retry-after': '60',
      'ratelimit-policy': '"user";q=100;w=60, "restaurant";q=130;w=60',
      ratelimit: '"user";r=0;t=60, "restaurant";r=30;t=60',
    })
    expect((await stranger.call('GET', '/auth/me')).status).toBe(200)
    nextMinute()
    expect((await admin.call('GET', '/auth/me')).status).toBe(200)
  })

  it('has another limit at the pages of Brigade; a token has not, whatever it claims', async () => {
    const here = { 'sec-fetch-site': 'same-origin' }
    const office = await admin.call('GET', '/auth/me', undefined, here)
    expect(office.headers['ratelimit-policy']).toBe('"office";q=120;w=60, "restaurant";q=130;w=60')
    await times(100, () => admin.call('GET', '/auth/me'))
    expect((await admin.call('GET', '/auth/me')).status).toBe(429)
    expect((await admin.call('GET', '/auth/me', undefined, here)).status).toBe(200)
    nextMinute()
    const elsewhere = await admin.call('GET', '/auth/me', undefined, { 'sec-fetch-site': 'cross-site' })
    expect(elsewhere.headers.ratelimit).toMatch(/^"user";/)
    const made = await admin.call('POST', '/api-tokens', {
      name: 'Claims to be a page',
      scopes: ['suppliers.read'],
      password: admin.password,
    })
    const headers = { ...here, authorization: `Bearer ${made.body.token}` }
    const program = await test.call('GET', '/vendors', undefined, headers)
    expect([program.status, program.headers.ratelimit]).toEqual([200, expect.stringMatching(/^"user";/)])
  })

  it('shares what their restaurant may ask for', async () => {
    await times(90, () => admin.call('GET', '/auth/me'))
    const answers = await times(50, () => chef.call('GET', '/auth/me'))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(40)
    expect(answers[39]!.headers.ratelimit).toBe('"user";r=60;t=60, "restaurant";r=0;t=60')
    expect(answers[40]!.headers).toMatchObject({
      ratelimit: '"user";r=59;t=60, "restaurant";r=0;t=60',
      'retry-after': '60',
    })
    expect((await stranger.call('GET', '/auth/me')).status).toBe(200)
  })

  it('uses up nothing that others share by asking on when refused', async () => {
    await times(100, () => admin.call('GET', '/auth/me'))
    expect(statuses(await times(50, () => admin.call('GET', '/auth/me')))).toEqual([429])
    expect(statuses(await times(30, () => chef.call('GET', '/auth/me')))).toEqual([200])
  })

  it('is told how much of the minute is left, and waits for the later of two limits', async () => {
    await times(100, () => admin.call('GET', '/auth/me'))
    vi.setSystemTime(Date.now() + 20_000)
    await times(30, () => chef.call('GET', '/auth/me'))
    const ofChef = await chef.call('GET', '/auth/me')
    expect([ofChef.status, ofChef.headers['retry-after']]).toEqual([429, '40'])
    expect(ofChef.headers.ratelimit).toBe('"user";r=69;t=60, "restaurant";r=0;t=40')
  })

  it('uploads a number of files a minute of its own, beside the general limits', async () => {
    const send = () => upload(admin, { document_type: 'other' }, 'a.txt', 'no document')
    const answers = await times(4, send)
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 429])
    expect(answers[3]!.headers).toMatchObject({
      'ratelimit-policy': '"user";q=100;w=60, "restaurant";q=130;w=60, "upload";q=3;w=60',
      ratelimit: '"user";r=96;t=60, "restaurant";r=126;t=60, "upload";r=0;t=60',
    })
    expect((await admin.call('GET', '/auth/me')).status).toBe(200)
    expect((await upload(chef, { document_type: 'other' }, 'a.txt', 'no document')).status).toBe(400)
  })

  it('is counted under other spellings of the address, too', async () => {
    await times(100, () => admin.call('GET', '/v1/api/auth/me'))
    for (const path of ['/v1/api/auth/me', '/api/v1/auth/me', '/api/v1/auth/me?a=b'])
      expect((await admin.call('GET', path)).status, path).toBe(429)
    const coded = await test.house.http.inject({
      url: '/%61pi/v1/auth/me',
      headers: { authorization: `Bearer ${admin.token}` },
    })
    expect(coded.statusCode).toBe(429)
  })
})

describe('an address', () => {
  it('without sign-in has a limit of its own', async () => {
    expect(statuses(await times(20, asNobody('192.0.2.1')))).toEqual([401])
    expect((await asNobody('192.0.2.1')()).status).toBe(429)
    expect((await asNobody('192.0.2.2')()).status).toBe(401)
  })

  it('is charged for tokens that are refused', async () => {
    const headers = { ...from('192.0.2.3'), authorization: 'Bearer not.a.token' }
    const forged = () => test.call('GET', '/vendors', undefined, headers)
    expect(statuses(await times(20, forged))).toEqual([401])
    expect((await forged()).status).toBe(429)
  })

  it('is the one the proxy saw, whatever a client claims', async () => {
    for (let n = 0; n < 20; n += 1) await asNobody(`203.0.113.${n}, 192.0.2.4`)()
    expect((await asNobody('203.0.113.99, 192.0.2.4')()).status).toBe(429)
  })

  it('of IPv6 is a whole network: one client has more addresses than there are stars', async () => {
    for (let n = 0; n < 20; n += 1) await asNobody(`2001:db8:1:2:${n}::1`)()
    expect((await asNobody('2001:db8:1:2:ffff::1')()).status).toBe(429)
    expect((await asNobody('2001:db8:1:3::1')()).status).toBe(401)
  })

  it('may try to sign in a few times a minute, under any spelling, and count what is left for others', async () => {
    let guesses = 0
    // Each for another account: those have waits of their own.
    const signIn = (url: string, address: string) => {
      guesses += 1
      return test.house.http.inject({
        method: 'POST',
        url,
        headers: from(address),
        payload: { email: `nobody${guesses}@test.example`, password: 'Wrong-Guess-1' },
      })
    }
    const urls = ['/api/v1/auth/login', '/v1/api/auth/login', '/api/v1/%61uth/login', '/%61pi/v1/auth/login']
    for (let n = 0; n < 6; n += 1)
      expect((await signIn(urls[n % urls.length]!, '192.0.2.5')).statusCode).toBe(401)
    for (const url of urls) expect((await signIn(url, '192.0.2.5')).statusCode, url).toBe(429)
    const elsewhere = await signIn(urls[0]!, '192.0.2.6')
    expect(elsewhere.statusCode).toBe(401)
    expect(elsewhere.headers).toMatchObject({
      'ratelimit-policy': '"login";q=6;w=60',
      ratelimit: '"login";r=5;t=60',
    })
    expect((await asNobody('192.0.2.5')()).status).toBe(401)
  })

  it('opens a limited number of sockets, too', async () => {
    const open = () =>
      test.house.http.injectWS('/ws', { headers: from('192.0.2.7'), socket: peer } as never).then(
        (socket) => socket.terminate(),
        (error: Error) => error.message,
      )
    for (let n = 0; n < 20; n += 1) expect(await open()).toBeUndefined()
    expect(await open()).toBe('Unexpected server response: 429')
  })
})
