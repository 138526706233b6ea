import { beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../test/house.ts'
import { type PrintedInvoice, sendInvoice } from './testing/invoice-file.ts'

const test = testHouse()
let mine: Person
let supplier_id: string

beforeAll(async () => {
  mine = await test.newOrganization({ restaurant_name: 'The Cookie Jar', country: 'IE' })
  supplier_id = (await mine.call('POST', '/vendors', { name: 'Liffey Mills Ltd' })).body.id
  await mine.call('POST', '/vendors', { name: 'Howth Harbour Fish' })
})

async function drafted(printed: PrintedInvoice) {
  const document = await sendInvoice(mine, printed)
  await test.runJobs()
  const { body } = await mine.call('GET', `/supplier/drafts?document_id=${document.body.id}`)
  return { ...body.items[0], file: document.body.id as string }
}
const enter = (invoice_number: string, fields: object = {}) =>
  mine.call('POST', '/supplier/invoices', {
    ...{ supplier_id, invoice_number, invoice_date: '2026-10-02', total_amount: 171.2 },
    ...fields,
  })
const post = (id: string, body: object = {}) => mine.call('POST', `/supplier/drafts/${id}/post`, body)

describe('a duplicate', () => {
  it.each([
    ['INV 0042', 'inv-42'],
    ['A/2026/77', 'A-2026-77'],
    ['LMO-8', 'LM0-8'],
    ['0009001', '9001'],
  ])('is known by its number, %s as %s', async (entered, printed) => {
    const { body } = await enter(entered)
    const draft = await drafted({ number: printed })
    expect(draft.duplicate_of[0]).toMatchObject({
      ...{ certainty: 'certain', what: 'invoice', id: body.id, invoice_number: entered },
      reasons: expect.arrayContaining(['same_number']),
    })
    const refused = await post(draft.id)
    expect(refused).toMatchObject({ status: 409, body: { error: 'duplicate_invoice' } })
    expect((await post(draft.id, { confirm_duplicate: true })).status).toBe(201)
    await mine.call('PUT', `/supplier/invoices/${body.id}`, { status: 'cancelled' })
    await mine.call('PUT', `/supplier/invoices/${draft.id}`, { status: 'cancelled' })
  })

  it('is likely where only total and day agree, and is no more than told', async () => {
    const { body } = await enter('ONE-1', { invoice_date: '2026-09-09' })
    const draft = await drafted({ number: 'TWO-2', date: '2026-09-09' })
    expect(draft.duplicate_of).toMatchObject([
      { certainty: 'likely', reasons: ['same_total_and_date'], id: body.id },
    ])
    expect((await post(draft.id)).status).toBe(201)
  })

  it('is another invoice where number, total and day differ, or the supplier does', async () => {
    await enter('N-1', { invoice_date: '2026-09-01', total_amount: 10 })
    const numbered = await drafted({ number: 'N-1', date: '2026-09-08' })
    expect(numbered.duplicate_of).toMatchObject([{ certainty: 'likely', reasons: ['same_number'] }])
    await enter('N-2', { invoice_date: '2026-09-02' })
    const fish = await drafted({ supplier: 'Howth Harbour Fish', number: 'N-2', date: '2026-09-02' })
    expect(fish.duplicate_of).toEqual([])
    const { body } = await enter('N-3', { invoice_date: '2026-09-03' })
    await mine.call('PUT', `/supplier/invoices/${body.id}`, { status: 'cancelled' })
    expect((await drafted({ number: 'N-3', date: '2026-09-03' })).duplicate_of).toEqual([])
  })

  it('is the same file sent twice, and the later one is meant', async () => {
    const first = await drafted({ number: 'F-1', date: '2026-08-01' })
    const second = await drafted({ number: 'F-1', date: '2026-08-01' })
    expect((await mine.call('GET', `/supplier/drafts/${first.id}`)).body.duplicate_of).toEqual([])
    expect(second.duplicate_of).toMatchObject([
      {
        ...{ certainty: 'certain', what: 'draft', id: first.id, document_id: first.file },
        reasons: ['same_file', 'same_number', 'same_total_and_date'],
      },
    ])
    expect((await post(first.id)).status).toBe(201)
    const refused = await post(second.id)
    expect(refused.body.error).toBe('duplicate_invoice')
  })

  it('of each other are not posted past one another', async () => {
    const first = await drafted({ number: 'R-1', date: '2026-08-02' })
    const second = await drafted({ number: 'R-01', date: '2026-08-02' })
    const answers = await Promise.all([post(second.id), post(first.id)])
    expect(answers.map(({ status }) => status)).toEqual([409, 201])
  })
})
