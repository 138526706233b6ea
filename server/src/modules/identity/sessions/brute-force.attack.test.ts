import { beforeAll, describe, expect, it } from 'vitest'
import { testHouse } from '../../../../test/house.ts'
import { mailsTo, tokenIn } from '../../../../test/mailbox.ts'
import { openSecondHouse } from '../../../../test/second-house.ts'
import type { House } from '../../../house.ts'
import type { Desk } from '../desk.ts'
import { signIn } from '../sign-in/sign-in.ts'

const test = testHouse()
beforeAll(() => test.clock.freeze())

const wrong = 'Wrong-Pan-77-Salt'
let counter = 0

/** An address nobody has come from yet. */
function newAddress(): string {
  counter += 1
  return `198.${18 + (counter >> 16)}.${(counter >> 8) & 255}.${counter & 255}`
}

interface Try {
  email: string
  password?: string
  from: string
  cookie?: string
  house?: House
}

async function attempt({ email, password = wrong, from, cookie, house = test.house }: Try) {
  const answer = await house.http.inject({
    method: 'POST',
    url: '/api/v1/auth/login',
    remoteAddress: from,
    headers: { ...(cookie !== undefined && { 'x-brigade-client': 'web', cookie }) },
    payload: { email, password },
  })
  const retry = answer.headers['retry-after']
  return {
    status: answer.statusCode,
    error: answer.json().error,
    retry: retry ? Number(retry) : undefined,
    answer,
  }
}

/** What each of some attempts is answered. */
async function attempts(times: number, next: (n: number) => Try) {
  const answers: Awaited<ReturnType<typeof attempt>>[] = []
  for (let n = 0; n < times; n += 1) answers.push(await attempt(next(n)))
  return answers
}

const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status)
const compared = (answers: { status: number }[]) => answers.filter(({ status }) => status === 401).length

describe('guessing the password of one account', () => {
  it('from as many addresses as there are gets five guesses, then one for each growing delay', async () => {
    const { email } = await test.newOrganization()
    const burst = await attempts(40, () => ({ email, from: newAddress() }))
    expect(statuses(burst)).toEqual([...Array(5).fill(401), ...Array(35).fill(429)])
    expect(burst[5]).toMatchObject({ error: 'too_many_attempts', retry: 1 })

    let guesses = 0
    const waits: number[] = []
    for (let seconds = 0; seconds < 3600; ) {
      const [answer] = await attempts(1, () => ({ email, from: newAddress() }))
      if (answer!.status === 401) guesses += 1
      else {
        waits.push(answer!.retry!)
        seconds += answer!.retry!
        test.clock.advance(answer!.retry!)
      }
    }
    expect(waits.slice(0, 12)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300])
    expect(guesses).toBeLessThan(25)
  })

  it('is not told whether the right one was among them: during the delay it is not looked at', async () => {
    const { email, password } = await test.newOrganization()
    await attempts(5, () => ({ email, from: newAddress() }))
    const right = await attempt({ email, password, from: newAddress() })
    expect(right).toMatchObject({ status: 429, error: 'too_many_attempts' })
    test.clock.advance(2)
    expect((await attempt({ email, password, from: newAddress() })).status).toBe(200)
  })

  it('with all guesses at once gets no more of them', async () => {
    const { email, password } = await test.newOrganization()
    const guesses = Array.from({ length: 60 }, (_, n) =>
      attempt({ email, password: n === 59 ? password : wrong, from: newAddress() }),
    )
    const answers = await Promise.all(guesses)
    // Two are compared at once, so one or two more than the free ones may slip through.
    expect(compared(answers)).toBeLessThanOrEqual(8)
    expect(answers.at(-1)!.status).toBe(429)
  })

  it('goes on with the same delays after a restart and at another process of the house', async () => {
    const { email } = await test.newOrganization()
    await attempts(5, () => ({ email, from: newAddress() }))
    const house = await openSecondHouse(test)
    expect((await attempt({ email, from: newAddress(), house })).status).toBe(429)
    await house.close()
  })

  it('with a stolen device cookie gets five guesses, too', async () => {
    const { email, password } = await test.newOrganization()
    const { answer } = await attempt({ email, password, from: newAddress(), cookie: '' })
    const { value } = answer.cookies.find(({ name }) => name === 'brigade_device')!
    const cookie = `brigade_device=${value}`
    const answers = await attempts(10, () => ({ email, from: newAddress(), cookie }))
    expect(statuses(answers)).toEqual([...Array(5).fill(401), ...Array(5).fill(429)])
  })

  it('keeps no processor busy: while a delay lasts nothing is compared', async () => {
    const { email } = await test.newOrganization()
    const compared: unknown[] = []
    const passwords = { hash: async () => '', verify: async () => compared.push('') < 0 }
    const desk = { platform: test.house.platform, passwords } as unknown as Desk
    for (let n = 0; n < 30; n += 1) {
      const device = { user_agent: null, ip: newAddress() }
      await signIn(desk, { name: email, password: wrong, device }).catch(() => {})
    }
    expect(compared).toHaveLength(5)
  })
})

describe('trying one password on many accounts', () => {
  it('from one address ends after thirty of them, whether or not they exist', async () => {
    const from = newAddress()
    const known = await Promise.all(Array.from({ length: 3 }, () => test.newOrganization()))
    const answers = await attempts(40, (n) => ({
      email: known[n]?.email ?? `nobody${n}@spray.example`,
      from,
    }))
    expect(statuses(answers)).toEqual([...Array(30).fill(401), ...Array(10).fill(429)])
  })

  it('from one IPv6 network ends as from one address', async () => {
    const answers = await attempts(34, (n) => ({
      email: `nobody${n}@six${n}.example`,
      from: `2001:db8:5::${(n + 1).toString(16)}`,
    }))
    expect(compared(answers)).toBe(30)
  })

  it('is not made endless by signing in to an account of one’s own in between', async () => {
    const mine = await test.newOrganization()
    const from = newAddress()
    let guesses = 0
    for (let n = 0; n < 40; n += 1) {
      if (n % 10 === 0) await attempt({ ...mine, from })
      guesses += compared([await attempt({ email: `nobody${n}@between.example`, from })])
    }
    expect(guesses).toBe(30)
  })

  it('of one company from as many addresses as there are ends after a hundred', async () => {
    const answers = await attempts(103, (n) => ({
      email: `person${n}@company.example`,
      from: newAddress(),
    }))
    expect(compared(answers)).toBe(100)
    const elsewhere = await attempt({ email: 'person@another-company.example', from: newAddress() })
    expect(elsewhere.status).toBe(401)
  })
})

describe('the delays tell nothing', () => {
  it('are the same for a name that nobody has', async () => {
    const { email } = await test.newOrganization()
    const series = (name: string) => attempts(9, () => ({ email: name, from: newAddress() }))
    const seen = (answers: Awaited<ReturnType<typeof series>>) =>
      answers.map(({ status, error, retry }) => [status, error, retry])
    expect(seen(await series(email))).toEqual(seen(await series('nobody@nowhere.example')))
  })

  it('keep no name and no address in a readable form', async () => {
    await attempts(2, () => ({ email: 'typed@by-mistake.example', from: '192.0.2.77' }))
    const { rows } = await test.owner.query('select * from identity.sign_in_waits')
    const text = JSON.stringify(rows.map((row) => ({ ...row, key_hash: row.key_hash.toString('latin1') })))
    expect(rows.length).toBeGreaterThan(2)
    expect(text).not.toMatch(/by-mistake|192\.0\.2/)
  })

  it('leave nothing behind for ever', async () => {
    await attempts(1, () => ({ email: 'long@ago.example', from: newAddress() }))
    test.clock.advance(3 * 86_400)
    for (let n = 0; n < 20; n += 1) await attempt({ email: `sweep${n}@away.example`, from: newAddress() })
    const { rows } = await test.owner.query(
      'select count(*)::int as n from identity.sign_in_waits where forgotten_at <= $1',
      [test.clock.now()],
    )
    expect(rows[0].n).toBe(0)
  })
})

describe('the owner of an account under attack', () => {
  it('gets in from a browser that has been there, wherever it is now', async () => {
    const { email, password } = await test.newOrganization()
    const first = await attempt({ email, password, from: newAddress(), cookie: '' })
    const { value } = first.answer.cookies.find(({ name }) => name === 'brigade_device')!
    await attempts(20, () => ({ email, from: newAddress() }))
    const cookie = `brigade_device=${value}`
    expect((await attempt({ email, password, from: newAddress(), cookie })).status).toBe(200)
    const without = await attempt({ email, password, from: newAddress(), cookie: '' })
    expect(without.status).toBe(429)
  })

  it('gets in from an address that has been there, with any program', async () => {
    const { email, password } = await test.newOrganization()
    const home = newAddress()
    test.clock.advance(600)
    expect((await attempt({ email, password, from: home })).status).toBe(200)
    await attempts(20, () => ({ email, from: newAddress() }))
    expect((await attempt({ email, password, from: home })).status).toBe(200)
  })

  it('gets in from anywhere by a link of a mail', async () => {
    const { email } = await test.newOrganization()
    await attempts(12, () => ({ email, from: newAddress() }))
    await test.call('POST', '/auth/password-reset', { email })
    const token = tokenIn((await mailsTo(test, email, 'password_reset'))[0])
    const body = { token, new_password: 'Fresh-Basil-63-Mint' }
    expect((await test.call('POST', '/auth/password-reset/confirm', body)).status).toBe(200)
    const entered = await attempt({ email, password: 'Fresh-Basil-63-Mint', from: newAddress() })
    expect(entered.status).toBe(200)
  })

  it('is forgiven a few slips of their own', async () => {
    const { email, password } = await test.newOrganization()
    const from = newAddress()
    for (let day = 0; day < 3; day += 1) {
      expect(compared(await attempts(4, () => ({ email, from })))).toBe(4)
      expect((await attempt({ email, password, from })).status).toBe(200)
    }
  })
})
