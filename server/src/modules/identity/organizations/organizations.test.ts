import { describe, expect, it } from 'vitest'
import { testHouse } from '../../../../test/house.ts'

const test = testHouse()
const password = 'Whisk-Ladle-81-Thyme'

describe('an organization', () => {
  it('is seen and changed by its own people and is not there for others', async () => {
    const mine = await test.newOrganization()
    const theirs = await test.newOrganization()
    const path = `/organizations/${mine.organization_id}`
    expect((await mine.call('GET', path)).body).toMatchObject({ id: mine.organization_id, country: 'IE' })
    expect((await mine.call('GET', `/settings/accounts/${mine.organization_id}`)).status).toBe(200)
    const changed = await mine.call('PUT', path, { trade_name: 'The Jar', setup_completed: true })
    expect(changed.body).toMatchObject({ trade_name: 'The Jar', currency: 'EUR' })
    expect(changed.body.setup_completed_at).not.toBeNull()
    expect((await mine.call('PUT', path, { setup_completed: false })).body.setup_completed_at).toBeNull()

    expect((await theirs.call('GET', path)).status).toBe(404)
    expect((await theirs.call('PUT', path, { name: 'Stolen' })).status).toBe(404)
    expect((await theirs.call('DELETE', path)).status).toBe(404)
    expect((await theirs.call('GET', '/organizations')).body).toMatchObject({
      total: 1,
      items: [{ id: theirs.organization_id }],
    })
    expect((await mine.call('GET', path)).body.name).not.toBe('Stolen')
  })

  it('is managed by admins only', async () => {
    const admin = await test.newOrganization()
    const manager = await test.newMember(admin, 'manager')
    const path = `/organizations/${admin.organization_id}`
    expect((await manager.call('GET', path)).status).toBe(200)
    expect((await manager.call('PUT', path, { name: 'Mine now' })).body.error).toBe('not_permitted')
    expect((await manager.call('DELETE', path)).body.error).toBe('not_permitted')
  })

  it('has a CNPJ of its own, checked and stored without punctuation', async () => {
    const first = await test.newOrganization()
    const second = await test.newOrganization()
    const put = (who: typeof first, cnpj: string | null) =>
      who.call('PUT', `/organizations/${who.organization_id}`, { cnpj })
    expect((await put(first, '12.ABC.345/01DE-35')).body.cnpj).toBe('12ABC34501DE35')
    const taken = await put(second, '12ABC34501DE35')
    expect(taken.status).toBe(409)
    expect(taken.body.details[0].loc).toEqual(['body', 'cnpj'])
    expect((await put(second, '12ABC34501DE36')).body.error).toBe('cnpj_invalid')
    const check = (cnpj: string) => test.call('POST', '/organizations/validate-cnpj', { cnpj })
    expect((await check('12ABC34501DE35')).body).toEqual({
      valid: true,
      available: false,
      formatted: '12.ABC.345/01DE-35',
      reason: null,
    })
    expect((await check('11.222.333/0001-81')).body).toMatchObject({ valid: true, available: true })
    expect((await check('11.222.333/0001-82')).body).toMatchObject({
      valid: false,
      available: false,
      reason: 'wrong_check_digit',
    })
    expect((await put(first, null)).body.cnpj).toBeNull()
    expect((await check('12ABC34501DE35')).body.available).toBe(true)
  })

  it('can be registered by nobody known with its admin', async () => {
    const admin = {
      email: 'anon@organizations.example',
      password,
      first_name: 'Ana',
      username: '529.982.247-25',
    }
    const made = await test.call('POST', '/organizations', { name: 'Casa Nova', admin })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ name: 'Casa Nova', country: 'BR', currency: 'BRL', locale: 'pt-BR' })
    const ana = await test.signIn(admin.email, password)
    expect((await ana.call('GET', '/auth/me')).body).toMatchObject({ role: 'admin', username: '52998224725' })

    expect((await test.call('POST', '/organizations', { name: 'Casa' })).body.error).toBe('not_signed_in')
    const weak = { ...admin, email: 'other@organizations.example', password: 'Password1' }
    const refused = await test.call('POST', '/organizations', { name: 'Casa', admin: weak })
    expect(refused.body).toMatchObject({
      error: 'weak_password',
      details: [{ loc: ['body', 'admin', 'password'] }],
    })
    const stale = await test.call(
      'POST',
      '/organizations',
      { name: 'Casa' },
      { authorization: 'Bearer x.y.z' },
    )
    expect(stale.body.error).toBe('token_invalid')
  })

  it('can be one of several of a signed-in person', async () => {
    const person = await test.newOrganization()
    const made = await person.call('POST', '/settings/accounts', { name: 'Second', locale: 'pt-PT' })
    expect(made.body).toMatchObject({ country: 'PT', currency: 'EUR' })
    const list = await person.call('GET', '/organizations?sort=-created_at')
    expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual([
      made.body.id,
      person.organization_id,
    ])
    expect((await person.call('GET', `/organizations/${made.body.id}`)).status).toBe(200)
    // Only the one in use can be changed; a refresh changes which that is.
    expect((await person.call('PUT', `/organizations/${made.body.id}`, { name: 'X' })).status).toBe(404)
    const admin = { email: 'x@organizations.example', password, first_name: 'X' }
    expect((await person.call('POST', '/organizations', { name: 'X', admin })).body.error).toBe(
      'constraint_violated',
    )
  })

  it('goes with all it owns when it is deleted', async () => {
    const admin = await test.newOrganization({ restaurant_name: 'Short Lived' })
    const restaurant_id = (await admin.call('GET', '/settings/restaurants')).body.items[0].id
    const manager = await test.newMember(admin, 'manager', { restaurant_id })
    await admin.call('POST', '/vendors', { name: 'Harbour Fish' })
    const stays = await test.newOrganization()
    expect((await admin.call('DELETE', `/organizations/${admin.organization_id}`)).status).toBe(204)

    expect((await admin.call('GET', '/auth/me')).status).toBe(401)
    expect((await manager.call('GET', '/auth/me')).status).toBe(401)
    const { email, password: secret } = admin
    expect((await test.call('POST', '/auth/login', { email, password: secret })).status).toBe(401)
    expect((await test.call('GET', '/restaurants/short-lived')).status).toBe(404)
    expect((await stays.call('GET', '/auth/me')).status).toBe(200)
    const tables = await test.owner.query(
      `select table_schema || '.' || table_name as name from information_schema.columns
       where column_name = 'organization_id' and table_schema not in ('pg_catalog', 'information_schema')`,
    )
    for (const { name } of tables.rows) {
      const left = await test.owner.query(`select 1 from ${name} where organization_id = $1`, [
        admin.organization_id,
      ])
      expect(left.rowCount, name).toBe(0)
    }
  })

  it('lets people of several organizations keep their account in another', async () => {
    const person = await test.newOrganization()
    const second = (await person.call('POST', '/organizations', { name: 'Stays' })).body
    expect((await person.call('DELETE', `/organizations/${person.organization_id}`)).status).toBe(204)
    const again = await test.signIn(person.email, person.password)
    expect(again.organization_id).toBe(second.id)
    expect((await again.call('PUT', `/users/${again.id}`, { first_name: 'Renamed' })).status).toBe(200)
  })

  it('leaves an audit entry of each change, without secrets', async () => {
    const admin = await test.newOrganization()
    await admin.call('PUT', `/organizations/${admin.organization_id}`, { phone: '+353 1 234 5678' })
    await admin.call('PUT', `/users/${admin.id}`, { password: 'Another-Pan-55-Salt' })
    const entries = await test.owner.query(
      'select action, before, after, actor_id from platform.audit_log where organization_id = $1 order by at',
      [admin.organization_id],
    )
    expect(entries.rows.map(({ action }) => action)).toEqual([
      'organization.created',
      'organization.updated',
      'user.updated',
    ])
    expect(entries.rows[1]).toMatchObject({ before: { phone: null }, after: { phone: '+353 1 234 5678' } })
    expect(entries.rows[2].after).toEqual({ password_changed: true })
    expect(entries.rows.every(({ actor_id }) => actor_id === admin.id)).toBe(true)
  })
})
