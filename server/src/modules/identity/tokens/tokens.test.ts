import { describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../../test/house.ts'

const test = testHouse()

async function make(person: Person, more: object = {}) {
  const body = { name: 'Accounts export', scopes: ['suppliers.read'], ...more }
  return person.call('POST', '/api-tokens', body)
}

/** Calls the API with a token as a program would. */
const withToken = (token: string) => (method: string, path: string, body?: unknown) =>
  test.call(method, path, body, { authorization: `Bearer ${token}` })

describe('an API token', () => {
  it('is shown once, and lets a program do what it was made for and nothing else', async () => {
    const admin = await test.newOrganization()
    const made = await make(admin)
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    expect(made.headers['cache-control']).toBe('no-store')
    const { token, ...shown } = made.body
    expect(token).toMatch(/^brg_[0-9A-Za-z]{46}$/)
    expect(shown).toMatchObject({
      name: 'Accounts export',
      hint: `brg_…${token.slice(-4)}`,
      status: 'active',
      scopes: ['suppliers.read'],
      effective_scopes: ['suppliers.read'],
      restaurant_ids: null,
      user_id: admin.id,
      last_used_at: null,
    })
    const program = withToken(token)
    expect((await program('GET', '/vendors')).status).toBe(200)
    expect((await program('POST', '/vendors', { name: 'Mill' })).body.error).toBe('not_permitted')
    expect((await program('GET', '/supplier/invoices')).body.error).toBe('not_permitted')

    const listed = await admin.call('GET', '/api-tokens')
    expect(listed.body.items).toHaveLength(1)
    expect(JSON.stringify(listed.body)).not.toContain(token)
    const { rows } = await test.owner.query('select * from identity.api_tokens where id = $1', [shown.id])
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('tells who it stands for and what it may do', async () => {
    const admin = await test.newOrganization()
    const program = withToken((await make(admin, { scopes: ['invoices.read', 'suppliers.read'] })).body.token)
    const me = await program('GET', '/auth/me')
    expect(me.body).toMatchObject({ id: admin.id, permissions: ['invoices.read', 'suppliers.read'] })
    const { permissions } = (await program('GET', '/permissions')).body
    const granted = permissions.filter((one: { is_granted: boolean }) => one.is_granted)
    expect(granted.map((one: { permission: string }) => one.permission).sort()).toEqual([
      'invoices.read',
      'suppliers.read',
    ])
  })

  it('expires after ninety days, or when it was said, or never', async () => {
    const admin = await test.newOrganization()
    const days = (body: { expires_at: string; created_at: string }) =>
      (Date.parse(body.expires_at) - Date.parse(body.created_at)) / 86_400_000
    const usual = (await make(admin)).body
    const short = (await make(admin, { expires_in_days: 1 })).body
    const lasting = (await make(admin, { expires_in_days: null })).body
    expect([days(usual), days(short), lasting.expires_at]).toEqual([90, 1, null])
    expect((await make(admin, { expires_in_days: 366 })).status).toBe(422)
    expect((await withToken(short.token)('GET', '/vendors')).status).toBe(200)
    test.clock.advance(86_401)
    expect((await withToken(short.token)('GET', '/vendors')).status).toBe(401)
    expect((await withToken(lasting.token)('GET', '/vendors')).status).toBe(200)
    const again = await test.signIn(admin.email, admin.password)
    const { items } = (await again.call('GET', '/api-tokens?sort=created_at')).body
    expect(items.map((one: { status: string }) => one.status)).toEqual(['active', 'expired', 'active'])
  })

  it('keeps when and from where it was used, once a minute', async () => {
    const admin = await test.newOrganization()
    const { token } = (await make(admin)).body
    const program = withToken(token)
    const used = async () => {
      test.clock.advance(6)
      expect((await program('GET', '/vendors')).status).toBe(200)
      return (await admin.call('GET', '/api-tokens')).body.items[0]
    }
    const first = await used()
    expect(first.last_used_ip).toBe('127.0.0.1')
    expect(first.last_used_at).not.toBeNull()
    expect((await used()).last_used_at).toBe(first.last_used_at)
    test.clock.advance(60)
    expect(Date.parse((await used()).last_used_at)).toBeGreaterThan(Date.parse(first.last_used_at))
  })

  it('may be limited to restaurants, and then works in no other', async () => {
    const admin = await test.newOrganization({ restaurant_name: 'First' })
    const first = (await admin.call('GET', '/settings/restaurants')).body.items[0].id
    const second = (await admin.call('POST', '/settings/restaurants', { name: 'Second' })).body.id
    const made = await make(admin, { scopes: ['restaurants.read'], restaurant_ids: [second] })
    expect(made.body.restaurant_ids).toEqual([second])
    const seen = async () =>
      (await withToken(made.body.token)('GET', '/settings/restaurants')).body.items.map(
        (one: { id: string }) => one.id,
      )
    expect(await seen()).toEqual([second])
    expect((await withToken(made.body.token)('GET', `/settings/restaurants/${first}`)).status).toBe(404)
    const other = await test.newOrganization({ restaurant_name: 'Elsewhere' })
    const elsewhere = (await other.call('GET', '/settings/restaurants')).body.items[0].id
    expect((await make(admin, { restaurant_ids: [elsewhere] })).body.error).toBe('reference_not_found')
    // Its last restaurant goes: it is for nothing, not for everything.
    await test.owner.query('delete from venues.restaurants where id = $1', [second])
    test.clock.advance(6)
    expect((await withToken(made.body.token)('GET', '/settings/restaurants')).status).toBe(401)
    expect((await admin.call('GET', '/api-tokens')).body.items[0].status).toBe('suspended')
  })

  it('is refused at once when it is revoked; the log keeps both', async () => {
    const admin = await test.newOrganization()
    const { token, id } = (await make(admin)).body
    expect((await withToken(token)('GET', '/vendors')).status).toBe(200)
    expect((await admin.call('DELETE', `/api-tokens/${id}`)).status).toBe(204)
    expect((await withToken(token)('GET', '/vendors')).body.error).toBe('token_invalid')
    expect((await admin.call('DELETE', `/api-tokens/${id}`)).status).toBe(404)
    const log = (await admin.call('GET', `/audit-log?subject_id=${id}`)).body.items
    expect(log.map((entry: { action: string }) => entry.action)).toEqual([
      'api_token.revoked',
      'api_token.created',
    ])
    expect(JSON.stringify(log)).not.toContain(token)
  })

  it('signs what it does with its maker’s name and its own', async () => {
    const admin = await test.newOrganization()
    const { token } = (await make(admin, { scopes: ['suppliers.manage'] })).body
    const { id } = (await withToken(token)('POST', '/vendors', { name: 'Mill' })).body
    const [entry] = (await admin.call('GET', `/audit-log?subject_id=${id}`)).body.items
    expect(entry).toMatchObject({ actor_id: admin.id, action: 'supplier.created' })
    expect(entry.actor_name).toMatch(/^Admin \d+ \(Accounts export\)$/)
  })
})
