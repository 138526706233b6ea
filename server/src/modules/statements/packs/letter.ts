import PDFDocument from 'pdfkit'
import { printable, typeface } from '#platform/typeface'
import { formatsOf } from './formats.ts'
import { ink, page } from './letter-look.ts'
import { drawTable } from './letter-table.ts'
import { type PackInput, type Party, totalsOf } from './pack-input.ts'
import { packWords } from './words.ts'

const width = page.width - 2 * page.margin

/** The letter of a dispute pack as PDF. */
export async function writeLetter(input: PackInput): Promise<Uint8Array> {
  const words = packWords[input.language]
  const title = printable(words.subject(input.statement))
  const written = new Date(`${input.today}T00:00:00Z`)
  const info = { Title: title, Author: printable(input.from.name), CreationDate: written, ModDate: written }
  const paper = new PDFDocument({
    size: 'A4',
    margin: page.margin,
    info,
    lang: input.language,
    bufferPages: true,
  })
  const chunks: Uint8Array[] = []
  paper.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise<void>((resolve) => paper.on('end', resolve))
  // Footers stand below the margin, where pdfkit would begin a page by itself.
  paper.page.margins.bottom = 0
  paper.on('pageAdded', () => {
    paper.page.margins.bottom = 0
  })
  drawHead(paper, input)
  drawOpening(paper, input, title)
  drawTable(paper, input)
  drawEnd(paper, input)
  drawFooters(paper, input)
  paper.end()
  await ended
  return Buffer.concat(chunks)
}

function drawHead(paper: PDFKit.PDFDocument, input: PackInput): void {
  const { from, to } = input
  const formats = formatsOf(input)
  paper.font(typeface.bold).fontSize(16).fillColor(ink.accent)
  paper.text(printable(from.name), page.margin, page.margin, { width: width * 0.62 })
  paper.font(typeface.regular).fontSize(9).fillColor(ink.faint)
  paper.text(linesOf(from, input).join('\n'), { width: width * 0.62, lineGap: 1.5 })
  const left = paper.y
  paper.font(typeface.regular).fontSize(10).fillColor(ink.text)
  paper.text(printable(formats.date(input.today)), page.margin, page.margin + 4, { width, align: 'right' })
  const rule = Math.max(left, page.margin + 40) + 10
  paper
    .moveTo(page.margin, rule)
    .lineTo(page.margin + width, rule)
    .lineWidth(1)
    .strokeColor(ink.accent)
    .stroke()
  paper.font(typeface.bold).fontSize(10.5).fillColor(ink.text)
  paper.text(printable(to.name), page.margin, rule + 26, { width: width * 0.6 })
  paper.font(typeface.regular).fontSize(10)
  paper.text(linesOf(to, input).join('\n'), { width: width * 0.6, lineGap: 1.5 })
}

/** Address, tax id, telephone and e-mail, each where it is known. */
function linesOf({ address, tax_id, phone, email }: Party, { language }: PackInput): string[] {
  const reach = [phone, email].filter(Boolean).join('  ·  ')
  return [address, tax_id && `${packWords[language].tax_id}: ${tax_id}`, reach]
    .filter(Boolean)
    .map((line) => printable(line!))
}

function drawOpening(paper: PDFKit.PDFDocument, input: PackInput, title: string): void {
  const words = packWords[input.language]
  const formats = formatsOf(input)
  paper.y += 24
  paper.font(typeface.bold).fontSize(12.5).fillColor(ink.text).text(title, page.margin, paper.y, { width })
  const { period_from, period_to, restaurants } = input
  paper.font(typeface.regular).fontSize(9.5).fillColor(ink.faint)
  if (period_from && period_to)
    paper.text(printable(words.period(formats.date(period_from), formats.date(period_to))), { width })
  const places = restaurants.map(({ name, location }) => [name, location].filter(Boolean).join(', '))
  paper.text(printable(`${words.delivered_to}: ${places.join('; ')}`), { width })
  paper.moveDown(1.2)
  paper.fontSize(10).fillColor(ink.text).text(printable(words.greeting), { width })
  paper.moveDown(0.6)
  paper.text(printable(words.intro(input.items.length)), { width, lineGap: 2 })
  paper.moveDown(1)
}

const leastSpaceForEnd = 92

function drawEnd(paper: PDFKit.PDFDocument, input: PackInput): void {
  const words = packWords[input.language]
  const formats = formatsOf(input)
  const asked = totalsOf(input.items)
    .filter(({ credit }) => credit > 0)
    .map(({ currency, credit }) => `${formats.amount(credit)} ${currency}`)
  if (paper.y + leastSpaceForEnd > page.height - page.bottom) {
    paper.addPage()
    paper.y = page.margin
  }
  paper.font(typeface.regular).fontSize(10).fillColor(ink.text)
  paper.y += 16
  if (asked.length > 0) {
    paper
      .font(typeface.bold)
      .text(printable(words.credit_asked(asked.join(' + '))), page.margin, paper.y, { width })
    paper.moveDown(0.5)
  }
  paper.font(typeface.regular).text(printable(words.closing), page.margin, paper.y, { width, lineGap: 2 })
  paper.moveDown(1.2)
  paper.text(printable(words.regards), { width })
  paper.moveDown(0.4)
  paper.font(typeface.bold).text(printable(input.from.name), { width })
}

function drawFooters(paper: PDFKit.PDFDocument, input: PackInput): void {
  const words = packWords[input.language]
  const { start, count } = paper.bufferedPageRange()
  for (let index = start; index < start + count; index += 1) {
    paper.switchToPage(index)
    const y = page.height - 40
    paper.font(typeface.regular).fontSize(8).fillColor(ink.faint)
    paper.text(printable(input.from.name), page.margin, y, {
      width: width / 2,
      lineBreak: false,
      ellipsis: true,
      height: 10,
    })
    paper.text(words.page(index - start + 1, count), page.margin, y, {
      width,
      align: 'right',
      lineBreak: false,
    })
  }
}
