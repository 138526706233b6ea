import { describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../../test/house.ts'
import { mailsTo } from '../../../../test/mailbox.ts'

const test = testHouse()
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0'

interface From {
  user_agent?: string
  ip?: string
  /** What a browser has in its cookie; null: another program. */
  cookie?: string | null
}

/** Signs in as a browser unless told otherwise; says what the browser keeps afterwards. */
async function enter({ email, password }: Pick<Person, 'email' | 'password'>, from: From = {}) {
  const { user_agent = firefox, ip = '203.0.113.7', cookie = '' } = from
  const answer = await test.house.http.inject({
    method: 'POST',
    url: '/api/v1/auth/login',
    remoteAddress: ip,
    headers: { 'user-agent': user_agent, ...(cookie !== null && { 'x-brigade-client': 'web', cookie }) },
    payload: { email, password },
  })
  expect(answer.statusCode).toBe(200)
  const set = answer.cookies.find(({ name }) => name === 'brigade_device')
  return {
    set,
    cookie: set ? `brigade_device=${set.value}` : (cookie ?? ''),
    token: answer.json().access_token,
  }
}
const news = async ({ email }: Pick<Person, 'email'>) => (await mailsTo(test, email, 'new_device')).length

/** Somebody with an account who has not signed in yet. */
async function newcomer(more: object = {}) {
  const person = {
    email: `newcomer-${crypto.randomUUID()}@devices.example`,
    password: 'Whisk-Ladle-81-Thyme',
  }
  const body = { ...person, full_name: 'Nora Nunes', organization: { name: 'Nora’s Kitchen' }, ...more }
  expect((await test.call('POST', '/auth/register', body)).status).toBe(201)
  return person
}

describe('a new device', () => {
  it('is no news at the first sign-in, nor when it comes again', async () => {
    const person = await newcomer()
    const { set, cookie } = await enter(person)
    expect(set).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/api/v1/auth', maxAge: 34_560_000 })
    const again = await enter(person, { cookie, ip: '198.51.100.9', user_agent: `${firefox} newer` })
    expect(again.set).toBeUndefined()
    expect(await news(person)).toBe(0)
  })

  it('is told by mail: who, what, when, where, and what to do', async () => {
    const person = await newcomer()
    await enter(person)
    await enter(person, { ip: '198.51.100.9' })
    const [mail] = await mailsTo(test, person.email, 'new_device')
    expect(mail!.subject).toBe('New sign-in to Brigade: Firefox on Linux')
    const day = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(test.clock.now())
    for (const fact of [person.email, 'Nora', 'Firefox on Linux', day, '198.51.100.9', 'Nora’s Kitchen'])
      expect(mail!.body_text).toContain(fact)
    expect(mail!.body_text).toContain('/settings/sessions\n')
    expect(mail!.body_html).toContain('/settings/sessions"')
  })

  it.each([
    ['pt-BR', 'Novo acesso ao Brigade: Firefox no Linux', 'Ver meus dispositivos'],
    ['es', 'Nuevo acceso a Brigade: Firefox en Linux', 'Ver mis dispositivos'],
  ])('is told in %s to those who speak it', async (language, subject, action) => {
    const person = await newcomer({ language })
    await enter(person)
    await enter(person)
    const [mail] = await mailsTo(test, person.email, 'new_device')
    expect(mail).toMatchObject({ subject, body_text: expect.stringContaining(action) })
  })

  it('is told once, not at every sign-in', async () => {
    const person = await newcomer()
    await enter(person)
    const { cookie } = await enter(person)
    await enter(person, { cookie })
    expect(await news(person)).toBe(1)
  })

  it('may write what it likes in its name: none of it is shown', async () => {
    const person = await newcomer()
    await enter(person)
    const user_agent = 'Mozilla/5.0 <b>Click https://evil.example now</b>'
    await enter(person, { user_agent })
    const [mail] = await mailsTo(test, person.email, 'new_device')
    expect(JSON.stringify(mail)).not.toContain('evil.example')
    expect(mail!.subject).toContain('A browser')
  })

  it('is known per person: several share one browser, and nobody’s value is taken over from a cookie', async () => {
    const [one, two] = [await newcomer(), await newcomer()]
    const first = await enter(one)
    const shared = await enter(two, { cookie: first.cookie })
    expect(shared.cookie.split('.')).toHaveLength(2)
    for (const person of [one, two]) await enter(person, { cookie: shared.cookie })
    expect([await news(one), await news(two)]).toEqual([0, 0])
    const planted = await enter(two, { cookie: first.cookie })
    expect(planted.set!.value).not.toBe(first.set!.value)
    expect(await news(two)).toBe(1)
  })

  it('of a program is its name with its network: another address of it is no news, another program is', async () => {
    const person = await newcomer()
    const program = { user_agent: 'till/1.0', cookie: null }
    const { set } = await enter(person, program)
    expect(set).toBeUndefined()
    await enter(person, { ...program, ip: '203.0.113.200' })
    expect(await news(person)).toBe(0)
    await enter(person, { ...program, ip: '198.51.100.1' })
    expect(await news(person)).toBe(1)
    await enter(person, { ...program, user_agent: 'curl/8.9' })
    expect(await news(person)).toBe(2)
  })

  it('is what one becomes again that was signed out from elsewhere, but not one that left by itself', async () => {
    const person = await newcomer()
    const { cookie, token } = await enter(person)
    await test.call('POST', '/auth/logout', {}, { authorization: `Bearer ${token}` })
    await enter(person, { cookie })
    expect(await news(person)).toBe(0)
    const other = await test.signIn(person.email, person.password)
    const before = await news(person)
    await other.call('DELETE', '/auth/sessions')
    await enter(person, { cookie })
    expect((await news(person)) - before).toBe(1)
  })

  it('is not what makes a sign-in fail: no mail goes out when the second factor is still to come or nothing matched', async () => {
    const person = await newcomer()
    await enter(person)
    await test.call('POST', '/auth/login', { email: person.email, password: 'Wrong-Pan-77-Salt' })
    expect(await news(person)).toBe(0)
  })
})
