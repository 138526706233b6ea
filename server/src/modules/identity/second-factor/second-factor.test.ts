import { describe, expect, it } from 'vitest'
import { testHouse } from '../../../../test/house.ts'
import { mailsTo } from '../../../../test/mailbox.ts'
import { challenge, setUpTotp } from '../../../../test/second-factors.ts'
import { resetFactorsByOperator } from './reset-by-operator.ts'

const test = testHouse()
const answer = (body: object) => test.call('POST', '/auth/second-factor', body)

describe('an authenticator app', () => {
  it('is asked for at no sign-in before a first code confirmed it, then at each', async () => {
    const admin = await test.newOrganization()
    const begun = await admin.call('POST', '/auth/second-factor/totp')
    expect(begun.body.secret).toMatch(/^[A-Z2-7]{32}$/)
    const address = new URL(begun.body.otpauth_url)
    expect(address.protocol + address.host).toBe('otpauth:totp')
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      secret: begun.body.secret,
      issuer: 'Brigade',
    })
    expect(decodeURIComponent(address.pathname)).toContain(admin.email)
    expect((await test.signIn(admin.email, admin.password)).token).toBeTruthy()

    const app = await setUpTotp(test, admin)
    const login = await test.call('POST', '/auth/login', { email: admin.email, password: admin.password })
    expect(login.status).toBe(200)
    expect(login.body).toEqual({
      second_factor: {
        challenge: expect.stringMatching(/^[\w-]{43}$/),
        methods: ['totp', 'recovery_code'],
        expires_in: 300,
      },
    })
    const code = `${app.code().slice(0, 3)} ${app.code().slice(3)}`
    const signed = await answer({ challenge: login.body.second_factor.challenge, code })
    expect(signed.status).toBe(200)
    expect(signed.body.user).toMatchObject({ id: admin.id, has_second_factor: true })
    expect(signed.headers['cache-control']).toBe('no-store')
    const me = await test.call('GET', '/auth/me', undefined, {
      authorization: `Bearer ${signed.body.access_token}`,
    })
    expect(me.body.id).toBe(admin.id)
  })

  it('keeps its secret sealed, where the office cannot read it', async () => {
    const admin = await test.newOrganization()
    const { secret } = await setUpTotp(test, admin)
    const { rows } = await test.owner.query('select * from identity.totp_factors where user_id = $1', [
      admin.id,
    ])
    expect(rows[0].organization_id).toBe(admin.organization_id)
    expect(rows[0].sealed_secret.includes(secret)).toBe(false)
    const scope = { organization_id: admin.organization_id, user_id: admin.id }
    await expect(
      test.house.platform.withTenant(scope, (tx) =>
        tx.selectFrom('identity.totp_factors').select('sealed_secret').execute(),
      ),
    ).rejects.toThrow('permission denied')
  })

  it('takes a wrong first code for what it is, and another secret until then', async () => {
    const admin = await test.newOrganization()
    await admin.call('POST', '/auth/second-factor/totp')
    const wrong = await admin.call('POST', '/auth/second-factor/totp/confirm', { code: '000000' })
    expect([wrong.status, wrong.body.error]).toEqual([422, 'code_wrong'])
    const { recovery_codes } = await setUpTotp(test, admin)
    expect(recovery_codes).toHaveLength(10)
    const again = await admin.call('POST', '/auth/second-factor/totp')
    expect([again.status, again.body.error]).toEqual([409, 'already_exists'])
    expect((await admin.call('POST', '/auth/second-factor/totp/confirm', { code: '000000' })).status).toBe(
      404,
    )
  })

  it('is told of by mail and in the audit log, when it comes and when it goes', async () => {
    const admin = await test.newOrganization()
    const app = await setUpTotp(test, admin)
    await admin.call('DELETE', '/auth/second-factor/totp', { code: app.code() })
    const kinds = (await mailsTo(test, admin.email)).map(({ kind }) => kind)
    expect(kinds.slice(0, 2)).toEqual(['totp_removed', 'totp_added'])
    const log = await admin.call('GET', '/audit-log')
    const actions = log.body.items.map(({ action }: { action: string }) => action)
    expect(actions).toContain('user.totp_added')
    expect(actions).toContain('user.totp_removed')
    expect(JSON.stringify(log.body)).not.toContain(app.secret)
    expect((await admin.call('GET', '/auth/second-factor')).body).toEqual({
      policy: 'optional',
      is_required: false,
      has_password: true,
      totp_confirmed_at: null,
      passkey_count: 0,
      recovery_codes_left: 0,
      can_use_passkeys: true,
    })
  })
})

describe('an account that moves to another organization', () => {
  it('takes its authenticator app along', async () => {
    const admin = await test.newOrganization()
    const app = await setUpTotp(test, admin)
    const second = await admin.call('POST', '/organizations', { name: 'Second', country: 'IE' })
    expect((await admin.call('DELETE', `/organizations/${admin.organization_id}`)).status).toBe(204)
    const signed = await answer({ challenge: await challenge(test, admin), code: app.code() })
    expect(signed.body.user).toMatchObject({ id: admin.id, organization_id: second.body.id })
    const { rows } = await test.owner.query(
      'select organization_id from identity.totp_factors where user_id = $1',
      [admin.id],
    )
    expect(rows).toEqual([{ organization_id: second.body.id }])
  })
})

describe('changing second factors', () => {
  it('needs the password or a code once signing in is ten minutes ago', async () => {
    const admin = await test.newOrganization()
    const app = await setUpTotp(test, admin)
    test.clock.advance(700)
    for (const [method, path] of [
      ['DELETE', '/auth/second-factor/totp'],
      ['POST', '/auth/second-factor/recovery-codes'],
      ['POST', '/auth/passkeys/options'],
    ] as const) {
      const { status, body } = await admin.call(method, path)
      expect([status, body.error], path).toEqual([403, 'fresh_sign_in_needed'])
      const wrong = await admin.call(method, path, { password: 'Wrong-Password-1' })
      expect([wrong.status, wrong.body.error], path).toEqual([422, 'wrong_password'])
    }
    expect(
      (await admin.call('POST', '/auth/second-factor/recovery-codes', { password: admin.password })).status,
    ).toBe(200)
    expect((await admin.call('DELETE', '/auth/second-factor/totp', { code: app.code() })).status).toBe(204)
  })
})

describe('a recovery code', () => {
  it('signs in once, however it is typed; its person hears of it', async () => {
    const admin = await test.newOrganization()
    const { recovery_codes } = await setUpTotp(test, admin)
    expect(new Set(recovery_codes).size).toBe(10)
    for (const code of recovery_codes!)
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
    const code = recovery_codes![3]!
      .toLowerCase()
      .replaceAll('-', ' ')
      .replaceAll('0', 'o')
      .replaceAll('1', 'l')
    expect((await answer({ challenge: await challenge(test, admin), recovery_code: code })).status).toBe(200)
    const again = await answer({ challenge: await challenge(test, admin), recovery_code: code })
    expect([again.status, again.body.error]).toEqual([422, 'code_wrong'])
    expect((await admin.call('GET', '/auth/second-factor')).body.recovery_codes_left).toBe(9)
    const [mail] = await mailsTo(test, admin.email, 'recovery_code_used')
    expect(mail!.body_text).toContain('9')
  })

  it('of the set before does not work', async () => {
    const admin = await test.newOrganization()
    const { recovery_codes } = await setUpTotp(test, admin)
    const renewed = await admin.call('POST', '/auth/second-factor/recovery-codes')
    expect(renewed.body.recovery_codes).toHaveLength(10)
    const [old, fresh] = [recovery_codes![0], renewed.body.recovery_codes[0]]
    const waiting = await challenge(test, admin)
    expect((await answer({ challenge: waiting, recovery_code: old })).status).toBe(422)
    expect((await answer({ challenge: waiting, recovery_code: fresh })).status).toBe(200)
  })
})

describe('a policy', () => {
  it('lets those who must have a second factor set one up, and nothing else', async () => {
    const admin = await test.newOrganization()
    const chef = await test.newMember(admin, 'chef')
    const setPolicy = (second_factor_policy: string) =>
      admin.call('PUT', `/organizations/${admin.organization_id}`, { second_factor_policy })
    const refused = await setPolicy('admins')
    expect([refused.status, refused.body.error]).toEqual([403, 'second_factor_needed'])
    await setUpTotp(test, admin)
    expect((await setPolicy('admins')).body.second_factor_policy).toBe('admins')
    test.clock.advance(6)
    expect((await chef.call('GET', '/vendors')).status).toBe(200)

    await setPolicy('everyone')
    test.clock.advance(6)
    const signed = await test.signIn(chef.email, chef.password)
    for (const path of ['/vendors', '/settings/restaurants', '/users/roles', '/auth/sessions']) {
      const { status, body } = await signed.call('GET', path)
      if (status !== 404) expect([status, body.error], path).toEqual([403, 'second_factor_needed'])
    }
    const me = await signed.call('GET', '/auth/me')
    expect(me.body).toMatchObject({ must_set_up_second_factor: true, has_second_factor: false })
    expect((await signed.call('GET', '/auth/second-factor')).body.is_required).toBe(true)
    await setUpTotp(test, signed)
    expect((await signed.call('GET', '/vendors')).status).toBe(200)
    expect((await signed.call('GET', '/auth/me')).body.must_set_up_second_factor).toBe(false)
    // It holds for the session that was open before, too.
    expect((await chef.call('GET', '/vendors')).status).toBe(200)
  })
})

describe('an admin', () => {
  it('resets the second factors of somebody who lost their phone', async () => {
    const admin = await test.newOrganization()
    const chef = await test.newMember(admin, 'chef')
    await setUpTotp(test, chef)
    expect((await admin.call('GET', `/users/${chef.id}`)).body.has_second_factor).toBe(true)
    expect((await admin.call('DELETE', `/users/${chef.id}/second-factor`)).status).toBe(204)
    expect((await admin.call('GET', `/users/${chef.id}`)).body.has_second_factor).toBe(false)
    expect((await test.signIn(chef.email, chef.password)).id).toBe(chef.id)
    expect(await mailsTo(test, chef.email, 'second_factors_reset')).toHaveLength(1)
    const log = await admin.call('GET', `/audit-log?subject_id=${chef.id}`)
    const entry = log.body.items.find(
      ({ action }: { action: string }) => action === 'user.second_factors_reset',
    )
    expect(entry).toMatchObject({ actor_id: admin.id, subject_id: chef.id })
  })

  it('who lost everything is let in again by whoever runs Brigade', async () => {
    const admin = await test.newOrganization()
    await setUpTotp(test, admin)
    const { platform } = test.house
    const done = await resetFactorsByOperator(platform, admin.email.toUpperCase())
    expect(done).toEqual({ email: admin.email, taken: ['totp', 'recovery_code'] })
    expect((await test.signIn(admin.email, admin.password)).id).toBe(admin.id)
    await expect(resetFactorsByOperator(platform, 'nobody@x.example')).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('cannot reset their own, another organization’s, or as anybody else', async () => {
    const admin = await test.newOrganization()
    const other = await test.newOrganization()
    const manager = await test.newMember(admin, 'manager')
    const status = async (who: typeof admin, id: string) =>
      (await who.call('DELETE', `/users/${id}/second-factor`)).status
    expect(await status(admin, admin.id)).toBe(403)
    expect(await status(admin, other.id)).toBe(404)
    expect(await status(manager, admin.id)).toBe(403)
  })
})
