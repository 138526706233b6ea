import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../test/house.ts'
import { uploadFile } from '../../../test/uploads.ts'

const test = testHouse()
const fixtures = new URL('../../../../packages/extraction/fixtures/einvoice/', import.meta.url)

let mine: Person

beforeAll(async () => {
  mine = await test.newOrganization({ restaurant_name: 'The Cookie Jar' })
})

async function uploadAndRead(name: string, content: string | Buffer) {
  const uploaded = await uploadFile(mine, { name, content })
  expect(uploaded).toMatchObject({ status: 201, body: { file_type: 'xml', status: 'uploaded' } })
  await test.runJobs()
  return (await mine.call('GET', `/supplier/documents/${uploaded.body.id}`)).body
}

describe('an e-invoice', () => {
  it('is uploaded as XML and ends processed, with its lines', async () => {
    const document = await uploadAndRead('rechnung.xml', await readFile(new URL('ubl-invoice.xml', fixtures)))
    expect(document).toMatchObject({ status: 'processed', document_type: 'invoice', line_count: 4 })
    expect(document.extraction).toMatchObject({
      source: 'xml',
      proof: 'proven',
      invoice_number: '2026-1187',
      total_amount: 124.27,
      supplier: { tax_id: 'DE811907980' },
    })
    expect(document.extraction.lines[0]).toMatchObject({
      description: 'Kartoffeln, festkochend',
      quantity: 25,
      unit: 'kg',
      unit_price: 3,
      amount: 75,
      box: null,
    })
  })

  it('is told by its content, in any encoding and under any name', async () => {
    const document = await uploadAndRead('scan.pdf', await readFile(new URL('zugferd-1.xml', fixtures)))
    expect(document).toMatchObject({
      status: 'processed',
      extraction: { supplier: { name: 'Käserei Müller' } },
    })
  })

  it('that is another kind of XML, or a bomb, fails with a reason and nothing else', async () => {
    const order = await uploadAndRead('order.xml', '<Order xmlns="urn:x"><ID>1</ID></Order>')
    expect(order).toMatchObject({ status: 'error', error_code: 'unsupported_document' })
    const bomb = await uploadAndRead('bomb.xml', '<!DOCTYPE a [<!ENTITY b "ha">]><a>&b;&b;</a>')
    expect(bomb).toMatchObject({ status: 'error', error_code: 'hostile_document' })
  })
})

describe('a file with several invoices', () => {
  const bodies = async () => readFile(new URL('fattura.xml', fixtures), 'utf8')
  const list = async () =>
    (await mine.call('GET', '/supplier/documents?search=fatture')).body.items as Record<string, unknown>[]
  let first: Awaited<ReturnType<typeof uploadAndRead>>

  it('becomes as many documents, each with its own draft', async () => {
    first = await uploadAndRead('fatture.xml', await bodies())
    expect(first).toMatchObject({
      ...{ status: 'processed', part: 1, parts: 2 },
      extraction: { invoice_number: 'FT 12/2026' },
      same_file: [{ id: expect.any(String), part: 2 }],
    })
    expect(first.extraction.warnings.map(({ code }: { code: string }) => code)).not.toContain(
      'several_documents',
    )
    const [{ id }] = first.same_file
    const { body: second } = await mine.call('GET', `/supplier/documents/${id}`)
    expect(second).toMatchObject({
      ...{ status: 'processed', part: 2, parts: 2, document_type: 'credit_note', file_name: 'fatture.xml' },
      ...{ upload_date: first.upload_date, uploaded_by: first.uploaded_by },
      extraction: { invoice_number: 'NC 3/2026', total_amount: 12.2 },
      same_file: [{ id: first.id, part: 1 }],
    })
    expect(first.draft_id).not.toBeNull()
    expect(second.draft_id).not.toBeNull()
    const { body: draft } = await mine.call('GET', `/supplier/drafts/${second.draft_id}`)
    expect(draft).toMatchObject({ invoice_number: 'NC 3/2026', duplicate_of: [] })
  })

  it('makes none of them twice when one is read again', async () => {
    const [{ id }] = first.same_file
    for (const again of [first.id, id]) {
      expect((await mine.call('POST', `/supplier/documents/${again}/read-again`)).status).toBe(202)
      await test.runJobs()
    }
    expect((await list()).map(({ part }) => part).sort()).toEqual([1, 2])
    const { body: second } = await mine.call('GET', `/supplier/documents/${id}`)
    expect(second.extraction.invoice_number).toBe('NC 3/2026')
  })

  it('keeps its bytes while one of them is left', async () => {
    expect((await mine.call('DELETE', `/supplier/documents/${first.id}`)).status).toBe(200)
    const [{ id }] = first.same_file
    expect((await mine.call('POST', `/supplier/documents/${id}/read-again`)).status).toBe(202)
    await test.runJobs()
    expect((await mine.call('GET', `/supplier/documents/${id}`)).body).toMatchObject({
      ...{ status: 'processed', same_file: [] },
      extraction: { invoice_number: 'NC 3/2026' },
    })
  })
})
