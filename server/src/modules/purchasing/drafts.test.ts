import { beforeAll, describe, expect, it } from 'vitest'
import { renderInvoice } from '../../../../db/demo/rendering/index.ts'
import { type Person, testHouse } from '../../../test/house.ts'
import { uploadFile } from '../../../test/uploads.ts'
import { flour, type PrintedInvoice, sendInvoice } from './testing/invoice-file.ts'

const test = testHouse()
let mine: Person
let theirs: Person
let supplier_id: string
let restaurant_id: string

beforeAll(async () => {
  mine = await test.newOrganization({ restaurant_name: 'The Cookie Jar', country: 'IE' })
  theirs = await test.newOrganization({ restaurant_name: 'The Other Jar' })
  supplier_id = (await mine.call('POST', '/vendors', { name: 'Liffey Mills Ltd', payment_terms_days: 30 }))
    .body.id
  restaurant_id = (await mine.call('GET', '/settings/restaurants')).body.items[0].id
})

async function drafted(printed: PrintedInvoice, person = mine, fields: Record<string, string> = {}) {
  const document = await sendInvoice(person, printed, fields)
  expect(document.status).toBe(201)
  await test.runJobs()
  const { body } = await person.call('GET', `/supplier/drafts?document_id=${document.body.id}`)
  return { document_id: document.body.id as string, draft: body.items[0] }
}
const codes = (draft: { problems: { code: string }[] }) => draft.problems.map(({ code }) => code)

describe('a draft', () => {
  it('is made of an invoice as soon as it is read, apart from the books', async () => {
    const { draft, document_id } = await drafted({ number: 'LM-1' })
    expect(draft).toMatchObject({
      ...{ status: 'draft', supplier_id, restaurant_id, document_id, kind: 'invoice', currency: 'EUR' },
      ...{ invoice_number: 'LM-1', invoice_date: '2026-10-02', total_amount: 171.2, proof: 'proven' },
      ...{ line_count: 1, is_ready: true, duplicate_of: [] },
    })
    expect(codes(draft)).toEqual(['lines_unmapped'])
    const one = await mine.call('GET', `/supplier/drafts/${draft.id}`)
    expect(one.body.lines).toMatchObject([
      {
        position: 1,
        code: 'F1',
        quantity: 8,
        unit: 'bag',
        unit_price: 21.4,
        line_total: 171.2,
        mapping: 'open',
      },
    ])
    expect((await mine.call('GET', '/supplier/invoices?search=LM-1')).body.items).toEqual([])
    const document = await mine.call('GET', `/supplier/documents/${document_id}`)
    expect(document.body).toMatchObject({ draft_id: draft.id, invoice_id: null })
  })

  it('is made of a PDF, too, and posts with its tax beside the lines', async () => {
    const party = { name: 'Liffey Mills Ltd', address: '3 North Wall Quay\nDublin 1' }
    const content = await renderInvoice({
      ...{ locale: 'en-IE', currency: 'EUR', number: 'LM-900', date: '2026-10-22', due_date: '2026-11-21' },
      ...{ supplier: party, customer: { name: 'The Cookie Jar' } },
      lines: [
        { description: 'Rye flour 10 kg', unit: 'bag', quantity: 2, unit_price: 14.9, tax_rate: 0 },
        { description: 'Baking paper', unit: 'box', quantity: 1, unit_price: 20, tax_rate: 23 },
      ],
    })
    const document = await uploadFile(mine, { name: 'lm-900.pdf', content })
    await test.runJobs()
    const list = await mine.call('GET', `/supplier/drafts?document_id=${document.body.id}`)
    const [draft] = list.body.items
    expect(draft).toMatchObject({
      total_amount: 54.4,
      tax_amount: 4.6,
      is_ready: true,
      due_date: '2026-11-21',
    })
    const posted = await mine.call('POST', `/supplier/drafts/${draft.id}/post`, {})
    expect(posted.body).toMatchObject({ total_amount: 54.4, tax_amount: 4.6, status: 'active' })
  })

  it('is nobody else’s', async () => {
    const { draft, document_id } = await drafted({ number: 'LM-2' })
    expect((await theirs.call('GET', '/supplier/drafts')).body.items).toEqual([])
    const path = `/supplier/drafts/${draft.id}`
    expect((await theirs.call('GET', path)).status).toBe(404)
    expect((await theirs.call('PUT', path, { notes: 'x' })).status).toBe(404)
    expect((await theirs.call('DELETE', path)).status).toBe(404)
    expect((await theirs.call('POST', `${path}/post`, {})).status).toBe(404)
    const made = await theirs.call('POST', '/supplier/drafts', { document_ids: [document_id] })
    expect(made.body.error).toBe('reference_not_found')
    const stolen = await mine.call('PUT', path, { supplier_id: document_id })
    expect(stolen.body.error).toBe('reference_not_found')
  })

  it('posts under its own id, once, also when two press at once', async () => {
    const { draft, document_id } = await drafted({ number: 'LM-3' })
    const post = () => mine.call('POST', `/supplier/drafts/${draft.id}/post`, {})
    const answers = await Promise.all([post(), post(), post()])
    for (const { status, body } of answers) {
      expect(status).toBe(201)
      expect(body).toMatchObject({
        id: draft.id,
        document_id,
        invoice_number: 'LM-3',
        due_date: '2026-11-01',
      })
    }
    expect((await post()).body.id).toBe(draft.id)
    expect((await mine.call('GET', '/supplier/invoices?search=LM-3')).body.total).toBe(1)
    expect((await mine.call('GET', `/supplier/drafts/${draft.id}`)).status).toBe(404)
    const document = await mine.call('GET', `/supplier/documents/${document_id}`)
    expect(document.body).toMatchObject({ draft_id: null, invoice_id: draft.id })
    const log = await mine.call('GET', `/audit-log?subject_id=${draft.id}`)
    expect(log.body.items.map((entry: { action: string }) => entry.action)).toEqual([
      'invoice.created',
      'draft.created',
    ])
  })

  it('says what is missing, and waits for a person', async () => {
    const { draft } = await drafted({ supplier: 'Nobody Knows Them GmbH', number: 'X-1' })
    expect(draft).toMatchObject({ supplier_id: null, is_ready: false })
    expect(codes(draft)).toEqual(['supplier_missing', 'lines_unmapped'])
    const path = `/supplier/drafts/${draft.id}`
    const refused = await mine.call('POST', `${path}/post`, {})
    expect(refused).toMatchObject({ status: 422, body: { error: 'draft_incomplete' } })
    expect(refused.body.details).toMatchObject([{ loc: ['body', 'supplier_id'], type: 'supplier_missing' }])
    const edited = await mine.call('PUT', path, { supplier_id, invoice_number: ' X-2 ', notes: 'by hand' })
    expect(edited.body).toMatchObject({
      supplier_id,
      invoice_number: 'X-2',
      notes: 'by hand',
      is_ready: true,
    })
    expect(edited.body.edited_by).toBe(mine.id)
    expect(edited.body.lines[0].supplier_item_id).toEqual(expect.any(String))
    const posted = await mine.call('POST', `${path}/post`, {})
    expect(posted.body).toMatchObject({ invoice_number: 'X-2', notes: 'by hand', supplier_id })
  })

  it('has lines that can be edited; a total that disagrees is confirmed by a person', async () => {
    const { draft } = await drafted({ number: 'LM-4', total: 180 })
    expect(codes(draft)).toContain('total_disagrees')
    const path = `/supplier/drafts/${draft.id}`
    const refused = await mine.call('POST', `${path}/post`, {})
    expect(refused).toMatchObject({ status: 422, body: { error: 'total_unconfirmed' } })
    const items = [{ ...flour, unit_price: 22.5, description: flour.description }]
    const lines = items.map(({ code, description, quantity, unit, unit_price }) => ({
      ...{ code, description, quantity, unit, unit_price },
    }))
    const edited = await mine.call('PUT', path, { lines })
    expect(codes(edited.body)).not.toContain('total_disagrees')
    expect((await mine.call('PUT', path, { total_amount: 200 })).body.is_ready).toBe(false)
    const posted = await mine.call('POST', `${path}/post`, { confirm_total: true })
    expect(posted.body).toMatchObject({ total_amount: 200, items: [{ line_total: 180 }] })
  })

  it('becomes a credit note with the signs of one', async () => {
    const { draft } = await drafted({ number: 'LM-5' })
    const edited = await mine.call('PUT', `/supplier/drafts/${draft.id}`, { kind: 'credit_note' })
    expect(edited.body).toMatchObject({ kind: 'credit_note', total_amount: -171.2 })
    const posted = await mine.call('POST', `/supplier/drafts/${draft.id}/post`, {})
    expect(posted.body).toMatchObject({ kind: 'credit_note', total_amount: -171.2 })
  })

  it('can be discarded and made again, several at once; a statement is no invoice', async () => {
    const one = await drafted({ number: 'LM-6' })
    const two = await drafted({ number: 'LM-7' })
    expect((await mine.call('DELETE', `/supplier/drafts/${one.draft.id}`)).status).toBe(204)
    const document_ids = [one.document_id, two.document_id]
    const made = await mine.call('POST', '/supplier/drafts', { document_ids })
    expect(made.status).toBe(201)
    expect(made.body.items[0].id).not.toBe(one.draft.id)
    expect(made.body.items[1].id).toBe(two.draft.id)
    await mine.call('POST', `/supplier/drafts/${two.draft.id}/post`, {})
    const again = await mine.call('POST', '/supplier/drafts', { document_ids: [two.document_id] })
    expect(again.body.error).toBe('already_exists')
    const statement = await sendInvoice(mine, { number: 'S-1' }, { document_type: 'statement' })
    await test.runJobs()
    const refused = await mine.call('POST', '/supplier/drafts', { document_ids: [statement.body.id] })
    expect(refused.body.error).toBe('not_an_invoice')
  })

  it('comes back from the books with what a person had entered', async () => {
    const { draft, document_id } = await drafted({ number: 'LM-20' })
    await mine.call('PUT', `/supplier/drafts/${draft.id}`, { total_amount: 180, notes: 'agreed by phone' })
    await mine.call('POST', `/supplier/drafts/${draft.id}/post`, { confirm_total: true })
    const path = `/supplier/invoices/${draft.id}/take-back`
    expect((await theirs.call('POST', path)).status).toBe(404)
    const answers = await Promise.all([mine.call('POST', path), mine.call('POST', path)])
    for (const { status, body } of answers) {
      expect(status).toBe(201)
      expect(body).toMatchObject({ document_id, total_amount: 180, notes: 'agreed by phone' })
      expect(body.lines).toMatchObject([{ code: 'F1', quantity: 8, unit_price: 21.4, line_total: 171.2 }])
      expect(body).toMatchObject({ edited_by: mine.id, id: answers[0]!.body.id })
    }
    const invoice = await mine.call('GET', `/supplier/invoices/${draft.id}`)
    expect(invoice.body.status).toBe('cancelled')
  })

  it('comes back as its document says where nobody changed it; what was entered by hand has none', async () => {
    const { draft } = await drafted({ number: 'LM-21' })
    await mine.call('POST', `/supplier/drafts/${draft.id}/post`, {})
    const { body } = await mine.call('POST', `/supplier/invoices/${draft.id}/take-back`)
    expect(body).toMatchObject({ total_amount: 171.2, edited_at: null })
    const typed = await mine.call('POST', '/supplier/invoices', {
      ...{ supplier_id, restaurant_id, invoice_number: 'LM-22', invoice_date: '2026-10-02' },
      total_amount: 10,
    })
    const refused = await mine.call('POST', `/supplier/invoices/${typed.body.id}/take-back`)
    expect(refused).toMatchObject({ status: 422, body: { error: 'constraint_violated' } })
    expect((await mine.call('GET', `/supplier/invoices/${typed.body.id}`)).body.status).toBe('active')
  })

  it('goes when its document goes, or when somebody enters the invoice by hand', async () => {
    const one = await drafted({ number: 'LM-8' })
    expect((await mine.call('DELETE', `/supplier/documents/${one.document_id}`)).status).toBe(200)
    expect((await mine.call('GET', `/supplier/drafts/${one.draft.id}`)).status).toBe(404)
    const two = await drafted({ number: 'LM-9' })
    const entered = await mine.call('POST', '/supplier/invoices', {
      ...{ supplier_id, restaurant_id, document_id: two.document_id },
      ...{ invoice_number: 'LM-9', invoice_date: '2026-10-02', total_amount: 171.2 },
    })
    expect(entered.status).toBe(201)
    expect((await mine.call('GET', `/supplier/drafts/${two.draft.id}`)).status).toBe(404)
  })

  it('stays in its restaurant', async () => {
    const other = await mine.call('POST', '/settings/restaurants', { name: 'The Bread Bin' })
    const manager = await test.newMember(mine, 'manager', { restaurant_id: other.body.id })
    const here = await drafted({ number: 'BB-1' }, manager)
    expect(here.draft.restaurant_id).toBe(other.body.id)
    const there = await drafted({ number: 'CJ-1' }, mine, { restaurant_id })
    const list = await manager.call('GET', '/supplier/drafts')
    expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual([here.draft.id])
    expect((await manager.call('GET', `/supplier/drafts/${there.draft.id}`)).status).toBe(404)
    const moved = await manager.call('PUT', `/supplier/drafts/${here.draft.id}`, { restaurant_id })
    expect(moved.body.error).toBe('restaurant_not_permitted')
    const nowhere = await drafted({ number: 'NW-1' })
    expect(codes(nowhere.draft)).toContain('restaurant_missing')
    const placed = await mine.call('PUT', `/supplier/drafts/${nowhere.draft.id}`, { restaurant_id })
    expect(codes(placed.body)).not.toContain('restaurant_missing')
    expect(placed.body.currency).toBe('EUR')
  })
})
