import { beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../test/house.ts'
import { uploadFile } from '../../../test/uploads.ts'

const test = testHouse()
let mine: Person
let theirs: Person
let number = 0

beforeAll(async () => {
  mine = await test.newOrganization({ restaurant_name: 'The Cookie Jar', country: 'IE' })
  theirs = await test.newOrganization()
})

async function read(person = mine): Promise<string> {
  number += 1
  const content = [
    'Liffey Mills Ltd',
    `Invoice,LM-${number}`,
    'Date,2026-10-02',
    'Code,Description,Quantity,Unit,Unit price,Amount',
    'F1,Strong white flour,8,bag,21.40,171.20',
    'F2,Rye flour,2,bag,14.90,29.80',
    ',Total,,,,201.00',
    '',
  ].join('\n')
  const { body } = await uploadFile(person, { name: `lm-${number}.csv`, content })
  await test.runJobs()
  return body.id
}
const get = async (id: string) => (await mine.call('GET', `/supplier/documents/${id}`)).body
const correct = (id: string, body: object, person = mine) =>
  person.call('PUT', `/supplier/documents/${id}/extraction`, body)

describe('a correction', () => {
  it('is shown in the place of what was read, and kept apart from it', async () => {
    const id = await read()
    const corrected = await correct(id, {
      ...{ total_amount: 199.5, supplier_tax_id: 'IE6388047V', due_date: '2026-11-01' },
      lines: [
        { line: 2, quantity: 1, amount: 14.9 },
        { description: 'Bag', amount: 0.5 },
      ],
    })
    expect(corrected.body).toMatchObject({
      ...{ total_amount: 199.5, line_count: 3 },
      extraction: {
        ...{ total_amount: 199.5, due_date: '2026-11-01', supplier: { tax_id: 'IE6388047V' } },
        lines: [{ amount: 171.2 }, { reference: 'F2', quantity: 1, amount: 14.9 }, { description: 'Bag' }],
      },
    })
    const { changes, corrected_by } = corrected.body.corrections[0]
    expect(corrected_by).toBe(mine.id)
    expect(changes).toContainEqual({ field: 'total_amount', line: null, before: 201, after: 199.5 })
    expect(changes).toContainEqual({ field: 'quantity', line: 2, before: 2, after: 1 })
    const kept = await test.owner.query('select extraction from documents.documents where id = $1', [id])
    expect(kept.rows[0].extraction).toMatchObject({ total_amount: 201, due_date: null })
    expect((await correct(id, { total_amount: 199.5 })).body.corrections).toHaveLength(1)
    const missing = await correct(id, { lines: [{ line: 9, amount: 1 }] })
    expect(missing.body.error).toBe('constraint_violated')
  })

  it('that says the same takes it for right: doubtful no longer, kept, and taken back', async () => {
    const id = await read()
    const set = `jsonb_set(jsonb_set(extraction, '{fields,total_amount,confidence}', '0.4'), '{lines,1,confidence}', '0.5')`
    await test.owner.query(`update documents.documents set extraction = ${set} where id = $1`, [id])
    const { extraction: doubtful } = await get(id)
    const { body } = await correct(id, { total_amount: 201, lines: [{ line: 2 }] })
    expect(body.extraction.fields.total_amount.confidence).toBe(1)
    expect(body.extraction.lines[1]).toEqual({ ...doubtful.lines[1], confidence: 1 })
    expect(body.extraction).toMatchObject({ proof: doubtful.proof, total_amount: 201 })
    expect(body.corrections[0].changes).toEqual([
      { field: 'total_amount', line: null, before: 201, after: 201 },
      { field: 'confidence', line: 2, before: 0.5, after: 1 },
    ])
    expect((await correct(id, { total_amount: 201, lines: [{ line: 2 }] })).body.corrections).toHaveLength(1)
    const path = `/supplier/documents/${id}/corrections/${body.corrections[0].id}`
    expect((await mine.call('DELETE', path)).body.extraction).toEqual(doubtful)
  })

  it('is taken back with those after it', async () => {
    const id = await read()
    await correct(id, { invoice_number: 'A-1' })
    await correct(id, { invoice_number: 'A-2', lines: [{ line: 1, is_removed: true }] })
    await correct(id, { currency: 'GBP' })
    const [, second] = (await get(id)).corrections
    const path = `/supplier/documents/${id}/corrections`
    const back = await mine.call('DELETE', `${path}/${second.id}`)
    expect(back.body).toMatchObject({
      ...{ line_count: 2, currency: 'EUR', corrections: [{ changes: [{ after: 'A-1' }] }] },
      extraction: { invoice_number: 'A-1', currency: 'EUR' },
    })
    expect((await mine.call('DELETE', `${path}/${second.id}`)).status).toBe(404)
    const log = await mine.call('GET', `/audit-log?subject_id=${id}&action=document.correction_reverted`)
    expect(log.body.items[0].before).toMatchObject({ currency: 'GBP', invoice_number: 'A-2' })
  })

  it('outlives a later reading', async () => {
    const id = await read()
    await correct(id, { invoice_number: 'KEPT-1', lines: [{ line: 2, is_removed: true }] })
    const again = await mine.call('POST', `/supplier/documents/${id}/read-again`)
    expect(again).toMatchObject({ status: 202, body: { status: 'uploaded' } })
    expect((await correct(id, { currency: 'EUR' })).body.error).toBe('document_busy')
    await test.runJobs()
    expect(await get(id)).toMatchObject({
      ...{ status: 'processed', line_count: 1, corrections: [{ corrected_by: mine.id }] },
      extraction: { invoice_number: 'KEPT-1', lines: [{ reference: 'F1' }] },
    })
  })

  it('goes on to the draft, unless a person has edited that', async () => {
    const id = await read()
    const draft = async () => (await mine.call('GET', `/supplier/drafts?document_id=${id}`)).body.items[0]
    await correct(id, { invoice_number: 'D-1', total_amount: 202 })
    expect(await draft()).toMatchObject({ invoice_number: 'D-1', total_amount: 202 })
    await mine.call('PUT', `/supplier/drafts/${(await draft()).id}`, { invoice_number: 'MINE-1' })
    await correct(id, { invoice_number: 'D-2' })
    expect(await draft()).toMatchObject({ invoice_number: 'MINE-1' })
  })

  it('is made by those who may, in their own organization', async () => {
    const id = await read()
    const shopper = await test.newMember(mine, 'shopper')
    expect((await correct(id, { currency: 'EUR' }, shopper)).status).toBe(403)
    expect((await correct(id, { currency: 'EUR' }, theirs)).status).toBe(404)
    expect((await theirs.call('POST', `/supplier/documents/${id}/read-again`)).status).toBe(404)
    expect((await theirs.call('POST', `/supplier/documents/${id}/supplier`, {})).status).toBe(404)
    const employee = await test.newMember(mine, 'employee')
    expect((await correct(id, { currency: 'EUR' }, employee)).status).toBe(200)
  })
})

describe('the supplier of a document', () => {
  it('is made of what was read, known from then on, and told to the draft', async () => {
    const id = await read()
    await correct(id, { supplier_tax_id: 'IE6388047V', supplier_email: 'accounts@liffeymills.example' })
    const named = await mine.call('POST', `/supplier/documents/${id}/supplier`, {})
    expect(named).toMatchObject({ status: 200, body: { supplier_name: 'Liffey Mills Ltd' } })
    const { supplier_id } = named.body
    expect((await mine.call('GET', `/vendors/${supplier_id}`)).body).toMatchObject({
      ...{ name: 'Liffey Mills Ltd', tax_id: 'IE6388047V', contact_email: 'accounts@liffeymills.example' },
    })
    const drafts = await mine.call('GET', `/supplier/drafts?document_id=${id}`)
    expect(drafts.body.items[0].supplier_id).toBe(supplier_id)
    expect((await get(await read())).supplier_id).toBe(supplier_id)
  })

  it('is one that was known, which learns what it lacked', async () => {
    const other = await mine.call('POST', '/vendors', { name: 'Shannon Mills' })
    const id = await read()
    await correct(id, { supplier_phone: '+353 1 555 0100' })
    const path = `/supplier/documents/${id}/supplier`
    expect((await mine.call('POST', path, { supplier_id: other.body.id })).body.supplier_id).toBe(
      other.body.id,
    )
    const known = await mine.call('GET', `/vendors/${other.body.id}`)
    expect(known.body).toMatchObject({ name: 'Shannon Mills', contact_phone: '+353 1 555 0100' })
    expect((await mine.call('POST', path, { supplier_id: id })).body.error).toBe('reference_not_found')
  })
})
