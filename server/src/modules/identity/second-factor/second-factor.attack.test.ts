import { describe, expect, it } from 'vitest'
import type { Person } from '../../../../test/house.ts'
import { testHouse } from '../../../../test/house.ts'
import { mailsTo } from '../../../../test/mailbox.ts'
import { challenge, setUpPasskey, setUpTotp } from '../../../../test/second-factors.ts'
import { softAuthenticator } from '../../../../test/soft-authenticator.ts'

const test = testHouse()
const answer = (body: object, headers?: Record<string, string>) =>
  test.call('POST', '/auth/second-factor', body, headers)
const sessionsOf = async ({ id }: Person) => {
  const { rows } = await test.owner.query('select 1 from identity.sessions where user_id = $1', [id])
  return rows.length
}
const outcome = ({ status, body }: { status: number; body: { error?: string } }) => [status, body.error]

describe('somebody who has the password', () => {
  it('replays a code they saw over a shoulder', async () => {
    const admin = await test.newOrganization()
    const app = await setUpTotp(test, admin)
    const code = app.code()
    expect((await answer({ challenge: await challenge(test, admin), code })).status).toBe(200)
    expect(outcome(await answer({ challenge: await challenge(test, admin), code }))).toEqual([
      422,
      'code_wrong',
    ])
    // Nor one of a step before it, though the clock of an app may be late.
    const earlier = await answer({ challenge: await challenge(test, admin), code: app.code(-1) })
    expect(outcome(earlier)).toEqual([422, 'code_wrong'])
  })

  it('replays one code in many sign-ins at once', async () => {
    const admin = await test.newOrganization()
    const app = await setUpTotp(test, admin)
    const waiting = [await challenge(test, admin), await challenge(test, admin), await challenge(test, admin)]
    const before = await sessionsOf(admin)
    const answers = await Promise.all(waiting.map((one) => answer({ challenge: one, code: app.code() })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422])
    expect(await sessionsOf(admin)).toBe(before + 1)
  })

  it('answers one challenge many times at once', async () => {
    const admin = await test.newOrganization()
    const { recovery_codes } = await setUpTotp(test, admin)
    const one = await challenge(test, admin)
    const before = await sessionsOf(admin)
    const answers = await Promise.all(
      recovery_codes!.slice(0, 4).map((recovery_code) => answer({ challenge: one, recovery_code })),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await sessionsOf(admin)).toBe(before + 1)
    expect((await admin.call('GET', '/auth/second-factor')).body.recovery_codes_left).toBe(9)
  })

  it('guesses codes: five for a challenge, then with growing delays, and the person hears of it', async () => {
    const admin = await test.newOrganization()
    const app = await setUpTotp(test, admin)
    const one = await challenge(test, admin)
    for (let guess = 0; guess < 5; guess += 1)
      expect(outcome(await answer({ challenge: one, code: app.wrong() }))).toEqual([422, 'code_wrong'])
    expect(outcome(await answer({ challenge: one, code: app.code() }))).toEqual([401, 'challenge_ended'])
    expect(await mailsTo(test, admin.email, 'codes_guessed')).toHaveLength(1)

    // A new challenge is no fresh start; a right code does not cut the delay short.
    const next = await challenge(test, admin)
    await answer({ challenge: next, code: app.wrong() })
    const refused = await answer({ challenge: next, code: app.code() })
    expect(outcome(refused)).toEqual([429, 'too_many_attempts'])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    test.clock.advance(7_200)
    expect((await answer({ challenge: await challenge(test, admin), code: app.code() })).status).toBe(200)
  })

  it('guesses with many requests at once and gets no more tries than one after the other', async () => {
    const admin = await test.newOrganization()
    const app = await setUpTotp(test, admin)
    const challenges = await Promise.all(Array.from({ length: 4 }, () => challenge(test, admin)))
    const guesses = challenges.flatMap((one) => Array.from({ length: 5 }, () => one))
    const answers = await Promise.all(guesses.map((one) => answer({ challenge: one, code: app.wrong() })))
    const looked_at = answers.filter(({ body }) => body.error === 'code_wrong').length
    expect(looked_at).toBeLessThanOrEqual(6)
    expect(answers.filter(({ status }) => status === 200)).toEqual([])
  })

  it('answers with what belongs to somebody else', async () => {
    const [victim, thief] = [await test.newOrganization(), await test.newOrganization()]
    const own = await setUpTotp(test, thief)
    await setUpTotp(test, victim)
    const one = await challenge(test, victim)
    expect(outcome(await answer({ challenge: one, code: own.code() }))).toEqual([422, 'code_wrong'])
    const recovery_code = own.recovery_codes![0]
    expect(outcome(await answer({ challenge: one, recovery_code }))).toEqual([422, 'code_wrong'])
    const { authenticator } = await setUpPasskey(thief)
    const { body } = await test.call('POST', '/auth/passkeys/sign-in/options', { challenge: one })
    expect(body.options.allowCredentials).toEqual([])
    const passkey = authenticator.get(body.options)
    expect(outcome(await answer({ challenge: one, passkey }))).toEqual([422, 'passkey_refused'])
  })

  it('skips the step: the challenge is no token, and nothing else opens a session', async () => {
    const admin = await test.newOrganization()
    await setUpTotp(test, admin)
    const before = await sessionsOf(admin)
    const one = await challenge(test, admin)
    const login = await test.call('POST', '/auth/login', {
      email: admin.email,
      password: admin.password,
      second_factor: 'no',
      organization_id: admin.organization_id,
    })
    expect(Object.keys(login.body)).toEqual(['second_factor'])
    expect(login.headers['set-cookie']).toBeUndefined()
    const asToken = await test.call('GET', '/auth/me', undefined, { authorization: `Bearer ${one}` })
    expect(asToken.status).toBe(401)
    expect((await test.call('POST', '/auth/refresh', { refresh_token: one })).status).toBe(401)
    for (const body of [
      { challenge: one },
      { challenge: one, code: '' },
      { challenge: one, recovery_code: '' },
      { challenge: one, code: '123456', recovery_code: '7K2M-Q9XD-4HRT-W0PZ' },
      { challenge: one, passkey: {} },
      { challenge: 'x'.repeat(43), code: '123456' },
    ])
      expect((await answer(body)).status, JSON.stringify(body)).toBeGreaterThanOrEqual(400)
    expect(await sessionsOf(admin)).toBe(before)
  })

  it('falls back to the password when a passkey is the only second factor', async () => {
    const admin = await test.newOrganization()
    await setUpPasskey(admin, softAuthenticator())
    const { body } = await test.call('POST', '/auth/login', { email: admin.email, password: admin.password })
    expect(body.second_factor.methods).toEqual(['passkey', 'recovery_code'])
  })

  it('resets the password by mail to get around it', async () => {
    const admin = await test.newOrganization()
    const app = await setUpTotp(test, admin)
    const waiting = await challenge(test, admin)
    const chosen = 'Another-Spatula-43'
    expect((await admin.call('PUT', `/users/${admin.id}`, { password: chosen })).status).toBe(200)
    const login = await test.call('POST', '/auth/login', { email: admin.email, password: chosen })
    expect(login.body.second_factor).toBeDefined()
    // What the old password had opened is over.
    expect(outcome(await answer({ challenge: waiting, code: app.code() }))).toEqual([401, 'challenge_ended'])
  })
})

describe('somebody who stole a challenge', () => {
  it('answers it on another device', async () => {
    const admin = await test.newOrganization()
    const app = await setUpTotp(test, admin)
    const { body } = await test.call(
      'POST',
      '/auth/login',
      { email: admin.email, password: admin.password },
      { 'user-agent': 'Mozilla/5.0 (Linux; Android 15) Chrome/141.0 Mobile' },
    )
    const stolen = { challenge: body.second_factor.challenge, code: app.code() }
    expect(outcome(await answer(stolen, { 'user-agent': 'curl/8.9' }))).toEqual([401, 'challenge_ended'])
  })

  it('answers it too late, or when its person was deactivated', async () => {
    const admin = await test.newOrganization()
    const chef = await test.newMember(admin, 'chef')
    const app = await setUpTotp(test, chef)
    const late = await challenge(test, chef)
    test.clock.advance(301)
    expect(outcome(await answer({ challenge: late, code: app.code() }))).toEqual([401, 'challenge_ended'])
    const one = await challenge(test, chef)
    await admin.call('PUT', `/users/${chef.id}`, { is_active: false })
    expect(outcome(await answer({ challenge: one, code: app.code() }))).toEqual([401, 'challenge_ended'])
  })
})

describe('somebody at an unlocked screen', () => {
  it('takes the second factor away, or adds their own, without knowing anything', async () => {
    const admin = await test.newOrganization()
    const app = await setUpTotp(test, admin)
    test.clock.advance(700)
    const paths = [
      ['DELETE', '/auth/second-factor/totp', {}],
      ['DELETE', '/auth/second-factor/totp', { code: app.wrong() }],
      ['POST', '/auth/second-factor/recovery-codes', {}],
      ['POST', '/auth/passkeys/options', {}],
    ] as const
    for (const [method, path, body] of paths)
      expect((await admin.call(method, path, body)).status, path).toBeGreaterThanOrEqual(400)
    const { authenticator } = { authenticator: softAuthenticator() }
    const options = { challenge: 'AAAA', rp: { id: 'localhost' }, user: { id: 'x' } }
    const credential = authenticator.create(options)
    const added = await admin.call('POST', '/auth/passkeys', { name: 'Mine', credential })
    expect(outcome(added)).toEqual([422, 'passkey_refused'])
  })

  it('guesses codes there instead', async () => {
    const admin = await test.newOrganization()
    const app = await setUpTotp(test, admin)
    const codes = await Promise.all(
      Array.from({ length: 12 }, () =>
        admin.call('DELETE', '/auth/second-factor/totp', { code: app.wrong() }),
      ),
    )
    expect(codes.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(6)
    expect(outcome(await admin.call('DELETE', '/auth/second-factor/totp', { code: app.code() }))).toEqual([
      429,
      'too_many_attempts',
    ])
  })
})
