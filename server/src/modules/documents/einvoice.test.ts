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
