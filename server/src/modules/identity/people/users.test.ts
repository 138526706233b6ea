import { describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../../test/house.ts'

const test = testHouse()
const password = 'Whisk-Ladle-81-Thyme'
let counter = 0

function newUser(more: object = {}) {
  counter += 1
  return {
    email: `user${counter}@users.example`,
    first_name: 'Uma',
    last_name: 'User',
    role: 'chef',
    password,
    ...more,
  }
}
const add = async (admin: Person, more: object = {}) =>
  (await admin.call('POST', '/users', newUser(more))).body
const restaurantOf = async (admin: Person) =>
  (await admin.call('GET', '/settings/restaurants')).body.items[0].id as string

describe('people', () => {
  it('of mine can be added, read, changed and removed; theirs are not there', async () => {
    const mine = await test.newOrganization()
    const theirs = await test.newOrganization()
    const made = await mine.call(
      'POST',
      '/settings/users',
      newUser({ phone: '+353 87 000 0000', language: 'es' }),
    )
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ role: 'chef', full_name: 'Uma User', language: 'es', is_active: true })
    const path = `/users/${made.body.id}`
    expect((await mine.call('GET', path)).body).toEqual(made.body)
    expect((await mine.call('PUT', path, { last_name: '', role: 'shopper' })).body).toMatchObject({
      full_name: 'Uma',
      role: 'shopper',
    })
    for (const [method, body] of [['GET'], ['PUT', { first_name: 'X' }], ['DELETE']] as const)
      expect((await theirs.call(method, path, body)).status).toBe(404)
    expect((await theirs.call('GET', '/users')).body.total).toBe(1)
    expect((await mine.call('DELETE', path)).status).toBe(204)
    expect((await mine.call('GET', path)).status).toBe(404)
    const gone = await test.owner.query('select 1 from identity.users where id = $1', [made.body.id])
    expect(gone.rowCount).toBe(0)
  })

  it('are listed by name, searched, filtered and paged', async () => {
    const admin = await test.newOrganization()
    await add(admin, { first_name: 'Zoë', last_name: '100%' })
    await add(admin, { first_name: 'Bruno', role: 'staff' })
    await add(admin, { first_name: 'Clara' })
    const names = async (query: string) =>
      (await admin.call('GET', `/users${query}`)).body.items.map(
        (user: { first_name: string }) => user.first_name,
      )
    expect(await names('')).toEqual(['Admin', 'Bruno', 'Clara', 'Zoë'])
    expect(await names('?sort=-name&limit=2')).toEqual(['Zoë', 'Clara'])
    expect(await names('?role=user')).toEqual(['Bruno'])
    expect(await names('?search=CLAR')).toEqual(['Clara'])
    expect(await names('?search=100%25')).toEqual(['Zoë'])
    expect(await names('?search=%25')).toEqual(['Zoë'])
    const page = (await admin.call('GET', '/users?limit=3')).body
    expect(await names(`?limit=3&cursor=${page.next_cursor}`)).toEqual(['Zoë'])
    expect((await admin.call('GET', '/users?sort=password')).body.error).toBe('invalid_sort')
  })

  it.each([
    ['staff', 'employee'],
    ['user', 'employee'],
    ['account_manager', 'manager'],
    ['manager', 'manager'],
  ])('asked for as %s are stored as %s', async (role, stored) => {
    const admin = await test.newOrganization()
    expect((await add(admin, { role })).role).toBe(stored)
  })

  it('have limits that fit their role', async () => {
    const admin = await test.newOrganization({ restaurant_name: 'Limits' })
    const restaurant_id = await restaurantOf(admin)
    const elsewhere = await restaurantOf(await test.newOrganization({ restaurant_name: 'Elsewhere' }))
    const post = (more: object) => admin.call('POST', '/users', newUser(more))
    const limited = await post({ role: 'restaurant_manager', restaurant_id })
    expect(limited.body).toMatchObject({ role: 'manager', restaurant_id })
    expect((await post({ role: 'restaurant_manager' })).body.error).toBe('constraint_violated')
    expect((await post({ role: 'admin', restaurant_id })).body.error).toBe('constraint_violated')
    expect((await post({ role: 'owner' })).body.error).toBe('validation_failed')
    const foreign = await post({ restaurant_id: elsewhere })
    expect(foreign.body).toMatchObject({
      error: 'reference_not_found',
      details: [{ loc: ['body', 'restaurant_id'] }],
    })
    const path = `/users/${limited.body.id}`
    expect((await admin.call('PUT', path, { role: 'chef' })).body.restaurant_id).toBe(restaurant_id)
    expect((await admin.call('PUT', path, { role: 'account_manager' })).body.restaurant_id).toBeNull()
    await admin.call('PUT', path, { restaurant_id })
    expect((await admin.call('PUT', path, { role: 'admin' })).body).toMatchObject({
      role: 'admin',
      restaurant_id: null,
    })
  })

  it('are seen by a manager, whole or of the own restaurant, and managed by admins only', async () => {
    const admin = await test.newOrganization({ restaurant_name: 'Seen' })
    const restaurant_id = await restaurantOf(admin)
    const manager = await test.newMember(admin, 'manager')
    const limited = await test.newMember(admin, 'manager', { restaurant_id })
    const colleague = await add(admin, { restaurant_id })
    const chef = await test.newMember(admin, 'chef')
    expect((await manager.call('GET', '/users')).body.total).toBe(5)
    expect((await limited.call('GET', '/users')).body.total).toBe(2)
    expect((await limited.call('GET', `/users/${colleague.id}`)).status).toBe(200)
    expect((await limited.call('GET', `/users/${chef.id}`)).status).toBe(404)
    expect((await chef.call('GET', '/users')).body.error).toBe('not_permitted')
    expect((await manager.call('POST', '/users', newUser())).body.error).toBe('not_permitted')
    expect((await manager.call('PUT', `/users/${chef.id}`, { role: 'admin' })).body.error).toBe(
      'not_permitted',
    )
  })

  it('have an e-mail address and a sign-in name of their own', async () => {
    const admin = await test.newOrganization()
    const other = await test.newOrganization()
    const first = await add(admin, { username: '111.444.777-35' })
    const clash = await other.call('POST', '/users', newUser({ email: first.email.toUpperCase() }))
    expect(clash.status).toBe(409)
    expect(clash.body.details[0].loc).toEqual(['body', 'email'])
    const name = await other.call('PUT', `/users/${other.id}`, { username: '11144477735' })
    expect(name.status).toBe(409)
    expect(name.body.details[0].loc).toEqual(['body', 'username'])
    expect((await admin.call('PUT', `/users/${first.id}`, { username: '1' })).body.error).toBe(
      'username_invalid',
    )
    expect((await admin.call('PUT', `/users/${first.id}`, { username: null })).body.username).toBeNull()
  })
})

describe('the end of sessions', () => {
  it('comes at once with a deactivation, a new password and a removal', async () => {
    const admin = await test.newOrganization()
    const chef = await test.newMember(admin, 'chef')
    const path = `/users/${chef.id}`
    const alive = async (person: Person) => (await person.call('GET', '/auth/me')).status
    expect(await alive(chef)).toBe(200)
    expect((await admin.call('PUT', path, { is_active: false })).body.is_active).toBe(false)
    expect(await alive(chef)).toBe(401)
    await admin.call('PUT', path, { is_active: true })
    expect(await alive(chef)).toBe(401)

    const again = await test.signIn(chef.email, chef.password)
    expect(await alive(again)).toBe(200)
    expect((await admin.call('PUT', path, { password: 'weak' })).body.error).toBe('weak_password')
    expect((await admin.call('PUT', path, { password: 'Fresh-Basil-63-Mint' })).status).toBe(200)
    expect(await alive(again)).toBe(401)
    const third = await test.signIn(chef.email, 'Fresh-Basil-63-Mint')
    expect(await alive(third)).toBe(200)
    await admin.call('DELETE', path)
    expect(await alive(third)).toBe(401)
  })

  it('does not come with a new role: that counts from the next request', async () => {
    const admin = await test.newOrganization()
    const chef = await test.newMember(admin, 'chef')
    expect((await chef.call('GET', '/users')).status).toBe(403)
    await admin.call('PUT', `/users/${chef.id}`, { role: 'manager' })
    expect((await chef.call('GET', '/users')).status).toBe(200)
  })
})

describe('the last admin', () => {
  it('cannot leave, be demoted or deactivated', async () => {
    const admin = await test.newOrganization()
    const path = `/users/${admin.id}`
    for (const body of [{ role: 'manager' }, { is_active: false }]) {
      const { status, body: answer } = await admin.call('PUT', path, body)
      expect([status, answer.error]).toEqual([409, 'last_admin'])
    }
    expect((await admin.call('DELETE', path)).body.error).toBe('last_admin')
    expect((await admin.call('GET', '/auth/me')).body).toMatchObject({ role: 'admin', is_active: true })
    // Somebody who is invited, or cannot sign in, does not count.
    const { password: _, ...invited } = newUser({ role: 'admin' })
    expect((await admin.call('POST', '/users', invited)).body.status).toBe('invited')
    expect((await admin.call('DELETE', path)).body.error).toBe('last_admin')
    const second = await add(admin, { role: 'admin' })
    await test.owner.query('delete from identity.credentials where user_id = $1', [second.id])
    expect((await admin.call('DELETE', path)).body.error).toBe('last_admin')
    await admin.call('PUT', `/users/${second.id}`, { password })
    expect((await admin.call('DELETE', path)).status).toBe(204)
  })

  it('stays when two admins take each other away at the same time', async () => {
    for (let round = 0; round < 5; round += 1) {
      const one = await test.newOrganization()
      const two = await test.newMember(one, 'admin')
      const answers = await Promise.all([
        one.call('PUT', `/users/${two.id}`, { role: 'chef' }),
        two.call(
          round % 2 === 0 ? 'DELETE' : 'PUT',
          `/users/${one.id}`,
          round % 2 === 0 ? undefined : { is_active: false },
        ),
      ])
      const admins = await test.owner.query(
        `select user_id from identity.memberships where organization_id = $1 and role = 'admin' and is_active`,
        [one.organization_id],
      )
      expect(admins.rowCount).toBe(1)
      expect(answers.filter(({ status }) => status < 300)).toHaveLength(1)
    }
  })
})

describe('people of several organizations', () => {
  it('keep their account to themselves; others change only their place', async () => {
    const boss = await test.newOrganization()
    const person = await test.newMember(boss, 'manager')
    const own = (await person.call('POST', '/organizations', { name: 'On the side' })).body
    const path = `/users/${person.id}`
    for (const body of [{ password }, { email: 'taken@over.example' }, { first_name: 'X' }])
      expect((await boss.call('PUT', path, body)).body.error).toBe('not_permitted')
    expect((await boss.call('PUT', path, { role: 'chef' })).body.role).toBe('chef')
    expect((await boss.call('DELETE', path)).status).toBe(204)
    const still = await test.signIn(person.email, person.password)
    expect(still.organization_id).toBe(own.id)
    expect((await still.call('PUT', path, { password })).status).toBe(200)
    expect((await still.call('GET', '/auth/me')).status).toBe(401)
  })
})

describe('a member limited to some restaurants', () => {
  it('works in each of them and sees nothing of the others', async () => {
    const admin = await test.newOrganization({ restaurant_name: 'First' })
    const first = (await admin.call('GET', '/settings/restaurants')).body.items[0].id
    const others = await Promise.all(
      ['Second', 'Third'].map((name) => admin.call('POST', '/settings/restaurants', { name })),
    )
    const [second, third] = others.map(({ body }) => body.id)
    const member = await test.newMember(admin, 'manager', { restaurant_ids: [first, second] })
    const me = (await member.call('GET', '/auth/me')).body
    expect(me.restaurant_ids).toEqual([first, second].sort())
    expect(me.restaurant_id).toBeNull()
    const seen = (await member.call('GET', '/settings/restaurants')).body.items
    expect(seen.map((each: { name: string }) => each.name).sort()).toEqual(['First', 'Second'])
    const supplier = (await admin.call('POST', '/vendors', { name: 'Harbour Fish' })).body.id
    const invoice = (restaurant_id: string, n: number) => ({
      ...{ supplier_id: supplier, restaurant_id, invoice_number: `HF-${n}`, invoice_date: '2026-10-02' },
      total_amount: 10,
    })
    for (const [index, id] of [first, second].entries())
      expect((await member.call('POST', '/supplier/invoices', invoice(id, index))).status).toBe(201)
    expect((await member.call('POST', '/supplier/invoices', invoice(third, 9))).status).toBe(403)
    await admin.call('POST', '/supplier/invoices', invoice(third, 10))
    expect((await member.call('GET', '/supplier/invoices')).body.total).toBe(2)

    const moved = await admin.call('PUT', `/users/${member.id}`, { restaurant_id: third })
    expect(moved.body).toMatchObject({ restaurant_ids: [third], restaurant_id: third })
    expect((await member.call('GET', '/supplier/invoices')).body.total).toBe(1)
    expect((await admin.call('PUT', `/users/${member.id}`, { restaurant_ids: [] })).status).toBe(422)
  })
})
