import { beforeEach, describe, expect, it } from 'vitest'
import { testHouse } from '../../../../test/house.ts'
import { enterInvoice, newOctober, type October, reconcileOctober } from '../testing/october.ts'

const test = testHouse()

let october: October
let id: string

beforeEach(async () => {
  october = await newOctober(test)
  id = (await reconcileOctober(test, october)).id
})

const path = (rest = '') => `/supplier/reconciliation/${id}${rest}`
const get = async (rest = '') => (await october.admin.call('GET', path(rest))).body
// biome-ignore lint/suspicious/noExplicitAny: bodies of answers
const item = async (number: string): Promise<any> =>
  (await get('/items')).items.find((one: { invoice_number: string }) => one.invoice_number === number)
const post = (rest: string, body: object = {}) => october.admin.call('POST', path(rest), body)
async function rerun() {
  const started = await post('/rerun')
  expect(started.status).toBe(202)
  await test.runJobs()
  const now = await get()
  expect(now.rerun_job_id).toBeNull()
  return now
}

describe('when the books change', () => {
  it('a reconciliation is stale, and a run tells what moved', async () => {
    expect((await get()).is_stale).toBe(false)
    await enterInvoice(october, {
      invoice_number: 'HF-1003',
      invoice_date: '2026-10-16',
      total_amount: 99.95,
    })
    expect((await get()).is_stale).toBe(true)
    const now = await rerun()
    expect(now).toMatchObject({
      is_stale: false,
      run_number: 2,
      summary: { matched: 3, missing_in_restaurant: 0 },
    })
    const changes = await get('/changes')
    expect(changes.items).toMatchObject([
      {
        run_number: 2,
        before: [{ status: 'missing_in_restaurant', invoice_number: 'HF-1003' }],
        after: [{ status: 'matched', invoice_number: 'HF-1003', difference: 0 }],
      },
    ])
    expect((await get('/changes?run_number=9')).items).toEqual([])
  })

  it('is not stale for an invoice of another time, or a note', async () => {
    await enterInvoice(october, { invoice_number: 'HF-2000', invoice_date: '2026-11-20', total_amount: 5 })
    expect((await get()).is_stale).toBe(false)
    const { details } = await item('HF-1001')
    const invoice = `/supplier/invoices/${details.ledger_entries[0].invoice_id}`
    await october.admin.call('PUT', invoice, { notes: 'Nothing to see.' })
    expect((await get()).is_stale).toBe(false)
    await october.admin.call('PUT', invoice, { status: 'active' })
    expect((await get()).is_stale).toBe(true)
  })

  it('every decision stays; one on other amounts wants another look', async () => {
    const [pair, mismatch, alone] = [await item('HF-1001'), await item('HF-1002'), await item('HF-1003')]
    await post('/items/accept', { item_ids: [pair.id] })
    await post('/items/dispute', { item_ids: [mismatch.id], reason: 'wrong_price', amount: 8 })
    await post('/items/dispute', { item_ids: [alone.id], reason: 'not_delivered' })
    const { body: invoice } = await october.admin.call(
      'GET',
      `/supplier/invoices/${pair.details.ledger_entries[0].invoice_id}`,
    )
    await october.admin.call('PUT', `/supplier/invoices/${invoice.id}`, { total_amount: 130.5 })
    await rerun()
    expect(await item('HF-1001')).toMatchObject({
      ...{ id: pair.id, decision: 'accepted', status: 'amount_mismatch', difference: -10, is_changed: true },
    })
    expect(await item('HF-1002')).toMatchObject({ id: mismatch.id, decision: 'disputed', is_changed: false })
    expect(await item('HF-1003')).toMatchObject({ id: alone.id, decision: 'disputed', is_changed: false })
    expect((await get('/items?is_changed=true')).items).toHaveLength(1)
    const owed = await october.admin.call('GET', '/supplier/credits')
    expect(owed.body.items.map((credit: { item_id: string }) => credit.item_id).sort()).toEqual(
      [mismatch.id, alone.id].sort(),
    )
    await post('/items/accept', { item_ids: [pair.id] })
    expect(await item('HF-1001')).toMatchObject({ decision: 'accepted', is_changed: false })
  })

  it('what a person took apart stays apart, what a person linked stays together', async () => {
    const [pair, line, entry] = [await item('HF-1002'), await item('HF-1003'), await item('HF-1004')]
    await post('/items/reject', { item_ids: [pair.id] })
    await post('/items/link', {
      statement_lines: [line.details.statement_lines[0].line],
      ledger_ids: [entry.details.ledger_entries[0].invoice_id],
    })
    const before = (await get('/items')).items
    await rerun()
    const after = (await get('/items')).items
    const shape = (all: { id: string; status: string }[]) => all.map((one) => [one.id, one.status])
    expect(shape(after)).toEqual(shape(before))
    expect((await get('/changes')).items).toEqual([])
    expect(await item('HF-1002')).toMatchObject({ status: 'missing_in_restaurant' })
    expect(await item('HF-1003')).toMatchObject({ is_by_hand: true, status: 'amount_mismatch' })
  })

  it('a cancelled invoice leaves its pair; the decision stays with the line', async () => {
    const pair = await item('HF-1001')
    await post('/items/accept', { item_ids: [pair.id] })
    await october.admin.call('PUT', `/supplier/invoices/${pair.details.ledger_entries[0].invoice_id}`, {
      status: 'cancelled',
    })
    await rerun()
    expect(await item('HF-1001')).toMatchObject({
      ...{ id: pair.id, status: 'missing_in_restaurant', decision: 'accepted', is_changed: true },
    })
  })

  it('decisions taken while it runs are kept', async () => {
    await post('/rerun')
    expect((await post('/rerun')).body.error).toBe('reconciliation_running')
    const pair = await item('HF-1001')
    await Promise.all([test.runJobs(), post('/items/accept', { item_ids: [pair.id] })])
    expect(await item('HF-1001')).toMatchObject({ id: pair.id, decision: 'accepted' })
    expect((await get()).run_number).toBe(2)
  })
})
