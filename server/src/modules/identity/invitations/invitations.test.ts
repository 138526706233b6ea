import { describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../../test/house.ts'
import { mailsTo, tokenIn } from '../../../../test/mailbox.ts'

const test = testHouse({ PUBLIC_URL: 'https://brigade.example' })
const password = 'Whisk-Ladle-81-Thyme'
let counter = 0

function newEmail(): string {
  counter += 1
  return `invited${counter}@guests.example`
}

/** Invites somebody; the token is that of the mail. */
async function invite(admin: Person, more: object = {}) {
  const email = newEmail()
  const made = await admin.call('POST', '/users', { email, first_name: 'Bruno', role: 'chef', ...more })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const to = made.body.email as string
  return { id: made.body.id as string, email: to, user: made.body, token: await tokenTo(to) }
}
const tokenTo = async (email: string) => tokenIn((await mailsTo(test, email, 'invitation'))[0])
const accept = (token: string, more: object = { password }) =>
  test.call('POST', '/auth/invitations/accept', { token, ...more })
const preview = (token: string) => test.call('POST', '/auth/invitations/preview', { token })
const acceptAs = (person: Person, token: string) => person.call('POST', '/auth/invitations/accept', { token })
const count = async (sql: string, value: string) => (await test.owner.query(sql, [value])).rowCount

describe('an invitation', () => {
  it('makes a person with the role, once they choose a password', async () => {
    const admin = await test.newOrganization({ restaurant_name: 'The Cookie Jar' })
    const restaurant_id = (await admin.call('GET', '/settings/restaurants')).body.items[0].id
    const invited = await invite(admin, { last_name: 'Brito', restaurant_id, username: '529.982.247-25' })
    expect(invited.user).toMatchObject({
      status: 'invited',
      is_active: false,
      full_name: 'Bruno Brito',
      role: 'chef',
      restaurant_id,
      organization_id: admin.organization_id,
      invitation_expires_at: expect.any(String),
    })
    expect(await count('select 1 from identity.users where email = $1', invited.email)).toBe(0)

    const seen = await preview(invited.token)
    expect(seen).toMatchObject({
      status: 200,
      body: { email: invited.email, role: 'chef', first_name: 'Bruno' },
    })
    expect(seen.body.organization_name).toMatch(/^Organization/)
    expect(seen.body.invited_by_name).toMatch(/^Admin/)

    const accepted = await accept(invited.token, { password, last_name: 'Brito Neto', language: 'pt-BR' })
    expect(accepted.status).toBe(200)
    const { access_token, user } = accepted.body
    expect(user).toMatchObject({
      email: invited.email,
      username: '52998224725',
      full_name: 'Bruno Brito Neto',
      language: 'pt-BR',
      role: 'chef',
      restaurant_id,
      status: 'active',
      organization_id: admin.organization_id,
    })
    const me = await test.call('GET', '/auth/me', undefined, { authorization: `Bearer ${access_token}` })
    expect(me.body.permissions).not.toContain('users.read')
    expect((await test.signIn(invited.email, password)).id).toBe(user.id)
    const people = (await admin.call('GET', '/users?search=bruno')).body.items
    expect(people).toMatchObject([{ id: user.id, status: 'active' }])
    const log = (await admin.call('GET', '/audit-log')).body.items.slice(0, 2)
    expect(log).toMatchObject([
      { action: 'user.joined', actor_name: 'Bruno Brito Neto', subject_id: user.id },
      { action: 'user.invited', actor_id: admin.id, after: { email: invited.email, role: 'chef' } },
    ])
  })

  it.each([
    ['en', 'Your invitation to', 'as: Chef.', 'Accept the invitation'],
    ['pt-BR', 'Seu convite para', 'como: Chef.', 'Aceitar o convite'],
    ['es', 'Tu invitación a', 'como: Chef.', 'Aceptar la invitación'],
  ])('is written in %s', async (language, subject, role, action) => {
    const admin = await test.newOrganization()
    const { email } = await invite(admin, { language })
    const [mail] = await mailsTo(test, email, 'invitation')
    expect(mail!.subject).toContain(subject)
    for (const text of [role, action, 'https://brigade.example/invitation#'])
      expect(mail!.body_text).toContain(text)
    expect(mail!.body_html).toContain(`lang="${language}"`)
  })

  it('works once, for seven days', async () => {
    const admin = await test.newOrganization()
    const first = await invite(admin)
    expect((await accept(first.token)).status).toBe(200)
    expect((await accept(first.token)).body.error).toBe('link_invalid')
    const second = await invite(admin)
    test.clock.advance(7 * 86_400 - 60)
    const again = await test.signIn(admin.email, admin.password)
    expect((await preview(second.token)).status).toBe(200)
    test.clock.advance(61)
    for (const answer of [await preview(second.token), await accept(second.token)])
      expect(answer).toMatchObject({ status: 400, body: { error: 'link_invalid' } })
    expect((await again.call('GET', `/users/${second.id}`)).body.status).toBe('invited')
    expect((await preview('no-such-token')).body.error).toBe('link_invalid')
  })

  it('accepted twice at once makes one person', async () => {
    const admin = await test.newOrganization()
    const { token, email } = await invite(admin)
    const answers = await Promise.all(Array.from({ length: 5 }, () => accept(token)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await count('select 1 from identity.users where email = $1', email)).toBe(1)
  })

  it('is not used up by a weak password or none', async () => {
    const admin = await test.newOrganization()
    const { token } = await invite(admin)
    expect((await accept(token, { password: 'Password1' })).body.error).toBe('weak_password')
    const none = await accept(token, {})
    expect([none.status, none.body.details[0].loc]).toEqual([422, ['body', 'password']])
    expect((await accept(token)).status).toBe(200)
  })

  it('is sent again: the new link works for seven days more, the old one no longer', async () => {
    const admin = await test.newOrganization()
    const { id, email, token } = await invite(admin)
    const again = (person: Person) => person.call('POST', `/users/${id}/invitation`)
    const early = await again(admin)
    expect([early.status, early.body.error]).toEqual([429, 'too_many_requests'])
    expect(Number(early.headers['retry-after'])).toBeGreaterThan(50)
    test.clock.advance(61)
    const sent = await again(admin)
    expect([sent.status, sent.body.id, sent.body.status]).toEqual([200, id, 'invited'])
    expect((await preview(token)).body.error).toBe('link_invalid')
    expect((await accept(token)).body.error).toBe('link_invalid')
    expect((await accept(await tokenTo(email))).status).toBe(200)
    expect((await again(admin)).status).toBe(404)
  })

  it('is cancelled: its link no longer works, and the person is gone from the list', async () => {
    const admin = await test.newOrganization()
    const { id, token } = await invite(admin)
    expect((await admin.call('DELETE', `/users/${id}`)).status).toBe(204)
    expect((await accept(token)).body.error).toBe('link_invalid')
    expect((await admin.call('GET', `/users/${id}`)).status).toBe(404)
    expect((await admin.call('GET', '/audit-log')).body.items[0].action).toBe('user.invitation_cancelled')
  })

  it('is the admin’s of its organization alone', async () => {
    const admin = await test.newOrganization()
    const manager = await test.newMember(admin, 'manager')
    const stranger = await test.newOrganization()
    const { id, token } = await invite(admin)
    test.clock.advance(61)
    for (const [method, path] of [
      ['GET', `/users/${id}`],
      ['PUT', `/users/${id}`],
      ['DELETE', `/users/${id}`],
      ['POST', `/users/${id}/invitation`],
    ] as const) {
      const body = method === 'PUT' ? { role: 'admin' } : undefined
      expect((await stranger.call(method, path, body)).status, path).toBe(404)
      if (method !== 'GET') expect((await manager.call(method, path, body)).status, path).toBe(403)
    }
    expect((await admin.call('PUT', `/users/${id}`, { role: 'admin' })).body.error).toBe('invitation_pending')
    expect((await accept(token)).body.user.role).toBe('chef')
  })

  it('goes once to an address; members are not invited', async () => {
    const admin = await test.newOrganization()
    const { email } = await invite(admin)
    const chef = await test.newMember(admin, 'chef')
    for (const taken of [email, email.toUpperCase(), chef.email, admin.email]) {
      const answer = await admin.call('POST', '/users', { email: taken, first_name: 'B', role: 'chef' })
      expect(answer).toMatchObject({ status: 409, body: { error: 'already_exists' } })
      expect(answer.body.details[0].loc).toEqual(['body', 'email'])
    }
    const other = await test.newOrganization()
    expect((await other.call('POST', '/users', { email, first_name: 'B', role: 'chef' })).status).toBe(201)
  })

  it('names restaurants of the organization only', async () => {
    const admin = await test.newOrganization()
    const foreign = await test.newOrganization({ restaurant_name: 'Elsewhere' })
    const restaurant_id = (await foreign.call('GET', '/settings/restaurants')).body.items[0].id
    const body = { email: newEmail(), first_name: 'B', role: 'chef', restaurant_id }
    expect((await admin.call('POST', '/users', body)).body.error).toBe('reference_not_found')
  })

  it('is one of two hundred a day', async () => {
    const admin = await test.newOrganization()
    await test.owner.query(
      `insert into identity.one_time_links (token_hash, purpose, organization_id, created_at, expires_at)
       select decode(md5(n::text || $1), 'hex'), 'invitation', $1::uuid, $2, $2 from generate_series(1, 200) n`,
      [admin.organization_id, test.clock.now()],
    )
    const answer = await admin.call('POST', '/users', { email: newEmail(), first_name: 'B', role: 'chef' })
    expect([answer.status, answer.body.error]).toEqual([429, 'too_many_requests'])
  })
})

describe('somebody who has an account already', () => {
  it('is invited with the same answer, and joins only by accepting while signed in', async () => {
    const admin = await test.newOrganization()
    const person = await test.newOrganization()
    const invited = await invite(admin, { email: person.email, first_name: 'Wrong', last_name: 'Name' })
    const newcomer = await invite(admin)
    expect(Object.keys(invited.user)).toEqual(Object.keys(newcomer.user))
    expect(invited.user).toMatchObject({ status: 'invited', full_name: 'Wrong Name', username: null })
    expect(invited.id).not.toBe(person.id)
    const shape = async (token: string) => Object.keys((await preview(token)).body)
    expect(await shape(invited.token)).toEqual(await shape(newcomer.token))
    const mails = await mailsTo(test, person.email, 'invitation')
    expect(mails[0]).toMatchObject({ user_id: null })

    const asNew = await accept(invited.token)
    expect([asNew.status, asNew.body.error]).toEqual([409, 'sign_in_to_accept'])
    expect((await person.call('GET', '/auth/organizations')).body.organizations).toHaveLength(1)

    const accepted = await acceptAs(person, invited.token)
    expect(accepted.status).toBe(200)
    expect(accepted.body).toMatchObject({
      refresh_token: null,
      user: {
        id: person.id,
        organization_id: admin.organization_id,
        role: 'chef',
        full_name: expect.stringMatching(/^Admin/),
      },
    })
    expect((await person.call('GET', '/auth/me')).body.error).toBe('session_ended')
    const back = await test.signIn(person.email, person.password)
    const where = (await back.call('GET', '/auth/organizations')).body.organizations
    expect(where.map(({ role }: { role: string }) => role).sort()).toEqual(['admin', 'chef'])
    expect((await admin.call('GET', `/users/${person.id}`)).body).toMatchObject({
      status: 'active',
      role: 'chef',
    })
  })

  it('keeps the account to themselves: the inviting admin cannot change it', async () => {
    const admin = await test.newOrganization()
    const person = await test.newOrganization()
    const { token } = await invite(admin, { email: person.email })
    await acceptAs(person, token)
    for (const body of [{ password: 'Fresh-Basil-63-Mint' }, { email: newEmail() }, { first_name: 'X' }])
      expect((await admin.call('PUT', `/users/${person.id}`, body)).body.error).toBe('not_permitted')
  })

  it('cannot take an invitation that is for another address', async () => {
    const admin = await test.newOrganization()
    const { token } = await invite(admin)
    const somebody = await test.newOrganization()
    const answer = await acceptAs(somebody, token)
    expect([answer.status, answer.body.error]).toEqual([403, 'not_permitted'])
    expect((await somebody.call('GET', '/auth/organizations')).body.organizations).toHaveLength(1)
    expect((await accept(token)).status).toBe(200)
  })

  it('who registered by themselves meanwhile accepts with that account', async () => {
    const admin = await test.newOrganization()
    const { token, email } = await invite(admin)
    await test.call('POST', '/auth/register', { email, password, full_name: 'Bruno Brito' })
    expect((await accept(token)).body.error).toBe('sign_in_to_accept')
    const person = await test.signIn(email, password)
    expect((await acceptAs(person, token)).body.user).toMatchObject({ id: person.id, role: 'chef' })
  })

  it('is refused with a token of a session that is over, instead of being taken for somebody new', async () => {
    const admin = await test.newOrganization()
    const person = await test.newOrganization()
    const { token } = await invite(admin, { email: person.email })
    await person.call('POST', '/auth/logout')
    expect((await acceptAs(person, token)).body.error).toBe('session_ended')
  })
})

describe('the list of people', () => {
  it('shows who is invited, sorted, filtered and paged among the others', async () => {
    const admin = await test.newOrganization({ restaurant_name: 'Here' })
    const here = (await admin.call('GET', '/settings/restaurants')).body.items[0].id
    await test.newMember(admin, 'manager')
    await invite(admin, { first_name: 'Zoë' })
    await invite(admin, { first_name: 'Berta', restaurant_id: here })
    const names = async (query: string, person = admin) =>
      (await person.call('GET', `/users${query}`)).body.items.map(
        (user: { first_name: string }) => user.first_name,
      )
    expect(await names('')).toEqual(['Admin', 'Berta', 'manager', 'Zoë'])
    expect(await names('?status=invited')).toEqual(['Berta', 'Zoë'])
    expect(await names('?is_active=true')).toEqual(['Admin', 'manager'])
    expect(await names('?role=chef&search=ber')).toEqual(['Berta'])
    expect(await names(`?restaurant_id=${here}`)).toEqual(['Berta'])
    const page = (await admin.call('GET', '/users?limit=2')).body
    expect([page.total, page.next_cursor === null]).toEqual([4, false])
    expect(await names(`?limit=2&cursor=${page.next_cursor}`)).toEqual(['manager', 'Zoë'])
    const limited = await test.newMember(admin, 'manager', { restaurant_id: here })
    expect((await names('', limited)).sort()).toEqual(['Berta', 'manager'])
  })
})
