import { beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../../test/house.ts'

const test = testHouse()

let mine: Person
let theirs: Person
let supplier_id: string
let restaurant_id: string
let second_id: string
let number = 0

beforeAll(async () => {
  mine = await test.newOrganization({ restaurant_name: 'The Cookie Jar', country: 'IE' })
  theirs = await test.newOrganization({ restaurant_name: 'The Other Jar' })
  restaurant_id = (await mine.call('GET', '/settings/restaurants')).body.items[0].id
  second_id = (await mine.call('POST', '/settings/restaurants', { name: 'The Tea Tin' })).body.id
  supplier_id = (await mine.call('POST', '/vendors', { name: 'Harbour Fish Co.' })).body.id
})

async function invoice(total_amount: number, more: object = {}): Promise<string> {
  number += 1
  const made = await mine.call('POST', '/supplier/invoices', {
    ...{ supplier_id, restaurant_id, total_amount },
    ...(total_amount < 0 && { kind: 'credit_note' }),
    ...{ invoice_number: `HF-${number}`, invoice_date: '2026-10-15', ...more },
  })
  expect(made.status).toBe(201)
  return made.body.id
}

const pay = (fields: object, person = mine) =>
  person.call('POST', '/supplier/payments', { supplier_id, paid_on: '2026-11-02', ...fields })
const read = async (id: string) => (await mine.call('GET', `/supplier/invoices/${id}`)).body

describe('a payment', () => {
  it('pays invoices in full or in part, and keeps the rest on account', async () => {
    const [one, two] = [await invoice(120.5), await invoice(80)]
    const made = await pay({
      ...{ amount: 200, reference: ' SEPA 4711 ', method: 'direct_debit' },
      allocations: [{ invoice_id: one }, { invoice_id: two, amount: 30 }],
    })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      ...{ amount: 200, allocated_amount: 150.5, on_account_amount: 49.5, currency: 'EUR' },
      ...{ restaurant_id, restaurant_name: 'The Cookie Jar', supplier_name: 'Harbour Fish Co.' },
      ...{ reference: 'SEPA 4711', method: 'direct_debit', voided_at: null },
    })
    expect(made.body.allocations.map((one: { amount: number }) => one.amount)).toEqual([120.5, 30])
    expect(await read(one)).toMatchObject({ status: 'paid', paid_amount: 120.5, open_amount: 0 })
    expect(await read(two)).toMatchObject({ status: 'active', paid_amount: 30, open_amount: 50 })
    const more = await mine.call('POST', `/supplier/payments/${made.body.id}/allocations`, {
      allocations: [{ invoice_id: two, amount: 49.5 }],
    })
    expect(more.body).toMatchObject({ allocated_amount: 200, on_account_amount: 0 })
    expect(more.body.allocations).toMatchObject([{ amount: 120.5 }, { amount: 79.5 }])
    const of_two = await mine.call('GET', `/supplier/payments?invoice_id=${two}`)
    expect(of_two.body.items.map((row: { id: string }) => row.id)).toEqual([made.body.id])
    expect(await read(two)).toMatchObject({ status: 'active', open_amount: 0.5 })
  })

  it('takes credit notes off, and pays the oldest first', async () => {
    const other = (await mine.call('POST', '/vendors', { name: 'Mill' })).body.id
    const late = await invoice(50, { supplier_id: other, invoice_date: '2026-10-20' })
    const early = await invoice(70, { supplier_id: other, invoice_date: '2026-10-01' })
    const note = await invoice(-20, { supplier_id: other })
    const net = await pay({
      ...{ supplier_id: other, amount: 30 },
      allocations: [{ invoice_id: early, amount: 50 }, { invoice_id: note }],
    })
    expect(net.body).toMatchObject({ allocated_amount: 30, on_account_amount: 0 })
    expect(await read(note)).toMatchObject({ status: 'paid', paid_amount: -20, open_amount: 0 })
    const oldest = await pay({ supplier_id: other, amount: 40, oldest_first: true })
    expect(oldest.body.allocations).toMatchObject([
      { invoice_id: early, amount: 20 },
      { invoice_id: late, amount: 20 },
    ])
    expect(await read(early)).toMatchObject({ status: 'paid' })
    const account = await pay({ supplier_id: other, amount: 12.34 })
    expect(account.body).toMatchObject({ allocations: [], on_account_amount: 12.34 })
  })

  it('refuses more than is open or was paid, foreign invoices and nonsense', async () => {
    const id = await invoice(100)
    const refused = async (fields: object, status: number, error: string) => {
      const answer = await pay({ amount: 150, ...fields })
      expect(answer).toMatchObject({ status, body: { error } })
    }
    await refused({ allocations: [{ invoice_id: id, amount: 100.01 }] }, 409, 'payment_too_much')
    await refused({ amount: 99, allocations: [{ invoice_id: id }] }, 409, 'payment_too_much')
    await refused({ allocations: [{ invoice_id: id, amount: -5 }] }, 422, 'constraint_violated')
    await refused({ allocations: [{ invoice_id: id }, { invoice_id: id }] }, 422, 'constraint_violated')
    await refused({ allocations: [], oldest_first: true }, 422, 'constraint_violated')
    await refused({ currency: 'GBP', allocations: [{ invoice_id: id }] }, 422, 'constraint_violated')
    await refused({ amount: 0.001 }, 422, 'constraint_violated')
    const foreign = (await theirs.call('POST', '/vendors', { name: 'Mill' })).body.id
    await refused({ supplier_id: foreign }, 422, 'reference_not_found')
    expect(await read(id)).toMatchObject({ paid_amount: 0, status: 'active' })
  })

  it('of two people who pay the same invoice at once one is refused', async () => {
    const id = await invoice(100)
    const both = await Promise.all(
      [1, 2, 3, 4].map(() => pay({ amount: 60, allocations: [{ invoice_id: id, amount: 60 }] })),
    )
    expect(both.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409])
    expect(await read(id)).toMatchObject({ paid_amount: 60, open_amount: 40 })
  })

  it('is recorded once under one idempotency key', async () => {
    const send = () =>
      mine.call(
        'POST',
        '/supplier/payments',
        { supplier_id, restaurant_id, paid_on: '2026-11-02', amount: 5 },
        { 'idempotency-key': 'pay-once' },
      )
    const [first, again] = [await send(), await send()]
    expect(again.body.id).toBe(first.body.id)
  })
})

describe('a void payment', () => {
  it('opens what it paid, stays in the list, and can be restored as long as it fits', async () => {
    const [one, two] = [await invoice(100), await invoice(40)]
    const made = await pay({
      amount: 120,
      allocations: [{ invoice_id: one }, { invoice_id: two, amount: 20 }],
    })
    const path = `/supplier/payments/${made.body.id}`
    const gone = await mine.call('POST', `${path}/void`, { reason: 'bounced' })
    expect(gone.body).toMatchObject({ void_reason: 'bounced', allocated_amount: 120 })
    expect(gone.body.voided_at).not.toBeNull()
    expect((await mine.call('POST', `${path}/void`, {})).body.void_reason).toBe('bounced')
    expect(await read(one)).toMatchObject({ status: 'active', paid_amount: 0, open_amount: 100 })
    const allocated = await mine.call('POST', `${path}/allocations`, { oldest_first: true })
    expect(allocated).toMatchObject({ status: 409, body: { error: 'payment_void' } })
    const back = await mine.call('POST', `${path}/restore`)
    expect(back.body).toMatchObject({ voided_at: null, void_reason: null })
    expect(await read(one)).toMatchObject({ status: 'paid', open_amount: 0 })
    await mine.call('POST', `${path}/void`, {})
    await pay({ amount: 1, allocations: [{ invoice_id: one, amount: 1 }] })
    const late = await mine.call('POST', `${path}/restore`)
    expect(late).toMatchObject({ status: 409, body: { error: 'payment_too_much' } })
    expect(await read(two)).toMatchObject({ paid_amount: 0 })
  })

  it('payments and the status of an invoice never contradict each other', async () => {
    const id = await invoice(100)
    const put = (changes: object) => mine.call('PUT', `/supplier/invoices/${id}`, changes)
    const refused = { status: 409, body: { error: 'invoice_has_payments' } }
    const made = await pay({ amount: 40, allocations: [{ invoice_id: id, amount: 40 }] })
    expect(await put({ status: 'cancelled' })).toMatchObject(refused)
    expect(await put({ currency: 'GBP' })).toMatchObject(refused)
    expect(await put({ restaurant_id: second_id })).toMatchObject(refused)
    expect(await put({ total_amount: 39 })).toMatchObject(refused)
    expect(await mine.call('DELETE', `/supplier/invoices/${id}`)).toMatchObject(refused)
    // Settled otherwise: nothing is open, and voiding the payment does not open it.
    expect((await put({ status: 'paid' })).body).toMatchObject({ open_amount: 0, paid_amount: 40 })
    const late = await pay({ amount: 60, allocations: [{ invoice_id: id, amount: 60 }] })
    expect(late).toMatchObject({ status: 409, body: { error: 'payment_too_much' } })
    expect((await put({ status: 'active' })).body).toMatchObject({ open_amount: 60 })
    expect((await put({ total_amount: 40 })).body).toMatchObject({ status: 'paid', open_amount: 0 })
    expect(await put({ status: 'active' })).toMatchObject(refused)
    expect((await put({ total_amount: 90 })).body).toMatchObject({ status: 'active', open_amount: 50 })
    await mine.call('POST', `/supplier/payments/${made.body.id}/void`, {})
    expect((await put({ status: 'cancelled' })).body).toMatchObject({ status: 'cancelled', open_amount: 0 })
    expect(await mine.call('DELETE', `/supplier/invoices/${id}`)).toMatchObject(refused)
  })
})

describe('who may', () => {
  it('mine works, theirs is 404', async () => {
    const id = await invoice(10)
    const made = await pay({ amount: 10, allocations: [{ invoice_id: id }] })
    const path = `/supplier/payments/${made.body.id}`
    expect((await theirs.call('GET', '/supplier/payments')).body.items).toEqual([])
    for (const [method, more, body] of [
      ['GET', ''],
      ['PUT', '', { notes: 'x' }],
      ['POST', '/void', {}],
      ['POST', '/restore'],
      ['POST', '/allocations', { oldest_first: true }],
    ] as const)
      expect((await theirs.call(method, `${path}${more}`, body)).status).toBe(404)
    const own = (await theirs.call('POST', '/vendors', { name: 'Their Mill' })).body.id
    const taken = await pay({ supplier_id: own, amount: 10, allocations: [{ invoice_id: id }] }, theirs)
    expect(taken).toMatchObject({ status: 422, body: { error: 'reference_not_found' } })
    const noted = await mine.call('PUT', path, { notes: 'called them', reference: 'X 9', method: 'card' })
    expect(noted.body).toMatchObject({ notes: 'called them', reference: 'X 9', method: 'card', amount: 10 })
    const log = await mine.call('GET', `/audit-log?subject_id=${made.body.id}`)
    expect(log.body.items.map((entry: { action: string }) => entry.action)).toEqual([
      'payment.updated',
      'payment.recorded',
    ])
  })

  it('people of one restaurant see and record its payments only', async () => {
    const here = await test.newMember(mine, 'manager', { restaurant_ids: [second_id] })
    const [a, b] = [await invoice(10), await invoice(20, { restaurant_id: second_id })]
    const both = await pay({ amount: 30, allocations: [{ invoice_id: a }, { invoice_id: b, amount: 5 }] })
    expect(both.body).toMatchObject({ restaurant_id: null, allocated_amount: 15 })
    expect((await here.call('GET', `/supplier/payments/${both.body.id}`)).status).toBe(404)
    const other = await pay({ amount: 5, restaurant_id }, here)
    expect(other).toMatchObject({ status: 403, body: { error: 'restaurant_not_permitted' } })
    const foreign = await pay({ amount: 5, allocations: [{ invoice_id: a }] }, here)
    expect(foreign).toMatchObject({ status: 422, body: { error: 'reference_not_found' } })
    const own = await pay({ amount: 5, allocations: [{ invoice_id: b, amount: 5 }] }, here)
    expect(own.body).toMatchObject({ restaurant_id: second_id, allocated_amount: 5 })
    const seen = await here.call('GET', '/supplier/payments')
    expect(seen.body.items.map((row: { id: string }) => row.id)).toEqual([own.body.id])
  })

  it('hear of payments live, of those for several restaurants only where they have no limit', async () => {
    const heard: { channel: string; type: string; restaurant_ids?: unknown }[] = []
    const stop = test.house.platform.live.listen(mine.organization_id, (event) => heard.push(event))
    const told = () => heard.filter((event) => event.channel === 'payments')
    try {
      const several = await pay({ amount: 1, currency: 'EUR' })
      await pay({ amount: 2, restaurant_id: second_id })
      await mine.call('POST', `/supplier/payments/${several.body.id}/void`, {})
      await expect.poll(told).toMatchObject([
        { type: 'payment_recorded', restaurant_ids: [null] },
        { type: 'payment_recorded', restaurant_ids: [second_id] },
        { type: 'payment_voided', restaurant_ids: [null] },
      ])
    } finally {
      stop()
    }
  })
})
