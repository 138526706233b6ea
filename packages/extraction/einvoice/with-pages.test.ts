import { readFileSync } from 'node:fs'
import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { type Extraction, extract } from '../index.ts'

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/einvoice/${name}`, import.meta.url), 'utf8')
const CII = fixture('cii-en16931.xml')

type Page = {
  number: string
  date: string
  lines: [string, string, string, string][]
  totals: [string, string][]
  name: string
}

const PAGE: Page = {
  name: 'Fromagerie Lavigne SARL',
  number: 'F-2026-310',
  date: '12/05/2026',
  lines: [
    ['Comté 18 mois', '4,250 kg', '21,40', '90,95'],
    ['Beurre doux', '40', '2,10', '84,00'],
  ],
  totals: [
    ['Total HT', '174,95'],
    ['TVA 5,5 %', '9,62'],
    ['Total TTC', '184,57'],
  ],
}

/** A PDF invoice with files inside, each with its name. */
async function pdf(
  page: Page | null,
  files: [name: string, content: string | Uint8Array][],
): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A4' })
  const chunks: Uint8Array[] = []
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise((resolve) => document.on('end', resolve))
  const day = new Date(Date.UTC(2026, 4, 12))
  for (const [name, content] of files)
    document.file(Buffer.from(content), { name, type: 'text/xml', creationDate: day, modifiedDate: day })
  if (page) draw(document, page)
  document.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}

function draw(document: PDFKit.PDFDocument, page: Page): void {
  const at = (text: string, x: number, y: number) =>
    document.fontSize(10).text(text, x, y, { lineBreak: false })
  at(page.name, 50, 50)
  at('FACTURE', 50, 90)
  at('Numéro de facture', 50, 120)
  at(page.number, 200, 120)
  at('Date de facture', 50, 135)
  at(page.date, 200, 135)
  for (const [index, title] of ['Désignation', 'Quantité', 'Prix unitaire', 'Montant'].entries())
    at(title, 50 + index * 130, 180)
  for (const [row, cells] of page.lines.entries())
    for (const [index, cell] of cells.entries()) at(cell, 50 + index * 130, 200 + row * 20)
  for (const [row, [label, amount]] of page.totals.entries()) {
    at(label, 310, 300 + row * 20)
    at(amount, 440, 300 + row * 20)
  }
}

const disagreements = ({ warnings }: Extraction) =>
  warnings.filter((warning) => warning.code === 'pdf_disagrees').map((warning) => warning.message)

describe('a PDF with an e-invoice inside', () => {
  it('is read from the e-invoice, and shows where each value stands', async () => {
    const read = await extract(await pdf(PAGE, [['factur-x.xml', CII]]))
    expect(read).toMatchObject({
      source: 'xml',
      proof: 'proven',
      total_amount: 184.57,
      pages: 1,
      warnings: [],
    })
    const [x0, y0, x1, y1] = read.fields.invoice_number!.box!
    expect([x0 >= 195 && x0 < 205, y0 > 110 && y0 < 125, x1 > x0, y1 < 135]).toEqual([true, true, true, true])
    expect(read.fields.total_amount!.box![1]).toBeGreaterThan(335)
    expect(read.fields.total_amount!.text).toBe('184.57')
    expect(read.fields.invoice_date!.box).not.toBeNull()
    expect(read.lines.map((line) => Math.round(line.box![1] / 20))).toEqual([10, 11])
  })

  it('tells where page and e-invoice disagree', async () => {
    const page: Page = {
      ...PAGE,
      name: 'Boulangerie Petit SARL',
      number: 'F-2026-999',
      date: '13/05/2026',
      totals: [
        ['Total HT', '274,95'],
        ['TVA 5,5 %', '15,12'],
        ['Total TTC', '290,07'],
      ],
    }
    const read = await extract(await pdf(page, [['factur-x.xml', CII]]))
    expect(read).toMatchObject({ invoice_number: 'F-2026-310', total_amount: 184.57, proof: 'contradicted' })
    const told = disagreements(read).join(' ')
    for (const both of [
      /number.*F-2026-999.*F-2026-310/,
      /date.*2026-05-13.*2026-05-12/,
      /total.*290\.07.*184\.57/,
      /supplier.*Fromagerie/,
    ])
      expect(told).toMatch(both)
  })

  it('lends the lines of the page to a profile without lines, when they make its net', async () => {
    const minimum = fixture('cii-minimum.xml')
    const read = await extract(await pdf(PAGE, [['factur-x.xml', minimum]]))
    expect(read.lines.map((line) => line.amount)).toEqual([90.95, 84])
    expect(read).toMatchObject({ source: 'xml', proof: 'proven' })
    expect(read.warnings.map((one) => one.code)).toContain('lines_from_page')
    const other = { ...PAGE, lines: PAGE.lines.slice(1) }
    const unfit = await extract(await pdf(other, [['factur-x.xml', minimum]]))
    expect(unfit).toMatchObject({ lines: [], proof: 'consistent' })
  })

  it('needs no text on the page, and no particular name', async () => {
    for (const name of ['ZUGFeRD-invoice.xml', 'xrechnung.xml', 'data.bin'])
      expect(await extract(await pdf(null, [[name, CII]]))).toMatchObject({ source: 'xml', proof: 'proven' })
  })

  it('finds it among other files; orders and other XML are none', async () => {
    const order =
      '<?xml version="1.0"?><o:SCRDMCCBDACIOMessageStructure xmlns:o="urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100"/>'
    const among = await pdf(PAGE, [
      ['terms.pdf', '%PDF-1.4'],
      ['factur-x.xml', CII],
      ['order-x.xml', order],
      ['a.xml', '<a/>'],
    ])
    expect(await extract(among)).toMatchObject({ source: 'xml', proof: 'proven' })
    expect(await extract(await pdf(PAGE, [['order-x.xml', order]]))).toMatchObject({
      source: 'text',
      proof: 'proven',
    })
  })

  it('reads the page when the e-invoice is broken or a bomb, and says so', async () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    for (const xml of [CII.slice(0, 900), bomb, `<a>${'<b>'.repeat(101)}</a>`]) {
      const read = await extract(await pdf(PAGE, [['factur-x.xml', xml]]))
      expect(read.source).toBe('text')
      expect(read.warnings.map((warning) => warning.code)).toContain('embedded_xml_unreadable')
    }
  })

  it('reads UTF-16 inside, too', async () => {
    const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from(CII.replace('UTF-8', 'UTF-16'), 'utf16le')])
    expect(await extract(await pdf(PAGE, [['factur-x.xml', utf16]]))).toMatchObject({ source: 'xml' })
  })
})
