import { describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../../test/house.ts'
import { mailsTo, tokenIn } from '../../../../test/mailbox.ts'

/** Fields I add to what I send, that are not mine to choose. */
const test = testHouse()
const password = 'Whisk-Ladle-81-Thyme'
let counter = 0
const newEmail = () => `mass${++counter}@assignment.example`

const mine = async () => {
  const target = await test.newOrganization()
  const { organization_id } = target
  return {
    target,
    /** Each alone, so that one refusal does not hide another. */
    extras: [
      { role: 'admin' },
      { organization_id },
      { home_organization_id: organization_id },
      { is_active: true },
      { email_verified_at: '2026-01-01T00:00:00Z' },
      { id: target.id },
      { user_id: target.id },
      { status: 'active' },
      { permissions: ['users.manage'] },
      { has_second_factor: true },
      { created_at: '2020-01-01T00:00:00Z' },
      { password_hash: '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA' },
      { is_demo: true },
    ] as Record<string, unknown>[],
  }
}
const named = (extra: object) => Object.keys(extra)[0]!
const without = (extras: Record<string, unknown>[], ...names: string[]) =>
  extras.filter((extra) => !names.includes(named(extra)))

/** The extra field is refused by name, and nothing was done. */
function expectRefused({ status, body }: Awaited<ReturnType<Person['call']>>, extra: object) {
  expect([status, body.error], JSON.stringify(extra)).toEqual([422, 'validation_failed'])
  expect(body.details.map(({ loc }: { loc: string[] }) => loc.at(-1))).toContain(named(extra))
}
const accounts = async (email: string) =>
  (await test.owner.query('select 1 from identity.users where email = $1', [email])).rowCount

describe('I add what is not mine to choose', () => {
  it('when I register', async () => {
    const { extras } = await mine()
    const email = newEmail()
    for (const extra of extras)
      expectRefused(
        await test.call('POST', '/auth/register', { email, password, full_name: 'Mallory', ...extra }),
        extra,
      )
    for (const extra of without(extras, 'role', 'permissions', 'email_verified_at'))
      expectRefused(
        await test.call('POST', '/auth/register', {
          ...{ email, password, full_name: 'Mallory' },
          organization: { name: 'Mallory’s', ...extra },
        }),
        extra,
      )
    expect(await accounts(email)).toBe(0)
  })

  it('when I found an organization', async () => {
    const { extras } = await mine()
    const person = await test.newOrganization()
    for (const extra of extras)
      expectRefused(await person.call('POST', '/organizations', { name: 'M', ...extra }), extra)
    const email = newEmail()
    for (const extra of extras)
      expectRefused(
        await test.call('POST', '/organizations', {
          name: 'M',
          admin: { email, password, first_name: 'M', ...extra },
        }),
        extra,
      )
    expect(await accounts(email)).toBe(0)
  })

  it('when I change my organization', async () => {
    const { extras } = await mine()
    const person = await test.newOrganization()
    const path = `/organizations/${person.organization_id}`
    for (const extra of [...extras, { setup_completed_at: '2026-01-01T00:00:00Z' }])
      expectRefused(await person.call('PUT', path, { name: 'M', ...extra }), extra)
  })

  it('when I add or invite a person', async () => {
    const { extras } = await mine()
    const admin = await test.newOrganization()
    const email = newEmail()
    for (const secret of [{ password }, {}])
      for (const extra of [...without(extras, 'role'), { invited_by: admin.id }, { sent_count: 0 }])
        expectRefused(
          await admin.call('POST', '/users', { email, first_name: 'M', role: 'chef', ...secret, ...extra }),
          extra,
        )
    expect(await accounts(email)).toBe(0)
    expect((await admin.call('GET', '/users')).body.total).toBe(1)
  })

  it('when I change a person', async () => {
    const { extras } = await mine()
    const admin = await test.newOrganization()
    const chef = await test.newMember(admin, 'chef')
    for (const extra of without(extras, 'role', 'is_active'))
      expectRefused(await admin.call('PUT', `/users/${chef.id}`, { first_name: 'M', ...extra }), extra)
  })

  it('when I change myself: I am not the one who gives me a role', async () => {
    const admin = await test.newOrganization()
    for (const role of ['manager', 'chef', 'customer']) {
      const person = await test.newMember(admin, role)
      for (const body of [
        { role: 'admin' },
        { is_active: true },
        { restaurant_ids: null },
        { first_name: 'M' },
      ])
        expect((await person.call('PUT', `/users/${person.id}`, body)).body.error).toBe('not_permitted')
      expect((await person.call('GET', '/auth/me')).body.role).toBe(role)
    }
  })

  it('when I accept an invitation: role and place are those that were given', async () => {
    const { target, extras } = await mine()
    const admin = await test.newOrganization()
    const email = newEmail()
    await admin.call('POST', '/users', { email, first_name: 'M', role: 'shopper' })
    const token = tokenIn((await mailsTo(test, email, 'invitation'))[0])
    const more = [{ email: target.email }, { restaurant_ids: null }, { username: '52998224725' }]
    for (const extra of [...extras, ...more])
      expectRefused(await test.call('POST', '/auth/invitations/accept', { token, password, ...extra }), extra)
    const { user } = (await test.call('POST', '/auth/invitations/accept', { token, password })).body
    expect(user).toMatchObject({ role: 'shopper', organization_id: admin.organization_id, email })
  })

  it('when I sign in or refresh: what is not asked for is not looked at', async () => {
    const { extras } = await mine()
    const admin = await test.newOrganization()
    const chef = await test.newMember(admin, 'chef')
    const { email } = chef
    for (const extra of without(extras, 'organization_id')) {
      const login = await test.call('POST', '/auth/login', { email, password: chef.password, ...extra })
      expect(login.body.user).toMatchObject({
        id: chef.id,
        role: 'chef',
        organization_id: admin.organization_id,
      })
    }
    const body = { refresh_token: chef.refresh_token, role: 'admin', user_id: admin.id }
    expect((await test.call('POST', '/auth/refresh', body)).body.user).toMatchObject({
      id: chef.id,
      role: 'chef',
    })
  })

  it('when I switch or name an organization that is not mine', async () => {
    const { target } = await mine()
    const person = await test.newOrganization()
    const { organization_id } = target
    const { email } = person
    const answers = [
      await person.call('POST', '/auth/switch', { organization_id }),
      await test.call('POST', '/auth/refresh', { refresh_token: person.refresh_token, organization_id }),
      await test.call('POST', '/auth/login', { email, password: person.password, organization_id }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 401])
    expectRefused(
      await person.call('POST', '/auth/switch', { organization_id: person.organization_id, role: 'admin' }),
      { role: 'admin' },
    )
  })

  it('by names that mean something to JavaScript', async () => {
    const admin = await test.newOrganization()
    const email = newEmail()
    const payload = `{"email":"${email}","first_name":"M","role":"chef","__proto__":{"role":"admin"},"constructor":{"prototype":{"role":"admin"}}}`
    const { statusCode } = await test.house.http.inject({
      method: 'POST',
      url: '/api/v1/users',
      headers: { authorization: `Bearer ${admin.token}`, 'content-type': 'application/json' },
      payload,
    })
    expect([400, 422]).toContain(statusCode)
    expect(({} as { role?: string }).role).toBeUndefined()
  })
})
