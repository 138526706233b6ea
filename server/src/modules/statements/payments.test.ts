import { beforeEach, describe, expect, it } from 'vitest'
import { testHouse } from '../../../test/house.ts'
import { enterInvoice, newOctober, type October, reconcileOctober } from './testing/october.ts'

const test = testHouse()

let october: October

beforeEach(async () => {
  october = await newOctober(test)
})

const get = async (path: string) => (await october.admin.call('GET', path)).body
const itemsOf = async (id: string) => (await get(`/supplier/reconciliation/${id}/items?limit=200`)).items
const accountOf = async () => (await get(`/vendors/${october.supplier_id}/account`)).currencies[0]

async function pay(fields: object = {}) {
  const { supplier_id, restaurant_id, admin } = october
  const made = await admin.call('POST', '/supplier/payments', {
    ...{ supplier_id, restaurant_id, paid_on: '2026-10-18', amount: 300, reference: 'SEPA 4711' },
    ...fields,
  })
  expect(made.status).toBe(201)
  return made.body
}

async function again(id: string) {
  expect((await october.admin.call('POST', `/supplier/reconciliation/${id}/rerun`)).status).toBeLessThan(300)
  await test.runJobs()
  return get(`/supplier/reconciliation/${id}`)
}

function expectExplained(summary: { currencies: { difference: number; explained: object }[] }) {
  for (const { difference, explained } of summary.currencies) {
    const cents = Object.values(explained).reduce((sum, part) => sum + Math.round(part * 100), 0)
    expect(cents).toBe(Math.round(difference * 100))
  }
}

describe('payments on a statement', () => {
  it('are matched with those of the books by amount and day, and explain the totals', async () => {
    const payment = await pay()
    const done = await reconcileOctober(test, october)
    expect(done.summary).toMatchObject({ statement_lines: 5, matched: 3 })
    expect(done.summary.currencies[0]).toMatchObject({ set_apart: 0 })
    expectExplained(done.summary)
    const items = await itemsOf(done.id)
    const matched = items.find((item: { invoice_number: string }) => item.invoice_number === 'P-17')
    expect(matched).toMatchObject({
      ...{ status: 'matched', statement_amount: -300, ledger_amount: -300, difference: 0 },
      details: {
        ledger_entries: [
          { invoice_id: payment.id, kind: 'payment', invoice_number: 'SEPA 4711', amount: -300 },
        ],
      },
    })
    const codes = matched.details.reasons.map((reason: { code: string }) => reason.code)
    expect(codes).toEqual(['number_differs', 'same_amount', 'date_differs'])
  })

  it('that only one side knows say so', async () => {
    await pay({ amount: 55, paid_on: '2026-10-28', reference: null })
    const done = await reconcileOctober(test, october)
    const alone = (await itemsOf(done.id)).filter((item: { details: { reasons: { code: string }[] } }) =>
      item.details.reasons.some((reason) => reason.code === 'payment'),
    )
    expect(alone).toMatchObject([
      { status: 'missing_in_restaurant', invoice_number: 'P-17', difference: -300 },
      { status: 'missing_in_supplier', invoice_number: null, difference: 55 },
    ])
    expectExplained(done.summary)
  })

  it('come in with a further run once the books know a payment, and the account adds up at every step', async () => {
    const done = await reconcileOctober(test, october)
    expect(done.summary.currencies[0]).toMatchObject({ set_apart: -300 })
    await expectAccount()
    const overview = () => get(`/supplier/reconciliation/${done.id}/overview`)
    expect((await overview()).opening).toMatchObject({ books_balance: null, books_difference: null })
    const early = await enterInvoice(october, {
      ...{ invoice_number: 'HF-0950', invoice_date: '2026-09-15', total_amount: 250 },
    })
    const payment = await pay({ allocations: [{ invoice_id: early.id }] })
    expect(payment).toMatchObject({ allocated_amount: 250, on_account_amount: 50 })
    expect(await get(`/supplier/reconciliation/${done.id}`)).toMatchObject({ is_stale: true })
    await expectAccount()
    const rerun = await again(done.id)
    expect(rerun).toMatchObject({
      is_stale: false,
      summary: { statement_lines: 5, set_apart_lines: done.summary.set_apart_lines - 1, matched: 3 },
    })
    expect(rerun.summary.currencies[0]).toMatchObject({ set_apart: 0 })
    expectExplained(rerun.summary)
    // 700 of August and 250 of September stood open; the statement says 300 were brought forward.
    expect((await overview()).opening).toMatchObject({ books_balance: 950, books_difference: -650 })
    const account = await expectAccount()
    expect(account.ours).toMatchObject({ on_account: -50 })
    expect(account.explained).toContainEqual({ cause: 'opening_balance', amount: -650 })

    await october.admin.call('POST', `/supplier/payments/${payment.id}/void`, {})
    expect(await get(`/supplier/reconciliation/${done.id}`)).toMatchObject({ is_stale: true })
    await expectAccount()
    const third = await again(done.id)
    expect(third.summary).toMatchObject({ statement_lines: 5, matched: 2 })
    expectExplained(third.summary)
    await expectAccount()
  })

  it('for several restaurants are in the books of each, and in the account once', async () => {
    const { admin, supplier_id, restaurant_id } = october
    const second = (await admin.call('POST', '/settings/restaurants', { name: 'The Tea Tin' })).body.id
    const books = (await get(`/supplier/invoices?supplier_id=${supplier_id}&status=active&limit=50`)).items
    const there = await enterInvoice(
      { ...october, restaurant_id: second },
      { invoice_number: 'TT-1', invoice_date: '2026-10-12', total_amount: 190 },
    )
    const of_cookie = books.find((row: { invoice_number: string }) => row.invoice_number === 'HF1002')
    await pay({
      restaurant_id: null,
      allocations: [{ invoice_id: of_cookie.id, amount: 80 }, { invoice_id: there.id }],
    })
    const done = await reconcileOctober(test, october, 'csv', { restaurant_ids: [restaurant_id] })
    expect((await itemsOf(done.id)).map((item: { status: string }) => item.status)).toContain('matched')
    expect(done.summary).toMatchObject({ matched: 3 })
    await expectAccount()
    const manager = await test.newMember(admin, 'manager', { restaurant_id: second })
    const own = (await manager.call('GET', `/vendors/${supplier_id}/account`)).body.currencies
    expect(own).toMatchObject([{ ours: { balance: 0, on_account: 0 } }])
  })
})

async function expectAccount() {
  const account = await accountOf()
  const cents = account.explained.reduce(
    (sum: number, { amount }: { amount: number }) => sum + Math.round(amount * 100),
    0,
  )
  expect(cents).toBe(Math.round(account.difference * 100))
  const { balance, invoices, credit_notes, on_account } = account.ours
  expect(Math.round(balance * 100)).toBe(Math.round((invoices + credit_notes + on_account) * 100))
  return account
}
