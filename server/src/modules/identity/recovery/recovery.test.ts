import { describe, expect, it } from 'vitest'
import { testHouse } from '../../../../test/house.ts'
import { mailsTo, tokenIn } from '../../../../test/mailbox.ts'

const test = testHouse({ PUBLIC_URL: 'https://brigade.example/' })
const new_password = 'Saffron-Ladle-93-Oven'

const ask = (email: string) => test.call('POST', '/auth/password-reset', { email })
const confirm = (token: string, password = new_password) =>
  test.call('POST', '/auth/password-reset/confirm', { token, new_password: password })
const login = (email: string, password: string) => test.call('POST', '/auth/login', { email, password })

async function resetTokenFor(email: string): Promise<string> {
  await ask(email)
  return tokenIn((await mailsTo(test, email, 'password_reset'))[0])
}

describe('a forgotten password', () => {
  it('is replaced by the link of a mail, which leads to the public address', async () => {
    const person = await test.newOrganization()
    const asked = await ask(person.email.toUpperCase())
    expect(asked).toMatchObject({
      status: 200,
      body: { message: 'If this address has an account, a link is on its way to it.' },
    })
    const [mail] = await mailsTo(test, person.email, 'password_reset')
    expect(mail).toMatchObject({ status: 'kept', subject: 'Choose a new password for Brigade' })
    expect(mail!.body_text).toMatch(/https:\/\/brigade\.example\/reset-password#[\w-]{43}\n/)

    expect(await confirm(tokenIn(mail))).toMatchObject({ status: 200 })
    expect((await login(person.email, person.password)).status).toBe(401)
    expect((await login(person.email, new_password)).status).toBe(200)
  })

  it('ends every session at once and tells the person', async () => {
    const person = await test.newOrganization()
    const elsewhere = await test.signIn(person.email, person.password)
    await confirm(await resetTokenFor(person.email))
    for (const session of [person, elsewhere]) {
      expect((await session.call('GET', '/auth/me')).body.error).toBe('session_ended')
      const refreshed = await test.call('POST', '/auth/refresh', { refresh_token: session.refresh_token })
      expect(refreshed.status).toBe(401)
    }
    const [told] = await mailsTo(test, person.email, 'password_changed')
    expect(told!.body_text).toContain('Every device that was signed in has been signed out.')
  })

  it('is recorded under the person’s name', async () => {
    const person = await test.newOrganization()
    await confirm(await resetTokenFor(person.email))
    await test.runJobs()
    const again = await test.signIn(person.email, new_password)
    const log = await again.call('GET', '/audit-log?action=user.password_reset')
    expect(log.body.items).toMatchObject([{ actor_id: person.id, subject_id: person.id }])
    expect(JSON.stringify(log.body)).not.toContain('$argon2')
  })

  it('is the first one of somebody who has none', async () => {
    const admin = await test.newOrganization()
    const { id, email } = await test.newMember(admin, 'chef')
    await test.owner.query('delete from identity.credentials where user_id = $1', [id])
    await confirm(await resetTokenFor(email))
    expect((await login(email, new_password)).status).toBe(200)
  })

  it('stays when the new one is weak, and the link with it', async () => {
    const person = await test.newOrganization()
    const token = await resetTokenFor(person.email)
    const weak = await confirm(token, 'Password1')
    expect(weak).toMatchObject({ status: 422, body: { error: 'weak_password' } })
    expect(weak.body.details[0].loc).toEqual(['body', 'new_password'])
    expect((await confirm(token)).status).toBe(200)
  })

  it.each([
    ['pt-BR', 'Escolha uma nova senha para o Brigade', 'Olá, Nilda.'],
    ['es', 'Elige una contraseña nueva para Brigade', 'Hola, Nilda.'],
  ])('is written about in %s', async (language, subject, greeting) => {
    const email = `nilda-${language.toLowerCase()}@recovery.example`
    await test.call('POST', '/auth/register', {
      email,
      password: new_password,
      full_name: 'Nilda Prado',
      language,
    })
    await ask(email)
    const [mail] = await mailsTo(test, email, 'password_reset')
    expect(mail!.subject).toBe(subject)
    expect(mail!.body_text).toContain(greeting)
    expect(mail!.body_html).toContain(`<html lang="${language}">`)
  })
})

describe('an address', () => {
  const register = async (email: string) => {
    const made = await test.call('POST', '/auth/register', {
      email,
      password: new_password,
      full_name: 'Vera',
    })
    expect(made.body.email_verified_at).toBeNull()
    return test.signIn(email, new_password)
  }
  const me = async (person: { call: typeof test.call }) => (await person.call('GET', '/auth/me')).body

  it('is verified by the link of the mail that registering sends', async () => {
    const email = 'vera@recovery.example'
    const person = await register(email)
    const [mail] = await mailsTo(test, email, 'email_verification')
    expect(mail!.body_text).toContain('https://brigade.example/verify-email#')
    const done = await test.call('POST', `/auth/verify-email/${tokenIn(mail)}`)
    expect(done).toMatchObject({ status: 200, body: { message: 'The address is verified.' } })
    expect((await me(person)).email_verified_at).toMatch(/^20/)
    await test.runJobs()
    const log = await person.call('GET', '/audit-log?action=user.email_verified')
    expect(log.body.total).toBe(1)
  })

  it('is verified by a new password, too: the link went there', async () => {
    const email = 'vera-reset@recovery.example'
    await register(email)
    await confirm(await resetTokenFor(email))
    expect((await me(await test.signIn(email, new_password))).email_verified_at).toMatch(/^20/)
  })

  it('gets its mail again, but not at once and not without end', async () => {
    const email = 'vera-again@recovery.example'
    const person = await register(email)
    const again = () => person.call('POST', '/auth/verify-email')
    expect(await again()).toMatchObject({ status: 429, body: { error: 'too_many_requests' } })
    for (let mail = 2; mail <= 5; mail += 1) {
      test.clock.advance(61)
      expect((await again()).status).toBe(200)
    }
    test.clock.advance(61)
    expect((await again()).body.message).toContain('tomorrow')
    expect(await mailsTo(test, email, 'email_verification')).toHaveLength(5)
    await test.call('POST', `/auth/verify-email/${tokenIn((await mailsTo(test, email))[0])}`)
    expect((await again()).body.message).toContain('verified already')
  })

  it('that changes is to be verified again, and the old one is told', async () => {
    const [old_address, address] = ['vera-old@recovery.example', 'vera-new@recovery.example']
    const person = await register(old_address)
    await test.call('POST', `/auth/verify-email/${tokenIn((await mailsTo(test, old_address))[0])}`)
    const kept = await person.call('PUT', `/users/${person.id}`, { email: old_address, phone: '1' })
    expect(kept.body.email_verified_at).toMatch(/^20/)

    const moved = await person.call('PUT', `/users/${person.id}`, { email: address })
    expect(moved.body).toMatchObject({ email: address, email_verified_at: null })
    expect((await mailsTo(test, old_address, 'email_changed'))[0]!.body_text).toContain(address)
    await test.call('POST', `/auth/verify-email/${tokenIn((await mailsTo(test, address))[0])}`)
    expect((await me(person)).email_verified_at).toMatch(/^20/)
  })

  it('is to be verified by people an admin adds and by whoever brings an organization', async () => {
    const admin = await test.newOrganization()
    const chef = await test.newMember(admin, 'chef')
    const email = 'founder@recovery.example'
    await test.call('POST', '/organizations', {
      name: 'Founded',
      admin: { email, password: new_password, first_name: 'Fay' },
    })
    for (const recipient of [chef.email, email])
      expect(await mailsTo(test, recipient, 'email_verification')).toHaveLength(1)
  })
})

describe('the night', () => {
  it('forgets links that were over a month ago', async () => {
    const person = await test.newOrganization()
    const count = async () =>
      (await test.owner.query('select 1 from identity.one_time_links where user_id = $1', [person.id]))
        .rowCount
    expect(await count()).toBe(1)
    const sweep = test.house.modules
      .flatMap((m) => m.jobs ?? [])
      .find((j) => j.task === 'sweep_one_time_links')!
    const run = (at: number) =>
      sweep.run({
        tx: (work: never) => test.house.platform.withTenant({ ...person, user_id: null }, work),
        platform: { ...test.house.platform, clock: { now: () => new Date(at) } },
      } as never)
    expect(await run(Date.now() + 30 * 86_400_000)).toEqual({ removed: 0 })
    expect(await run(Date.now() + 32 * 86_400_000)).toEqual({ removed: 1 })
    expect(await count()).toBe(0)
  })
})
