import { beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../../test/house.ts'
import {
  enterInvoice,
  newOctober,
  type October,
  readStatement,
  reconcileOctober,
  start,
} from '../testing/october.ts'

const test = testHouse()

let october: October
let theirs: Person
let id: string
let credit_id: string

const call = (method: string, path: string, body?: object, person: Person = october.admin) =>
  person.call(method, path, body)
const credit = async () => (await call('GET', `/supplier/credits/${credit_id}`)).body
const receive = (body: object, person?: Person) =>
  call('POST', `/supplier/credits/${credit_id}/receipts`, body, person)
const note = (invoice_number: string, total_amount: number, more: object = {}) =>
  enterInvoice(october, {
    kind: 'credit_note',
    invoice_number,
    invoice_date: '2026-11-05',
    total_amount,
    ...more,
  })

beforeAll(async () => {
  theirs = await test.newOrganization({ restaurant_name: 'The Other Jar' })
  october = await newOctober(test)
  id = (await reconcileOctober(test, october)).id
  const { body } = await call('GET', `/supplier/reconciliation/${id}/items?status=missing_in_restaurant`)
  const item_ids = [body.items[0].id]
  await call('POST', `/supplier/reconciliation/${id}/items/dispute`, { item_ids, reason: 'not_delivered' })
  credit_id = (await call('GET', '/supplier/credits?is_open=true')).body.items[0].id
})

describe('what a supplier owes us', () => {
  it('is followed by proposals that fit by number or amount, and by nothing else', async () => {
    expect(await credit()).toMatchObject({ state: 'open', open_amount: 99.95, receipts: [], proposals: [] })
    await note('CN-200', -12.5)
    await note('CN-201', -40, { notes: 'for HF 1003' })
    await note('CN-202', -99.95)
    const { proposals } = await credit()
    expect(proposals.map((one: { number: string; by: string[] }) => [one.number, one.by])).toEqual(
      expect.arrayContaining([
        ['CN-201', ['number']],
        ['CN-202', ['amount']],
      ]),
    )
    expect(proposals).toHaveLength(2)
  })

  it('does not propose again what somebody refused', async () => {
    const [refused] = (await credit()).proposals.filter((one: { number: string }) => one.number === 'CN-202')
    const { body } = await call('POST', `/supplier/credits/${credit_id}/refusals`, {
      invoice_id: refused.invoice_id,
    })
    expect(body.proposals.map((one: { number: string }) => one.number)).toEqual(['CN-201'])
  })

  it('is received in part and then in full, never more, and a note only once', async () => {
    const [{ invoice_id }] = (await credit()).proposals
    const answers = await Promise.all([
      receive({ invoice_id }),
      receive({ invoice_id }),
      receive({ invoice_id }),
    ])
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 422, 422])
    expect(await credit()).toMatchObject({ state: 'partly', received_amount: 40, open_amount: 59.95 })
    const rest = await note('CN-203', -100)
    expect((await receive({ invoice_id: rest.id, amount: 60 })).body.error).toBe('constraint_violated')
    expect((await receive({ invoice_id: rest.id })).body).toMatchObject({ state: 'received', open_amount: 0 })
    expect((await receive({ invoice_id: rest.id })).body.error).toBe('credit_closed')
    const item_ids = [(await credit()).item_id]
    const reopened = await call('POST', `/supplier/reconciliation/${id}/items/reopen`, { item_ids })
    expect(reopened.body.error).toBe('credit_in_use')
  })

  it('opens again when a confirmation is taken back, is written off and opened again', async () => {
    const { receipts } = await credit()
    const undone = await call('DELETE', `/supplier/credits/${credit_id}/receipts/${receipts[1].id}`)
    expect(undone.body).toMatchObject({ state: 'partly', open_amount: 59.95, closed_at: null })
    const given_up = await call('PATCH', `/supplier/credits/${credit_id}`, {
      state: 'written_off',
      note: 'Too old.',
    })
    expect(given_up.body).toMatchObject({ state: 'written_off', note: 'Too old.', proposals: [] })
    expect((await call('GET', '/supplier/credits?is_open=true')).body.items).toEqual([])
    expect((await call('PATCH', `/supplier/credits/${credit_id}`, { state: 'open' })).body.state).toBe(
      'partly',
    )
  })

  it('is proposed from the next statement when that carries the credit', async () => {
    const lines = [
      {
        date: '2026-11-12',
        reference: 'CN-HF-1003',
        description: 'Credit',
        kind: 'credit_note' as const,
        amount: -59.95,
      },
    ]
    const november = { period: { from: '2026-11-01', to: '2026-11-30' }, opening_balance: 285.45, lines }
    const document = await readStatement(test, october.admin, 'pdf', november)
    const next = (await start(october.admin, document.id)).body.id
    await test.runJobs()
    const [proposal] = (await credit()).proposals
    expect(proposal).toMatchObject({
      reconciliation_id: next,
      invoice_id: null,
      by: ['number', 'amount'],
      amount: 59.95,
    })
    const { reconciliation_id, line } = proposal
    expect((await receive({ reconciliation_id, line })).body).toMatchObject({ state: 'received' })
    // Booked now, too, it is the same note: nothing of it is left, and nobody is offered it again.
    const booked = await enterInvoice(october, {
      ...{ invoice_number: 'CN HF-1003', invoice_date: '2026-11-12', total_amount: -59.95 },
      kind: 'credit_note',
    })
    const { receipts } = await credit()
    const by_line = receipts.find((one: { line: number | null }) => one.line !== null)
    await call('DELETE', `/supplier/credits/${credit_id}/receipts/${by_line.id}`)
    expect((await credit()).proposals).toMatchObject([{ invoice_id: booked.id, reconciliation_id: null }])
    await receive({ reconciliation_id, line })
    const twice = await receive({ invoice_id: booked.id })
    expect(twice.body.error).toBe('credit_closed')
    await call('DELETE', `/supplier/invoices/${booked.id}`)
    // The statement after agrees with this one's closing balance.
    const overview = await call('GET', `/supplier/reconciliation/${next}/overview`)
    expect(overview.body.opening).toMatchObject({
      state: 'agrees',
      previous_reconciliation_id: id,
      difference: 0,
    })
  })

  it('explains what we owe by their books and ours, to the cent', async () => {
    const { body } = await call('GET', `/vendors/${october.supplier_id}/account`)
    const [euro] = body.currencies
    expect(euro.theirs).toMatchObject({ balance: 225.5, as_of: '2026-11-30', is_computed: false })
    const sum = euro.explained.reduce((total: number, one: { amount: number }) => total + one.amount, 0)
    expect(sum).toBeCloseTo(euro.difference, 8)
    expect(euro.difference).toBeCloseTo(euro.theirs.balance - euro.ours.balance, 8)
    expect(body.statements).toHaveLength(2)
    expect(body.statements[0]).toMatchObject({
      is_counted: true,
      opening_balance: 285.45,
      period_to: '2026-11-30',
    })
    expect(body.statements[1]).toMatchObject({ is_counted: false, disputed_items: 1 })
    expect((await call('GET', `/vendors/${october.supplier_id}/account`, undefined, theirs)).status).toBe(404)
  })

  it('is not for others', async () => {
    const chef = await test.newMember(october.admin, 'chef')
    const { receipts } = await credit()
    for (const [method, rest, body] of [
      ['GET', '', undefined],
      ['PATCH', '', { state: 'written_off' }],
      ['POST', '/receipts', { invoice_id: receipts[0].invoice_id }],
      ['POST', '/refusals', { invoice_id: receipts[0].invoice_id }],
      ['DELETE', `/receipts/${receipts[0].id}`, undefined],
    ] as const) {
      const path = `/supplier/credits/${credit_id}${rest}`
      expect((await call(method, path, body, theirs)).status, path).toBe(404)
      expect((await call(method, path, body, chef)).status, path).toBe(method === 'GET' ? 200 : 403)
    }
    expect((await call('GET', '/supplier/credits', undefined, theirs)).body.items).toEqual([])
  })
})
