import { describe, expect, it } from 'vitest'
import type { Who } from '#platform/who'
import { type Person, testHouse } from '../../../test/house.ts'
import { getRestaurantFor, getStoreFor, listRestaurantIds } from './index.ts'

const test = testHouse()

async function twoRestaurants() {
  const admin = await test.newOrganization({ restaurant_name: 'First' })
  const first = (await admin.call('GET', '/settings/restaurants')).body.items[0]
  const second = (await admin.call('POST', '/restaurants', { name: 'Second' })).body
  return { admin, first, second }
}
const add = (person: Person, body: object) => person.call('POST', '/settings/stores', body)

describe('a store', () => {
  it('of mine can be made, read, changed and deleted; theirs is not there', async () => {
    const { admin, second } = await twoRestaurants()
    const theirs = await test.newOrganization()
    const made = await add(admin, { restaurant_id: second.id, name: ' Bar ' })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ name: 'Bar', restaurant_name: 'Second', is_active: true })
    const path = `/settings/stores/${made.body.id}`
    expect((await admin.call('GET', path)).body).toEqual(made.body)
    expect((await admin.call('PUT', path, { name: 'Pub', is_active: false })).body).toMatchObject({
      name: 'Pub',
      is_active: false,
    })
    for (const [method, body] of [['GET'], ['PUT', { name: 'X' }], ['DELETE']] as const)
      expect((await theirs.call(method, path, body)).status).toBe(404)
    expect((await add(theirs, { restaurant_id: second.id, name: 'X' })).body.error).toBe(
      'reference_not_found',
    )
    expect((await admin.call('DELETE', path)).status).toBe(204)
    expect((await admin.call('GET', path)).status).toBe(404)
  })

  it('needs no restaurant named where there is one, and one where there are more', async () => {
    const one = await test.newOrganization({ restaurant_name: 'Only' })
    expect((await add(one, { name: 'Freezer' })).body.restaurant_name).toBe('Only')
    const none = await test.newOrganization()
    expect((await add(none, { name: 'Freezer' })).status).toBe(422)
    const { admin } = await twoRestaurants()
    const unclear = await add(admin, { name: 'Freezer' })
    expect(unclear.body).toMatchObject({
      error: 'validation_failed',
      details: [{ loc: ['body', 'restaurant_id'] }],
    })
  })

  it('has a name of its own within its restaurant', async () => {
    const { admin, first, second } = await twoRestaurants()
    const clash = await add(admin, { restaurant_id: first.id, name: 'Kitchen' })
    expect(clash.status).toBe(409)
    expect(clash.body.details[0].loc).toEqual(['body', 'name'])
    expect((await add(admin, { restaurant_id: second.id, name: 'Cellar' })).status).toBe(201)
    expect((await add(admin, { restaurant_id: first.id, name: 'Cellar' })).status).toBe(201)
  })

  it('is that of a limited manager’s restaurant only', async () => {
    const { admin, first, second } = await twoRestaurants()
    const manager = await test.newMember(admin, 'manager', { restaurant_id: first.id })
    const other = (await admin.call('GET', `/settings/stores?restaurant_id=${second.id}`)).body.items[0]
    expect((await manager.call('GET', '/settings/stores')).body.items).toMatchObject([
      { restaurant_id: first.id },
    ])
    expect((await manager.call('GET', `/settings/stores?restaurant_id=${second.id}`)).body.total).toBe(0)
    expect((await manager.call('PUT', `/settings/stores/${other.id}`, { name: 'X' })).status).toBe(404)
    expect((await add(manager, { restaurant_id: second.id, name: 'X' })).body.error).toBe(
      'restaurant_not_permitted',
    )
    expect((await add(manager, { name: 'Bar' })).body.restaurant_id).toBe(first.id)
    expect((await manager.call('DELETE', `/settings/stores/${other.id}`)).body.error).toBe('not_permitted')
  })
})

describe('what other modules ask', () => {
  const whoOf = (person: Person, restaurant_id: string | null = null): Who => ({
    user_id: person.id,
    organization_id: person.organization_id,
    session_id: null,
    role: 'manager',
    restaurant_ids: restaurant_id === null ? null : [restaurant_id],
    name: 'Test',
    language: 'en',
    request_id: 'test',
  })

  it('is where something happens and whether this person may act there', async () => {
    const { admin, first, second } = await twoRestaurants()
    const stores = (await admin.call('GET', '/settings/stores?sort=restaurant_name')).body.items
    const { withTenant } = test.house.platform
    const ask = <T>(who: Who, work: Parameters<typeof withTenant<T>>[1]) => withTenant(who, work)
    const all = whoOf(admin)
    const limited = whoOf(admin, first.id)

    expect(await ask(all, (tx) => listRestaurantIds(tx, all))).toEqual([first.id, second.id].sort())
    expect(await ask(limited, (tx) => listRestaurantIds(tx, limited))).toEqual([first.id])
    const place = (who: Who, named: object) => ask(who, (tx) => getRestaurantFor(tx, who, named))
    expect((await place(all, { store_id: stores[1].id })).id).toBe(second.id)
    expect((await place(limited, {})).id).toBe(first.id)
    await expect(place(all, {})).rejects.toMatchObject({ code: 'validation_failed' })
    await expect(place(limited, { restaurant_id: second.id })).rejects.toMatchObject({
      code: 'restaurant_not_permitted',
    })
    await expect(place(all, { restaurant_id: first.id, store_id: stores[1].id })).rejects.toMatchObject({
      code: 'reference_not_found',
      details: [{ loc: ['body', 'store_id'] }],
    })
    const store = (who: Who, id: string) => ask(who, (tx) => getStoreFor(tx, who, id))
    expect((await store(all, stores[1].id)).restaurant_id).toBe(second.id)
    await expect(store(limited, stores[1].id)).rejects.toMatchObject({ code: 'restaurant_not_permitted' })
    await expect(store(all, second.id)).rejects.toMatchObject({ code: 'reference_not_found' })
  })
})
