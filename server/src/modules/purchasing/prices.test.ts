import { beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../test/house.ts'

const test = testHouse()
let mine: Person
let theirs: Person
let supplier_id: string
let restaurant_id: string
let item_id: string

beforeAll(async () => {
  mine = await test.newOrganization({ restaurant_name: 'The Cookie Jar', country: 'IE' })
  theirs = await test.newOrganization()
  supplier_id = (await mine.call('POST', '/vendors', { name: 'Liffey Mills Ltd' })).body.id
  restaurant_id = (await mine.call('GET', '/settings/restaurants')).body.items[0].id
  item_id = (await mine.call('POST', '/inventory/items', { name: 'Flour', unit: 'kg' })).body.id
})

const enter = (invoice_number: string, invoice_date: string, unit_price: number, fields: object = {}) =>
  mine.call('POST', '/supplier/invoices', {
    ...{ supplier_id, restaurant_id, invoice_number, invoice_date },
    items: [{ description: 'Flour 25 kg', unit: 'bag', quantity: 4, unit_price, code: 'F1' }],
    ...fields,
  })
const history = async (query = '') =>
  (await mine.call('GET', `/supplier/inventory/${item_id}/price-history?${query}`)).body.items.map(
    ({ price_date, unit_price }: { price_date: string; unit_price: number }) => [price_date, unit_price],
  )

describe('the prices of an item', () => {
  it('are what its mapped articles cost on posted invoices, per unit of ours', async () => {
    const { body } = await enter('P-1', '2026-09-01', 20)
    expect(await history()).toEqual([])
    const { supplier_item_id } = body.items[0]
    await mine.call('PUT', `/supplier/mappings/${supplier_item_id}`, { item_id })
    await enter('P-2', '2026-09-08', 22)
    const discounted = { description: 'Flour 25 kg', unit: 'bag', quantity: 4, unit_price: 22, code: 'F1' }
    await enter('P-3', '2026-09-15', 22, { items: [{ ...discounted, line_total: 79.2 }] })
    await enter('C-1', '2026-09-16', 22, { kind: 'credit_note' })
    expect(await history()).toEqual([
      ['2026-09-15', 0.792],
      ['2026-09-08', 0.88],
      ['2026-09-01', 0.8],
    ])
    expect(await history('date_from=2026-09-02&date_to=2026-09-10')).toEqual([['2026-09-08', 0.88]])
    const page = await mine.call('GET', `/inventory/items/${item_id}/price-history?limit=1`)
    expect(page.body).toMatchObject({
      ...{ total: 3 },
      items: [{ unit: 'kg', currency: 'EUR', supplier_id, source: 'invoice', invoice_number: 'P-3' }],
    })
    const next = await history(`limit=1&cursor=${page.body.next_cursor}`)
    expect(next).toEqual([['2026-09-08', 0.88]])
  })

  it('follow corrections of the books', async () => {
    const { body } = await enter('P-4', '2026-09-22', 30)
    expect(await history('date_from=2026-09-20')).toEqual([['2026-09-22', 1.2]])
    const items = [{ description: 'Flour 25 kg', unit: 'bag', quantity: 4, unit_price: 25, code: 'F1' }]
    await mine.call('PUT', `/supplier/invoices/${body.id}`, { items })
    expect(await history('date_from=2026-09-20')).toEqual([['2026-09-22', 1]])
    await mine.call('PUT', `/supplier/invoices/${body.id}`, { status: 'cancelled' })
    expect(await history('date_from=2026-09-20')).toEqual([])
  })

  it('are shown to their organization and restaurant only', async () => {
    const path = `/supplier/inventory/${item_id}/price-history`
    expect((await theirs.call('GET', path)).status).toBe(404)
    expect((await theirs.call('GET', '/supplier/price-changes?min_percent=0')).body.items).toEqual([])
    const other = await mine.call('POST', '/settings/restaurants', { name: 'The Bread Bin' })
    const chef = await test.newMember(mine, 'chef', { restaurant_id: other.body.id })
    expect((await chef.call('GET', path)).body.items).toEqual([])
    expect((await chef.call('GET', '/supplier/price-changes?min_percent=0')).body.items).toEqual([])
  })
})

describe('price changes', () => {
  it('are steps from the last price of the same article beyond the setting', async () => {
    const changes = async (query = '') =>
      (await mine.call('GET', `/supplier/price-changes?${query}`)).body.items.map(
        ({ price_date, last_price, percent }: Record<string, unknown>) => [price_date, last_price, percent],
      )
    expect(await changes()).toEqual([
      ['2026-09-15', 22, -10],
      ['2026-09-08', 20, 10],
    ])
    expect(await changes('min_percent=11')).toEqual([])
    expect(await changes(`date_to=2026-09-10&item_id=${item_id}`)).toEqual([['2026-09-08', 20, 10]])
    await mine.call('PUT', '/supplier/posting-settings', { price_warning_percent: 12 })
    expect(await changes()).toEqual([])
  })
})
