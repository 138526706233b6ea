import { beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../test/house.ts'

const test = testHouse()
let mine: Person
let theirs: Person
beforeAll(async () => {
  mine = await test.newOrganization({ restaurant_name: 'The Cookie Jar' })
  theirs = await test.newOrganization()
})

describe('an inventory item', () => {
  it('is made, found under each of its paths, and changed', async () => {
    const made = await mine.call('POST', '/inventory/items', {
      ...{ name: ' Strong white flour ', sku: 'FLR-01', category: 'Dry goods', unit: 'kg' },
    })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ name: 'Strong white flour', unit: 'kg', is_active: true })
    for (const path of ['/inventory/items', '/supplier/inventory', '/products']) {
      expect((await mine.call('GET', `${path}/${made.body.id}`)).body.sku).toBe('FLR-01')
      const found = await mine.call('GET', `${path}?search=flr-0&category=dry%20goods`)
      expect(found.body).toMatchObject({ total: 1, items: [{ id: made.body.id }] })
    }
    const changed = await mine.call('PUT', `/products/${made.body.id}`, { category: '' })
    expect(changed.body).toMatchObject({ category: null, name: 'Strong white flour' })
    const log = await mine.call('GET', `/audit-log?subject_id=${made.body.id}`)
    expect(log.body.items.map((entry: { action: string }) => entry.action)).toEqual([
      'item.updated',
      'item.created',
    ])
  })

  it('is nobody else’s', async () => {
    const { body } = await mine.call('POST', '/inventory/items', { name: 'Saffron', unit: 'g' })
    expect((await theirs.call('GET', '/inventory/items?search=saffron')).body.items).toEqual([])
    for (const [method, change] of [['GET'], ['PUT', { name: 'Theirs' }], ['DELETE']] as const)
      expect((await theirs.call(method, `/inventory/items/${body.id}`, change)).status).toBe(404)
  })

  it('has a name and an SKU of its own; an archived one gives its name free', async () => {
    const { body } = await mine.call('POST', '/inventory/items', { name: 'Rice', sku: 'R1', unit: 'kg' })
    expect((await mine.call('POST', '/inventory/items', { name: 'RICE' })).body).toMatchObject({
      error: 'already_exists',
      details: [{ loc: ['body', 'name'] }],
    })
    const other = await mine.call('POST', '/inventory/items', { name: 'Other rice', sku: 'r1' })
    expect(other.body.error).toBe('already_exists')
    expect((await mine.call('DELETE', `/supplier/inventory/${body.id}`)).status).toBe(204)
    expect((await mine.call('DELETE', `/supplier/inventory/${body.id}`)).status).toBe(204)
    expect((await mine.call('GET', '/products?search=rice')).body.items).toEqual([])
    expect((await mine.call('GET', '/products?search=rice&is_active=false')).body.total).toBe(1)
    const again = await mine.call('POST', '/inventory/items', { name: 'Rice' })
    expect(again.body).toMatchObject({ unit: 'piece', sku: null })
    const back = await mine.call('PUT', `/products/${body.id}`, { is_active: true })
    expect(back.body.error).toBe('already_exists')
  })

  it('is read by everybody at work, changed by chefs, archived by managers', async () => {
    const chef = await test.newMember(mine, 'chef')
    const employee = await test.newMember(mine, 'employee')
    const { body, status } = await chef.call('POST', '/inventory/items', { name: 'Thyme' })
    expect(status).toBe(201)
    expect((await employee.call('GET', `/inventory/items/${body.id}`)).status).toBe(200)
    expect((await employee.call('POST', '/inventory/items', { name: 'Mint' })).status).toBe(403)
    expect((await chef.call('DELETE', `/inventory/items/${body.id}`)).status).toBe(403)
  })
})
