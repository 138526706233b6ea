import { describe, expect, it } from 'vitest'
import { testHouse } from '../../../test/house.ts'

const test = testHouse()

const idOf = (answer: { body: { id: string } }) => answer.body.id

describe('a restaurant', () => {
  it('starts from its organization and country, with a kitchen', async () => {
    const admin = await test.newOrganization({ country: 'BR' })
    const { status, body } = await admin.call('POST', '/settings/restaurants', { name: ' Casa de Pão ' })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      name: 'Casa de Pão',
      slug: 'casa-de-pao',
      timezone: 'America/Sao_Paulo',
      currency: 'BRL',
      locale: 'pt-BR',
      business_day_start: '04:00',
      opening_hours: {},
      metadata: {},
      is_active: true,
    })
    const stores = await admin.call('GET', `/settings/stores?restaurant_id=${body.id}`)
    expect(stores.body.items).toMatchObject([{ name: 'Kitchen', restaurant_name: 'Casa de Pão' }])
  })

  it('keeps what is given', async () => {
    const admin = await test.newOrganization()
    const given = {
      name: 'The Whisk',
      slug: 'the-whisk-galway',
      location: 'Shop Street, Galway',
      cuisine_type: 'Irish',
      description: 'Fish.',
      timezone: 'Europe/London',
      currency: 'GBP',
      locale: 'en-GB',
      business_day_start: '05:30',
      opening_hours: { fri: [{ from: '18:00', to: '02:00' }] },
      avatar_config: { voice: 'calm' },
      metadata: { seats: 40 },
      is_active: false,
    }
    const made = await admin.call('POST', '/restaurants', given)
    expect(made.body).toMatchObject(given)
    expect((await admin.call('GET', `/settings/restaurants/${idOf(made)}`)).body).toEqual(made.body)
  })

  it('of mine can be read, changed and deleted, by id and by slug; theirs is not there', async () => {
    const mine = await test.newOrganization()
    const theirs = await test.newOrganization()
    const made = await mine.call('POST', '/restaurants', { name: 'Mine And Theirs' })
    for (const path of [`/settings/restaurants/${idOf(made)}`, `/restaurants/${made.body.slug}`]) {
      expect((await theirs.call('PUT', path, { name: 'Stolen' })).status).toBe(404)
      expect((await theirs.call('DELETE', path)).status).toBe(404)
      const changed = await mine.call('PUT', path, { location: path, opening_hours: { mon: [] } })
      expect(changed.body).toMatchObject({
        name: 'Mine And Theirs',
        location: path,
        opening_hours: { mon: [] },
      })
    }
    expect((await theirs.call('GET', `/settings/restaurants/${idOf(made)}`)).status).toBe(404)
    expect((await theirs.call('GET', '/settings/restaurants')).body.total).toBe(0)
    expect((await mine.call('DELETE', `/restaurants/${made.body.slug}`)).status).toBe(204)
    expect((await mine.call('GET', `/settings/restaurants/${idOf(made)}`)).status).toBe(404)
    const again = await mine.call('POST', '/restaurants', { name: 'Mine And Theirs' })
    expect((await mine.call('DELETE', `/settings/restaurants/${idOf(again)}`)).status).toBe(204)
  })

  it.each([
    [{ timezone: 'Mars/Olympus' }, 'timezone_invalid', 'timezone'],
    [{ timezone: '+02:00' }, 'timezone_invalid', 'timezone'],
    [{ currency: 'XXX' }, 'constraint_violated', 'currency'],
    [{ slug: 'No Slug' }, 'validation_failed', 'slug'],
    [{ business_day_start: '25:00' }, 'validation_failed', 'business_day_start'],
    [{ opening_hours: { someday: [] } }, 'validation_failed', 'opening_hours'],
    [{ name: '   ' }, 'validation_failed', 'name'],
  ])('refuses %j', async (more, error, field) => {
    const admin = await test.newOrganization()
    const { status, body } = await admin.call('POST', '/restaurants', { name: 'X', ...more })
    expect(status).toBe(422)
    expect(body).toMatchObject({ error, details: [{ loc: expect.arrayContaining([field]) }] })
  })
})

describe('slugs', () => {
  it('are made unique among all organizations, even by names at the same time', async () => {
    const admins = await Promise.all([test.newOrganization(), test.newOrganization()])
    const made = await Promise.all(
      Array.from({ length: 12 }, (_, n) => admins[n % 2]!.call('POST', '/restaurants', { name: 'Pizza!' })),
    )
    const slugs = made.map(({ body }) => body.slug as string)
    expect(new Set(slugs).size).toBe(12)
    expect(slugs).toContain('pizza')
    expect(slugs).toContain('pizza-9')
    expect(slugs.every((slug) => /^pizza(-\d+)?$/.test(slug))).toBe(true)
  })

  it('of names without Latin letters and of very long names are good ones', async () => {
    const admin = await test.newOrganization()
    expect((await admin.call('POST', '/restaurants', { name: '寿司' })).body.slug).toMatch(/^restaurant/)
    const long = await admin.call('POST', '/restaurants', { name: 'Very '.repeat(39) })
    expect(long.body.slug).toMatch(/^(very-)+very$/)
  })

  it('that are asked for and taken are refused', async () => {
    const first = await test.newOrganization()
    const second = await test.newOrganization()
    const taken = await first.call('POST', '/restaurants', { name: 'Taken', slug: 'taken-slug' })
    const clash = await second.call('POST', '/restaurants', { name: 'Other', slug: 'taken-slug' })
    expect(clash.status).toBe(409)
    expect(clash.body).toMatchObject({ error: 'already_exists', details: [{ loc: ['body', 'slug'] }] })
    const other = await second.call('POST', '/restaurants', { name: 'Other' })
    const moved = await second.call('PUT', `/settings/restaurants/${idOf(other)}`, { slug: 'taken-slug' })
    expect(moved.status).toBe(409)
    expect(moved.body.details[0].loc).toEqual(['body', 'slug'])
    expect((await first.call('GET', `/settings/restaurants/${idOf(taken)}`)).body.slug).toBe('taken-slug')
  })
})

describe('guests', () => {
  it('see active restaurants, and of those only the profile', async () => {
    const admin = await test.newOrganization()
    const made = await admin.call('POST', '/restaurants', {
      name: 'Open To All',
      metadata: { secret: 'canary' },
    })
    const profile = await test.call('GET', '/restaurants/open-to-all')
    expect(profile.body).toMatchObject({ id: idOf(made), name: 'Open To All', currency: 'EUR' })
    expect(JSON.stringify(profile.body)).not.toContain('canary')
    expect(Object.keys(profile.body)).not.toContain('organization_id')
    const list = await test.call('GET', '/restaurants?limit=200')
    expect(list.body.items.map(({ slug }: { slug: string }) => slug)).toContain('open-to-all')
    await admin.call('PUT', `/settings/restaurants/${idOf(made)}`, { is_active: false })
    expect((await test.call('GET', '/restaurants/open-to-all')).status).toBe(404)
    expect((await test.call('GET', '/restaurants/never-was')).status).toBe(404)
  })
})

describe('a manager limited to a restaurant', () => {
  it('sees and manages that one, and none other', async () => {
    const admin = await test.newOrganization({ restaurant_name: 'Own Place' })
    const own = (await admin.call('GET', '/settings/restaurants')).body.items[0]
    const other = (await admin.call('POST', '/restaurants', { name: 'Other Place' })).body
    const manager = await test.newMember(admin, 'restaurant_manager', { restaurant_id: own.id })
    expect((await manager.call('GET', '/settings/restaurants')).body.items).toMatchObject([{ id: own.id }])
    expect((await manager.call('PUT', `/settings/restaurants/${own.id}`, { location: 'Here' })).status).toBe(
      200,
    )
    expect((await manager.call('PUT', `/restaurants/${own.slug}`, { location: 'There' })).status).toBe(200)
    expect((await manager.call('GET', `/settings/restaurants/${other.id}`)).status).toBe(404)
    expect((await manager.call('PUT', `/settings/restaurants/${other.id}`, { location: 'X' })).status).toBe(
      404,
    )
    expect((await manager.call('PUT', `/restaurants/${other.slug}`, { location: 'X' })).status).toBe(404)
    expect((await manager.call('POST', '/restaurants', { name: 'Mine' })).body.error).toBe('not_permitted')
    expect((await manager.call('DELETE', `/restaurants/${own.slug}`)).body.error).toBe('not_permitted')
  })
})

describe('what refers to a restaurant', () => {
  it('keeps it from being deleted, and invoices keep its currency', async () => {
    const admin = await test.newOrganization({ restaurant_name: 'Referred To' })
    const { id } = (await admin.call('GET', '/settings/restaurants')).body.items[0]
    const path = `/settings/restaurants/${id}`
    expect((await admin.call('PUT', path, { currency: 'GBP' })).body.currency).toBe('GBP')
    const supplier_id = idOf(await admin.call('POST', '/vendors', { name: 'Harbour Fish' }))
    await test.owner.query(
      `insert into purchasing.invoices (organization_id, id, supplier_id, restaurant_id, invoice_number, invoice_date,
         currency, total_amount) values ($1, gen_random_uuid(), $2, $3, 'A-1', '2026-11-01', 'GBP', 10)`,
      [admin.organization_id, supplier_id, id],
    )
    const changed = await admin.call('PUT', path, { currency: 'EUR' })
    expect(changed.status).toBe(409)
    expect(changed.body).toMatchObject({ error: 'in_use', message: expect.stringContaining('GBP') })
    expect((await admin.call('PUT', path, { currency: 'GBP', name: 'Renamed' })).body.name).toBe('Renamed')
    expect((await admin.call('DELETE', path)).body.error).toBe('in_use')
    expect((await admin.call('DELETE', `/vendors/${supplier_id}`)).body.error).toBe('in_use')
  })

  it('is also somebody whose work is limited to it', async () => {
    const admin = await test.newOrganization({ restaurant_name: 'Still Staffed' })
    const { id } = (await admin.call('GET', '/settings/restaurants')).body.items[0]
    const chef = await test.newMember(admin, 'chef', { restaurant_id: id })
    expect((await admin.call('DELETE', `/settings/restaurants/${id}`)).body.error).toBe('in_use')
    await admin.call('DELETE', `/users/${chef.id}`)
    expect((await admin.call('DELETE', `/settings/restaurants/${id}`)).status).toBe(204)
  })
})
