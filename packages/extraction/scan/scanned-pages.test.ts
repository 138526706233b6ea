import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { gunzipSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import { beforeAll, expect, it } from 'vitest'
import { type Locale, renderStatement } from '../../../db/demo/rendering/index.ts'
import { sampleStatement } from '../../../db/demo/rendering/sample-statement.ts'
import type { OcrLanguage } from '../../ocr/index.ts'
import { blank, encodeJpeg, type GreyPicture, openPages } from '../../pictures/index.ts'
import { type Wear, worn } from '../../pictures/testing/worn.ts'
import { extract, readDocument, type ScanData, structureDocument } from '../index.ts'

const { resolve } = createRequire(import.meta.url)
const load = async (): Promise<ScanData> => ({
  pdfium: await readFile(resolve('@hyzyla/pdfium/pdfium.wasm')),
  wasm: (program) => readFile(resolve(`tesseract.js-core/${program}.wasm`)),
  language: async (language) =>
    gunzipSync(
      await readFile(resolve(`@tesseract.js-data/${language}/4.0.0_best_int/${language}.traineddata.gz`)),
    ),
})
let data: ScanData
beforeAll(async () => {
  data = await load()
})
const scans = { data: async () => data }

async function drawn(pdf: Uint8Array, dpi: number): Promise<GreyPicture> {
  const pages = await openPages(pdf, data.pdfium)
  const page = await pages.grey(1, dpi)
  pages.close()
  return page
}

const scanned = (page: GreyPicture, wear: Wear) => encodeJpeg({ ...worn(page, wear), channels: 1 }, 60)

const facts = (line: { date: string | null; reference: string | null; amount: number | null }) => [
  line.date,
  line.reference,
  line.amount,
]

it.each<[Locale, OcrLanguage, RegExp]>([
  ['pt-BR', 'por', /Descrição Débito Crédito/],
  ['es-ES', 'spa', /Fecha Documento Concepto Debe Haber Saldo/],
  ['fr-FR', 'fra', /Relevé.*Période.*Libellé/],
  ['de-DE', 'deu', /Getränke.*München/],
])('tells that a page is in %s and reads its words', async (locale, language, words) => {
  const truth = sampleStatement(3, { locale, count: 6 })
  const pdf = await renderStatement(truth, { format: 'pdf', layout: 'ledger' })
  const page = scanned(await drawn(pdf, 200), { seed: 3, noise: 7, skew: 0.6 })
  const asked: string[] = []
  const loading = async () => ({
    ...data,
    language: (wanted: OcrLanguage) => {
      asked.push(wanted)
      return data.language(wanted)
    },
  })
  const text = await readDocument(page, { scans: { data: loading } })
  expect(asked.at(-1)).toBe(language)
  const said = text.pages[0]!.runs.map((run) => run.text).join(' ')
  expect(said).toMatch(words)
  const { lines } = structureDocument(text)
  expect(lines.filter((line) => line.kind !== 'opening').map(facts)).toEqual(truth.lines.map(facts))
})

it('draws a page of small print larger', async () => {
  const truth = sampleStatement(500, { locale: 'en-US', count: 9 })
  const print_points = 9
  const pdf = await renderStatement(truth, { format: 'pdf', layout: 'ledger' })
  const page = await drawn(pdf, (300 * 6) / print_points)
  const sheet = blank(2480, 3508)
  for (let y = 0; y < page.height; y += 1)
    sheet.data.set(page.data.subarray(y * page.width, (y + 1) * page.width), (y + 100) * sheet.width + 400)
  const read = await extract(scanned(sheet, { seed: 9, noise: 7, blur: 1, skew: -0.7 }), { scans })
  expect(read.lines.filter((line) => line.kind !== 'opening').map(facts)).toEqual(truth.lines.map(facts))
})

/** Two pages of one statement; the second is a picture of print. */
const ROWS = [
  ['01/10/2026', 'INV-1001', 'Vegetables', '120.50', '320.50'],
  ['05/10/2026', 'INV-1002', 'Fruit', '80.00', '400.50'],
  ['09/10/2026', 'CN-2001', 'Credit note', '-20.25', '380.25'],
  ['14/10/2026', 'INV-1003', 'Dairy', '310.75', '691.00'],
  ['20/10/2026', 'INV-1004', 'Vegetables', '45.90', '736.90'],
  ['27/10/2026', 'P-3001', 'Payment', '-380.25', '356.65'],
]
const COLUMNS = [60, 150, 240, 370, 460]
const FIGURES = 3

function statementPage(pdf: PDFKit.PDFDocument, rows: readonly (readonly string[])[], last: string[]): void {
  pdf.fontSize(10).text('Greenfield Farms Ltd - Statement of account, October 2026', 60, 60)
  for (const [row, cells] of [['Date', 'Reference', 'Description', 'Amount', 'Balance'], ...rows].entries())
    for (const [column, text] of cells.entries()) {
      const align = column < FIGURES ? 'left' : 'right'
      pdf.text(text, COLUMNS[column]!, 110 + row * 20, { width: 75, align })
    }
  pdf.text(last.join('   '), 60, 130 + rows.length * 20)
}

async function written(write: (pdf: PDFKit.PDFDocument) => void): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'A4', info: { CreationDate: new Date(0) } })
  const parts: Uint8Array[] = []
  const ended = new Promise((done) => pdf.on('end', done))
  pdf.on('data', (part: Uint8Array) => parts.push(part))
  write(pdf)
  pdf.end()
  await ended
  return new Uint8Array(Buffer.concat(parts))
}

it('joins pages of text and pages that are pictures into one statement', async () => {
  const opening = ['01/10/2026', '', 'Opening balance', '', '200.00']
  const second = await written((pdf) => statementPage(pdf, ROWS.slice(3), ['Closing balance', '356.65']))
  const picture = scanned(await drawn(second, 200), { seed: 6, noise: 7, skew: 0.8 })
  const mixed = await written((pdf) => {
    statementPage(pdf, [opening, ...ROWS.slice(0, 3)], ['Carried forward', '380.25'])
    pdf.addPage().image(Buffer.from(picture), 0, 0, { width: 595 })
  })
  const text = await readDocument(mixed, { scans })
  expect(text.pages.map((page) => page.is_scanned ?? false)).toEqual([false, true])
  const read = await extract(mixed, { scans })
  expect(read).toMatchObject({ pages: 2, opening_balance: 200, closing_balance: 356.65, proof: 'proven' })
  const lines = read.lines.filter((line) => line.kind !== 'opening')
  expect(lines.map((line) => [line.reference, line.amount, line.balance, line.page])).toEqual(
    ROWS.map(([, reference, , amount, balance], row) => [
      ...[reference, Number(amount), Number(balance)],
      row < 3 ? 1 : 2,
    ]),
  )
})
