import { beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../test/house.ts'

const test = testHouse()

let mine: Person
let theirs: Person
let supplier_id: string
let restaurant_id: string
let number = 0

beforeAll(async () => {
  mine = await test.newOrganization({ restaurant_name: 'The Cookie Jar', country: 'IE' })
  theirs = await test.newOrganization({ restaurant_name: 'The Other Jar' })
  supplier_id = (await mine.call('POST', '/vendors', { name: 'Harbour Fish Co.', payment_terms_days: 30 }))
    .body.id
  restaurant_id = (await mine.call('GET', '/settings/restaurants')).body.items[0].id
})

function anInvoice(fields: object = {}) {
  number += 1
  return {
    supplier_id,
    invoice_number: `HF-${number}`,
    invoice_date: '2026-10-15',
    items: [{ description: 'Salmon fillet', quantity: 12.5, unit: 'kg', unit_price: 18.4 }],
    ...fields,
  }
}

const create = (fields: object = {}, person = mine) =>
  person.call('POST', '/supplier/invoices', anInvoice(fields))

describe('an invoice', () => {
  it('takes total, due date, currency and restaurant from what is known', async () => {
    const made = await create()
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      kind: 'invoice',
      total_amount: 230,
      due_date: '2026-11-14',
      currency: 'EUR',
      restaurant_id,
      restaurant_name: 'The Cookie Jar',
      supplier_name: 'Harbour Fish Co.',
      status: 'active',
      items: [{ position: 1, quantity: 12.5, unit: 'kg', unit_price: 18.4, line_total: 230 }],
    })
    const kept = await create({ due_date: null, currency: 'GBP', total_amount: 240.5 })
    expect(kept.body).toMatchObject({ due_date: null, currency: 'GBP', total_amount: 240.5 })
  })

  it('is nobody else’s', async () => {
    const { body } = await create()
    expect((await theirs.call('GET', '/supplier/invoices')).body.items).toEqual([])
    for (const [method, change] of [['GET'], ['PUT', { status: 'paid' }], ['DELETE']] as const)
      expect((await theirs.call(method, `/supplier/invoices/${body.id}`, change)).status).toBe(404)
    const foreign = await create({}, theirs)
    expect(foreign).toMatchObject({ status: 422, body: { error: 'reference_not_found' } })
    expect((await mine.call('GET', `/supplier/invoices/${body.id}`)).body.status).toBe('active')
  })

  it('has a number of its own per supplier, whatever the case, cancelled ones apart', async () => {
    const { body } = await create({ invoice_number: 'abc-1' })
    const twice = await create({ invoice_number: 'ABC-1' })
    expect(twice).toMatchObject({ status: 409, body: { error: 'already_exists' } })
    expect(twice.body.details[0].loc).toEqual(['body', 'invoice_number'])
    await mine.call('PUT', `/supplier/invoices/${body.id}`, { status: 'cancelled' })
    expect((await create({ invoice_number: 'ABC-1' })).status).toBe(201)
    const reopened = await mine.call('PUT', `/supplier/invoices/${body.id}`, { status: 'active' })
    expect(reopened).toMatchObject({ status: 409, body: { error: 'already_exists' } })
  })

  it('changes what is sent, and says so in the audit log', async () => {
    const { body } = await create({ kind: 'credit_note' })
    expect(body.total_amount).toBe(-230)
    const path = `/supplier/invoices/${body.id}`
    const items = [{ description: 'Salmon fillet', quantity: 1, unit_price: 18.4 }]
    const changed = await mine.call('PUT', path, { items, notes: 'short delivery' })
    expect(changed.body).toMatchObject({ total_amount: -18.4, notes: 'short delivery', kind: 'credit_note' })
    expect(changed.body.items).toHaveLength(1)
    expect((await mine.call('PUT', path, { kind: 'invoice' })).body.error).toBe('constraint_violated')
    expect((await mine.call('PUT', path, { status: 'paid' })).body.status).toBe('paid')
    const log = await mine.call('GET', `/audit-log?subject_id=${body.id}`)
    expect(log.body.items.map((entry: { action: string }) => entry.action)).toEqual([
      'invoice.paid',
      'invoice.updated',
      'invoice.created',
    ])
    expect(log.body.items[0]).toMatchObject({ before: { status: 'active' }, after: { status: 'paid' } })
  })

  it('belongs to a store only of its restaurant', async () => {
    const store = await mine.call('POST', '/settings/stores', { name: 'Freezer', restaurant_id })
    expect(store.status).toBe(201)
    const made = await create({ store_id: store.body.id })
    expect(made.body).toMatchObject({ store_id: store.body.id, restaurant_id })
    const other = await mine.call('POST', '/settings/restaurants', { name: 'The Bread Bin' })
    const wrong = await create({ store_id: store.body.id, restaurant_id: other.body.id })
    expect(wrong).toMatchObject({ status: 422, body: { error: 'reference_not_found' } })
    const moved = await mine.call('PUT', `/supplier/invoices/${made.body.id}`, {
      restaurant_id: other.body.id,
    })
    expect(moved.status).toBe(422)
    const unclear = await create()
    expect(unclear).toMatchObject({ status: 422, body: { error: 'validation_failed' } })

    const manager = await test.newMember(mine, 'manager', { restaurant_id: other.body.id })
    expect((await manager.call('GET', `/supplier/invoices/${made.body.id}`)).status).toBe(404)
    const own = await create({}, manager)
    expect(own.body.restaurant_id).toBe(other.body.id)
    const list = await manager.call('GET', '/supplier/invoices')
    expect(list.body.items.map((item: { id: string }) => item.id)).toEqual([own.body.id])
    expect((await create({ restaurant_id }, manager)).body.error).toBe('restaurant_not_permitted')
  })

  it('is refused with an unknown currency, no total, or a date that does not exist', async () => {
    expect((await create({ restaurant_id, currency: 'XXX' })).body.error).toBe('constraint_violated')
    expect((await create({ restaurant_id, items: [] })).body.error).toBe('constraint_violated')
    expect((await create({ restaurant_id, invoice_date: '2026-02-30' })).status).toBe(422)
    const number = 'x'.repeat(61)
    expect((await create({ restaurant_id, invoice_number: number })).status).toBe(422)
  })

  it('is listed by supplier, days, state and part of its number, and deleted by an admin only', async () => {
    const { body } = await create({ restaurant_id, invoice_number: 'ZZ-77', invoice_date: '2026-09-01' })
    const query = `supplier_id=${supplier_id}&date_from=2026-09-01&date_to=2026-09-01&search=zz-7&status=active`
    const found = await mine.call('GET', `/supplier/invoices?${query}`)
    expect(found.body).toMatchObject({ total: 1, items: [{ id: body.id, total_amount: 230 }] })
    const manager = await test.newMember(mine, 'manager')
    expect((await manager.call('DELETE', `/supplier/invoices/${body.id}`)).status).toBe(403)
    expect((await mine.call('DELETE', `/supplier/invoices/${body.id}`)).status).toBe(204)
    expect((await mine.call('GET', `/supplier/invoices/${body.id}`)).status).toBe(404)
  })
})
