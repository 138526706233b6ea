import type { CompiledQuery, Kysely } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { DB } from '#platform/database.generated'
import { testHouse } from '../../../../test/house.ts'
import { mailsTo, tokenIn } from '../../../../test/mailbox.ts'
import { requestReset } from './request-reset.ts'

const test = testHouse({ PUBLIC_URL: 'https://brigade.example' })
const limited = testHouse({ RATE_LIMITS: 'on', RATE_LIMIT_RESET_PER_MINUTE: '3' })
const new_password = 'Saffron-Ladle-93-Oven'

const ask = (email: string, headers: Record<string, string> = {}) =>
  test.call('POST', '/auth/password-reset', { email }, headers)
const confirm = (token: string, more: object = {}) =>
  test.call('POST', '/auth/password-reset/confirm', { token, new_password, ...more })
const verify = (token: string) => test.call('POST', `/auth/verify-email/${token}`)
const canSignIn = async (email: string, password: string) =>
  (await test.call('POST', '/auth/login', { email, password })).status === 200

async function resetTokenFor(email: string): Promise<string> {
  await ask(email)
  return tokenIn((await mailsTo(test, email, 'password_reset'))[0])
}

describe('an attacker', () => {
  it('uses a reset token twice', async () => {
    const { email } = await test.newOrganization()
    const token = await resetTokenFor(email)
    expect((await confirm(token)).status).toBe(200)
    const again = await confirm(token, { new_password: 'Thief-Password-1234' })
    expect(again).toMatchObject({ status: 400, body: { error: 'link_invalid' } })
    expect(await canSignIn(email, new_password)).toBe(true)
  })

  it('uses a reset token several times at once', async () => {
    const { email } = await test.newOrganization()
    const token = await resetTokenFor(email)
    const answers = await Promise.all(
      ['Rosa', 'Vera', 'Nora', 'Cora'].map((name) =>
        confirm(token, { new_password: `${name}-Ladle-93-Oven` }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400])
  })

  it('uses a reset token that is an hour old', async () => {
    const { email, password } = await test.newOrganization()
    const token = await resetTokenFor(email)
    test.clock.advance(3_600)
    expect((await confirm(token)).body.error).toBe('link_invalid')
    expect(await canSignIn(email, password)).toBe(true)
  })

  it('uses an older reset token after a newer one was used', async () => {
    const { email } = await test.newOrganization()
    const older = await resetTokenFor(email)
    await confirm(await resetTokenFor(email))
    expect((await confirm(older)).body.error).toBe('link_invalid')
  })

  it('uses a reset token after the password was set by other means', async () => {
    const admin = await test.newOrganization()
    const chef = await test.newMember(admin, 'chef')
    const token = await resetTokenFor(chef.email)
    await admin.call('PUT', `/users/${chef.id}`, { password: 'Set-By-Admin-1234' })
    expect((await confirm(token)).body.error).toBe('link_invalid')
  })

  it('still reads the mailbox of an address that was given up', async () => {
    const admin = await test.newOrganization()
    const chef = await test.newMember(admin, 'chef')
    const token = await resetTokenFor(chef.email)
    const verification = tokenIn((await mailsTo(test, chef.email, 'email_verification'))[0])
    await admin.call('PUT', `/users/${chef.id}`, { email: 'moved-on@recovery.example' })
    expect((await confirm(token)).body.error).toBe('link_invalid')
    expect((await verify(verification)).body.error).toBe('link_invalid')
    const { rows } = await test.owner.query('select email_verified_at from identity.users where id = $1', [
      chef.id,
    ])
    expect(rows[0].email_verified_at).toBeNull()
  })

  it('takes a verification link for a reset link, or the other way round', async () => {
    const { email } = await test.newOrganization()
    const verification = tokenIn((await mailsTo(test, email, 'email_verification'))[0])
    expect((await confirm(verification)).body.error).toBe('link_invalid')
    expect((await verify(await resetTokenFor(email))).body.error).toBe('link_invalid')
    expect((await verify(verification)).status).toBe(200)
  })

  it('uses a verification token twice, or a day late', async () => {
    const [one, other] = [await test.newOrganization(), await test.newOrganization()]
    const tokenOf = async (email: string) => tokenIn((await mailsTo(test, email, 'email_verification'))[0])
    const token = await tokenOf(one.email)
    expect((await verify(token)).status).toBe(200)
    expect((await verify(token)).body.error).toBe('link_invalid')
    const late = await tokenOf(other.email)
    test.clock.advance(24 * 3_600)
    expect((await verify(late)).body.error).toBe('link_invalid')
  })

  it.each(['', 'x', 'A'.repeat(43), '%00', "' or 1=1 --"])('makes a token up: %j', async (token) => {
    const answer = await confirm(token)
    expect([400, 422]).toContain(answer.status)
    expect(answer.body.error).toMatch(/^(link_invalid|validation_failed)$/)
  })

  it('reads the database and finds no token in it', async () => {
    const { email } = await test.newOrganization()
    const token = await resetTokenFor(email)
    const { rows } = await test.owner.query('select token_hash from identity.one_time_links')
    expect(rows.every(({ token_hash }) => token_hash.length === 32)).toBe(true)
    expect(JSON.stringify(rows.map((row) => row.token_hash.toString('base64url')))).not.toContain(token)
  })

  it('keeps a session through a reset', async () => {
    const victim = await test.newOrganization()
    const stolen = await test.signIn(victim.email, victim.password)
    await confirm(await resetTokenFor(victim.email))
    expect((await stolen.call('GET', '/auth/me')).status).toBe(401)
    const refreshed = await test.call('POST', '/auth/refresh', { refresh_token: stolen.refresh_token })
    expect(refreshed.status).toBe(401)
  })

  it('makes an account for somebody else’s address and waits for them to take it over', async () => {
    const made = await test.newOrganization()
    const token = await made.call('POST', '/api-tokens', { name: 'Mine', scopes: ['suppliers.read'] })
    await test.owner.query(
      `insert into identity.passkeys (id, user_id, credential_id, public_key, counter, name)
       values (gen_random_uuid(), $1, '\\x01', '\\x02', 0, 'Mine')`,
      [made.id],
    )
    const useToken = () =>
      test.call('GET', '/vendors', undefined, { authorization: `Bearer ${token.body.token}` })
    expect((await useToken()).status).toBe(200)
    await confirm(await resetTokenFor(made.email))
    await test.runJobs()
    const left = await test.owner.query('select 1 from identity.passkeys where user_id = $1', [made.id])
    expect(left.rowCount).toBe(0)
    expect((await useToken()).status).toBe(401)
  })

  it('hopes that a reset signs in', async () => {
    const { email } = await test.newOrganization()
    const { body, headers } = await confirm(await resetTokenFor(email))
    expect(Object.keys(body)).toEqual(['message'])
    expect(headers['set-cookie']).toBeUndefined()
  })

  it('enumerates accounts by answer', async () => {
    const admin = await test.newOrganization()
    const chef = await test.newMember(admin, 'chef')
    await admin.call('PUT', `/users/${chef.id}`, { is_active: false })
    const shape = ({ status, body, headers }: Awaited<ReturnType<typeof ask>>) => {
      const { date: _date, 'x-request-id': _id, ...rest } = headers
      return { status, body, headers: rest }
    }
    const known = shape(await ask(admin.email))
    expect(shape(await ask('nobody@recovery.example'))).toEqual(known)
    expect(shape(await ask(chef.email))).toEqual(known)
    expect(await mailsTo(test, chef.email, 'password_reset')).toEqual([])
  })

  it('enumerates accounts by timing: the same statements run whether or not there is one', async () => {
    const { email } = await test.newOrganization()
    const statements = async (address: string) => {
      const seen: string[] = []
      await test.house.platform.withDoor((tx) => requestReset(listening(tx, seen), address))
      return seen
    }
    const known = await statements(email)
    expect(known).toEqual([expect.stringContaining('platform.send_on_errand')])
    expect(await statements('nobody-at-all@recovery.example')).toEqual(known)
  })

  it('floods a mailbox', async () => {
    const { email } = await test.newOrganization()
    for (let time = 0; time < 5; time += 1) await resetTokenFor(email)
    expect(await mailsTo(test, email, 'password_reset')).toHaveLength(3)
    test.clock.advance(3_601)
    await resetTokenFor(email)
    expect(await mailsTo(test, email, 'password_reset')).toHaveLength(4)
  })

  it('tries tokens one after the other from one address', async () => {
    const statuses: number[] = []
    for (let time = 0; time < 5; time += 1)
      statuses.push(
        (await limited.call('POST', '/auth/password-reset/confirm', { token: 'x', new_password })).status,
      )
    expect(statuses).toEqual([400, 400, 400, 429, 429])
  })

  it('has the link lead to a host of their own', async () => {
    const { email } = await test.newOrganization()
    await ask(email, { host: 'evil.example', 'x-forwarded-host': 'evil.example' })
    const [mail] = await mailsTo(test, email, 'password_reset')
    expect(mail!.body_text).toContain('https://brigade.example/reset-password#')
    expect(mail!.body_text + mail!.body_html).not.toContain('evil.example')
  })

  it('sets more than the password', async () => {
    const { email } = await test.newOrganization()
    const token = await resetTokenFor(email)
    const answer = await confirm(token, { role: 'admin', organization_id: crypto.randomUUID(), user_id: 'x' })
    expect(answer).toMatchObject({ status: 422, body: { error: 'validation_failed' } })
  })

  it('hides markup in a name', async () => {
    const email = 'markup@recovery.example'
    await test.call('POST', '/auth/register', {
      email,
      password: new_password,
      first_name: '<script>alert(1)</script>',
      last_name: 'x',
    })
    const [mail] = await mailsTo(test, email)
    expect(mail!.body_html).toContain('&lt;script&gt;')
    expect(mail!.body_html).not.toContain('<script>')
  })
})

/** The transaction, writing down what it is asked. */
function listening<T>(tx: T, seen: string[]): T {
  const proxied = (tx as Kysely<DB>).withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => result,
  })
  const { executeQuery } = proxied.getExecutor()
  proxied.getExecutor().executeQuery = function (this: unknown, query: CompiledQuery) {
    seen.push(query.sql)
    return executeQuery.call(this as never, query)
  } as never
  return proxied as T
}
