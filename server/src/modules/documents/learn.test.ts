import PDFDocument from 'pdfkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../test/house.ts'
import { uploadFile } from '../../../test/uploads.ts'

const test = testHouse()

/** A paper in words no dictionary has: only a person can say what stands where. */
async function paper(
  number: string,
  day: string,
  [net, tax, total]: [string, string, string],
): Promise<Buffer> {
  const pdf = new PDFDocument()
  pdf.fontSize(10)
  const rows: [string, string?][] = [
    ['Harbour Fish Co.'],
    ['Belegkennung', number],
    ['Tagesangabe', day],
    ['Warenwert', net],
    ['Abgabe', tax],
    ['Zusammen macht das', total],
  ]
  for (const [index, [label, value]] of rows.entries()) {
    pdf.text(label, 60, 80 + index * 20, { lineBreak: false })
    if (value) pdf.text(value, 300, 80 + index * 20, { lineBreak: false })
  }
  pdf.end()
  return Buffer.concat(await pdf.toArray())
}

let mine: Person
let theirs: Person
let supplier_id: string

async function read(person: Person, content: Buffer, fields: Record<string, string> = {}) {
  const form = { document_type: 'invoice', ...fields }
  const { body } = await uploadFile(person, { name: 'paper.pdf', content, fields: form })
  await test.runJobs()
  return (await person.call('GET', `/supplier/documents/${body.id}`)).body
}
const correct = async (person: Person, id: string, body: object) => {
  const answer = await person.call('PUT', `/supplier/documents/${id}/extraction`, body)
  expect(answer.status).toBe(200)
  await test.runJobs()
}
const layouts = async (person: Person, query = '') =>
  (await person.call('GET', `/supplier/layouts${query}`)).body.items

beforeAll(async () => {
  mine = await test.newOrganization()
  theirs = await test.newOrganization()
  supplier_id = (await mine.call('POST', '/vendors', { name: 'Harbour Fish Co.' })).body.id
})

const truth = {
  ...{ invoice_number: 'HF-20417', invoice_date: '2026-10-14' },
  ...{ subtotal: 100, tax_amount: 7, total_amount: 107 },
}

describe('a layout', () => {
  let next: Buffer

  it('is learned of a correction, once it is known whose paper it is', async () => {
    const first = await read(mine, await paper('HF-20417', '14/10/2026', ['100.00', '7.00', '107.00']))
    expect(first.extraction.invoice_number).not.toBe('HF-20417')
    await correct(mine, first.id, truth)
    if (first.supplier_id === null) {
      expect(await layouts(mine)).toEqual([])
      await mine.call('POST', `/supplier/documents/${first.id}/supplier`, { supplier_id })
      await test.runJobs()
    }
    expect(await layouts(mine)).toMatchObject([
      {
        supplier_id,
        supplier_name: 'Harbour Fish Co.',
        uses: 0,
        successes: 0,
        corrections: 0,
        used_at: null,
      },
    ])
  })

  it('reads the next paper of that supplier, and is counted', async () => {
    next = await paper('HF-20533', '02/11/2026', ['250.00', '17.50', '267.50'])
    const document = await read(mine, next, { supplier_id })
    expect(document.extraction).toMatchObject({
      ...{ invoice_number: 'HF-20533', invoice_date: '2026-11-02', total_amount: 267.5, proof: 'consistent' },
    })
    expect(await layouts(mine, `?supplier_id=${supplier_id}`)).toMatchObject([
      { uses: 1, successes: 1, corrections: 0, used_at: expect.any(String) },
    ])
    await correct(mine, document.id, { due_date: '2026-12-01' })
    expect(await layouts(mine)).toMatchObject([{ uses: 1, successes: 1, corrections: 1 }])
  })

  it('is nobody else’s', async () => {
    expect(await layouts(theirs)).toEqual([])
    const [{ id }] = await layouts(mine)
    expect((await theirs.call('DELETE', `/supplier/layouts/${id}`)).status).toBe(404)
    expect((await read(theirs, next)).extraction.invoice_number).not.toBe('HF-20533')
  })

  it('is forgotten by whoever manages suppliers', async () => {
    const [{ id }] = await layouts(mine)
    const employee = await test.newMember(mine, 'employee')
    expect((await employee.call('DELETE', `/supplier/layouts/${id}`)).status).toBe(403)
    expect((await mine.call('DELETE', `/supplier/layouts/${id}`)).status).toBe(204)
    expect(await layouts(mine)).toEqual([])
    const again = await read(mine, next, { supplier_id })
    expect(again.extraction.invoice_number).not.toBe('HF-20533')
  })
})

describe('columns', () => {
  const statement = (rows: string[]) => `Datum;Beleg;Betrag;Wert\n${rows.join('\n')}\n`
  const amounts = (document: { extraction: { lines: { amount: number }[] } }) =>
    document.extraction.lines.map(({ amount }) => amount)
  const form = { document_type: 'statement' }
  const readSheet = async (person: Person, content: string) => {
    const fields = { ...form, ...(person === mine && { supplier_id }) }
    const { body } = await uploadFile(person, { name: 'a.csv', content, fields })
    await test.runJobs()
    return (await person.call('GET', `/supplier/documents/${body.id}`)).body
  }
  const first = statement(['03.01.2026;LX-4411;120,00;96,40', '09.01.2026;LX-4419;80,00;77,10'])
  const second = statement(['02.02.2026;LX-4502;44,00;39,95', '11.02.2026;LX-4517;65,50;61,05'])

  it('are learned of one value of one line, and told in words of the house', async () => {
    const document = await readSheet(mine, first)
    expect(amounts(document)).toEqual([120, 80])
    await correct(mine, document.id, { lines: [{ line: 2, amount: 77.1 }] })
    const [layout] = await layouts(mine)
    expect(layout.learned).toEqual({
      columns: [
        { name: 'datum', holds: 'date' },
        { name: 'beleg', holds: 'reference' },
        { name: 'wert', holds: 'amount' },
      ],
      ...{ signs_turned: false, deducted_words: [], number_forms: ['LX-0000'] },
      ...{ date_order: null, fields: [] },
    })
    expect(amounts(await readSheet(mine, second))).toEqual([39.95, 61.05])
    expect(amounts(await readSheet(theirs, second))).toEqual([44, 65.5])
  })

  it('are unlearned by the next correction', async () => {
    const document = await readSheet(mine, second.replace('39,95', '38,95'))
    await correct(mine, document.id, { lines: [{ line: 1, amount: 44 }] })
    expect(amounts(await readSheet(mine, first.replace('77,10', '76,10')))).toEqual([120, 80])
  })
})
