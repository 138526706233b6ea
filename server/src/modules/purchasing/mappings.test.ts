import { beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../test/house.ts'
import { flour, type PrintedInvoice, sendInvoice } from './testing/invoice-file.ts'

const test = testHouse()
let mine: Person
let theirs: Person
let mills: string
let number = 0

beforeAll(async () => {
  mine = await test.newOrganization({ restaurant_name: 'The Cookie Jar', country: 'IE' })
  theirs = await test.newOrganization({ restaurant_name: 'The Other Jar' })
  mills = (await mine.call('POST', '/vendors', { name: 'Liffey Mills Ltd' })).body.id
})

async function drafted(printed: Partial<PrintedInvoice> = {}) {
  number += 1
  const sent = await sendInvoice(mine, { number: `LM-${number}`, ...printed })
  await test.runJobs()
  const { body } = await mine.call('GET', `/supplier/drafts?document_id=${sent.body.id}`)
  if (!body.items[0]) return { document_id: sent.body.id, lines: [], id: '' }
  return (await mine.call('GET', `/supplier/drafts/${body.items[0].id}`)).body
}
const post = (id: string) => mine.call('POST', `/supplier/drafts/${id}/post`, {})
const newItem = async (fields: object) => (await mine.call('POST', '/inventory/items', fields)).body
const open = async (query = '') =>
  (await mine.call('GET', `/supplier/mappings?supplier_id=${mills}${query}`)).body.items
const decide = (id: string, body: object) => mine.call('PUT', `/supplier/mappings/${id}`, body)

describe('a mapping', () => {
  it('is asked for once for each article, with proposals, and holds for all its lines at once', async () => {
    const item = await newItem({ name: 'White flour, strong', unit: 'kg', sku: 'FL-1' })
    const first = await drafted({ date: '2026-09-01' })
    const second = await drafted({ date: '2026-09-02' })
    await post(first.id)
    const [article] = await open()
    expect(article).toMatchObject({
      ...{ code: 'F1', description: flour.description, unit: 'bag', status: 'open', supplier_id: mills },
      ...{ line_count: 2, draft_count: 1, last_price: 21.4, last_seen: '2026-09-01' },
      spend: [{ currency: 'EUR', amount: 171.2 }],
      proposals: [{ item_id: item.id, pack: 25, because: 'item_name' }],
    })
    expect(article.proposals[0].score).toBeGreaterThan(0.6)
    const mapped = await decide(article.id, { item_id: item.id })
    expect(mapped.body).toMatchObject({ status: 'mapped', item_id: item.id, pack: 25, confirmed_by: mine.id })
    expect(await open()).toEqual([])
    const waiting = await mine.call('GET', `/supplier/drafts/${second.id}`)
    expect(waiting.body).toMatchObject({
      problems: [],
      lines: [{ mapping: 'mapped', item_id: item.id, pack: 25 }],
    })
    const books = await mine.call('GET', `/supplier/invoices/${first.id}`)
    expect(books.body.items).toMatchObject([{ item_id: item.id, item_name: 'White flour, strong' }])
    // The next invoice knows it already, and another supplier’s is compared with it.
    expect((await drafted()).lines[0].mapping).toBe('mapped')
    await mine.call('POST', '/vendors', { name: 'Shannon Mills' })
    const other = await drafted({ supplier: 'Shannon Mills', lines: [{ ...flour, code: '9-77' }] })
    const proposed = await mine.call('GET', `/supplier/mappings/${other.lines[0].supplier_item_id}`)
    expect(proposed.body.proposals[0]).toMatchObject({
      item_id: item.id,
      because: 'other_supplier',
      score: 0.95,
    })
  })

  it('makes the item in the same step, sets apart what is no stock, and is taken back', async () => {
    const lines = [
      { description: 'Rye flour 10 kg', quantity: 2, unit: 'bag', price: 15 },
      { description: 'Delivery', quantity: 1, unit: 'pc', price: 9 },
    ]
    const draft = await drafted({ lines, date: '2026-09-03' })
    const [rye, delivery] = draft.lines.map((line: { supplier_item_id: string }) => line.supplier_item_id)
    const made = await decide(rye, { new_item: { name: 'Rye flour', unit: 'kg' } })
    expect(made.body).toMatchObject({ item_name: 'Rye flour', pack: 10 })
    expect((await decide(rye, { pack: 9.5 })).body.pack).toBe(9.5)
    expect((await decide(delivery, { not_stock: 'freight' })).body).toMatchObject({
      ...{ status: 'not_stock', not_stock_kind: 'freight', item_id: null },
    })
    const ready = await mine.call('GET', `/supplier/drafts/${draft.id}`)
    expect(ready.body.problems).toEqual([])
    expect((await decide(rye, { status: 'open' })).body).toMatchObject({ status: 'open', pack: null })
    const log = await mine.call('GET', `/audit-log?subject_id=${rye}`)
    expect(log.body.items.map((entry: { action: string }) => entry.action)).toEqual([
      'supplier_item.reopened',
      'supplier_item.mapped',
      'supplier_item.mapped',
    ])
  })

  it('refuses two answers at once, another’s item and archived ones; an archived item comes back to the queue', async () => {
    const item = await newItem({ name: 'Semolina', unit: 'kg' })
    const lines = [{ description: 'Semolina 5 kg', quantity: 1, unit: 'bag', price: 8 }]
    const draft = await drafted({ lines, date: '2026-09-04' })
    const { supplier_item_id: id } = draft.lines[0]
    expect((await decide(id, { item_id: item.id, not_stock: 'other' })).body.error).toBe('validation_failed')
    expect((await decide(id, { pack: 2 })).body.error).toBe('validation_failed')
    expect((await decide(id, { item_id: mills })).body.error).toBe('reference_not_found')
    expect((await decide(id, { item_id: item.id })).status).toBe(200)
    await mine.call('DELETE', `/inventory/items/${item.id}`)
    const [back] = await open('&search=semolina')
    expect(back).toMatchObject({ id, status: 'mapped', item_is_active: false, proposals: [] })
    const shown = await mine.call('GET', `/supplier/drafts/${draft.id}`)
    expect(shown.body.problems).toMatchObject([{ code: 'item_archived', params: { count: 1 } }])
    expect((await decide(id, { item_id: item.id })).body.error).toBe('constraint_violated')
  })

  it('is nobody else’s, and made by those who manage items', async () => {
    const draft = await drafted({ lines: [{ ...flour, code: 'Z9' }], date: '2026-09-05' })
    const { supplier_item_id: id } = draft.lines[0]
    expect((await theirs.call('GET', `/supplier/mappings/${id}`)).status).toBe(404)
    expect((await theirs.call('PUT', `/supplier/mappings/${id}`, { status: 'open' })).status).toBe(404)
    expect((await theirs.call('GET', '/supplier/mappings?status=all')).body.items).toEqual([])
    const employee = await test.newMember(mine, 'employee')
    expect((await employee.call('PUT', `/supplier/mappings/${id}`, { status: 'open' })).status).toBe(403)
  })

  it('survives an invoice edited by a form that knows no article numbers', async () => {
    const draft = await drafted({ lines: [{ ...flour, code: 'K1' }], date: '2026-09-06' })
    const { supplier_item_id } = draft.lines[0]
    await post(draft.id)
    const items = [{ description: flour.description, quantity: 7, unit: 'bag', unit_price: 21.4 }]
    const edited = await mine.call('PUT', `/supplier/invoices/${draft.id}`, { items })
    expect(edited.body.items).toMatchObject([{ code: 'K1', supplier_item_id, quantity: 7 }])
  })
})

describe('posting by itself', () => {
  const settings = (body: object) => mine.call('PUT', '/supplier/posting-settings', body)
  const lines = [{ ...flour, code: 'SELF' }]

  it('is off until the organization wants it', async () => {
    expect((await mine.call('GET', '/supplier/posting-settings')).body).toEqual({
      ...{ posts_by_itself: false, most_price_change_percent: 5, price_warning_percent: 5 },
    })
    const manager = await test.newMember(mine, 'manager')
    expect((await manager.call('PUT', '/supplier/posting-settings', { posts_by_itself: true })).status).toBe(
      403,
    )
    expect((await settings({ posts_by_itself: true })).body.posts_by_itself).toBe(true)
  })

  it('waits for the last mapping, then goes by itself until a price moves too far', async () => {
    const first = await drafted({ lines, date: '2026-08-01' })
    const { supplier_item_id } = first.lines[0]
    const item = await newItem({ name: 'Bread flour', unit: 'kg' })
    await decide(supplier_item_id, { item_id: item.id })
    const posted = await mine.call('GET', `/supplier/invoices/${first.id}`)
    expect(posted.status).toBe(200)
    const log = await mine.call('GET', `/audit-log?subject_id=${first.id}&action=invoice.created`)
    expect(log.body.items[0].actor_name).toBe('Brigade')

    const second = await drafted({ lines, date: '2026-08-08' })
    const document = await mine.call('GET', `/supplier/documents/${second.document_id}`)
    expect(document.body).toMatchObject({ draft_id: null, invoice_id: expect.any(String) })

    const dearer = await drafted({ lines: [{ ...lines[0]!, price: 25 }], date: '2026-08-15' })
    expect(dearer.lines[0].price_change).toMatchObject({
      ...{ last_price: 21.4, last_date: '2026-08-08', percent: 16.82, is_warning: true },
    })
    const copy = await drafted({ lines, date: '2026-08-08', number: posted.body.invoice_number })
    expect(copy.duplicate_of[0].reasons).toContain('same_number')
    const unproven = await drafted({ lines, date: '2026-08-22', total: 900 })
    expect(unproven.problems.map(({ code }: { code: string }) => code)).toContain('total_disagrees')
  })
})
