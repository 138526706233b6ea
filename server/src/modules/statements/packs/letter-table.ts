import { printable, typeface } from '#platform/typeface'
import { formatsOf } from './formats.ts'
import { ink, page } from './letter-look.ts'
import { type PackInput, type PackItem, totalsOf } from './pack-input.ts'
import { packWords } from './words.ts'

interface Column {
  x: number
  width: number
  align: 'left' | 'right'
}

const gap = 6
const widths = [62, 84, 66, 70, 66, 147] as const
const columns: Column[] = widths.map((width, index) => ({
  x: page.margin + widths.slice(0, index).reduce((sum, one) => sum + one, 0),
  width: width - gap,
  align: index >= 2 && index <= 4 ? 'right' : 'left',
}))
// The reason stands clear of the amounts beside it.
columns[5] = { ...columns[5]!, x: columns[5]!.x + gap, width: columns[5]!.width - gap }
const right = page.width - page.margin
const size = 8.5
const padding = 5

/** The disputed items by currency with their totals; the heading is repeated on every page. */
export function drawTable(paper: PDFKit.PDFDocument, input: PackInput): void {
  const totals = totalsOf(input.items)
  for (const total of totals) {
    drawHeading(paper, input, totals.length > 1 ? total.currency : null, total.currency)
    for (const item of input.items)
      if (item.currency === total.currency)
        drawRow(paper, input, cellsOf(item, input), { again: total.currency })
    const { amount } = formatsOf(input)
    const words = packWords[input.language]
    const cells = [
      words.total,
      '',
      amount(total.theirs),
      amount(total.ours),
      amount(total.difference),
      total.currency,
    ]
    drawRow(paper, input, cells, { again: total.currency, is_total: true })
    paper.y += 12
  }
  paper.x = page.margin
}

function drawHeading(
  paper: PDFKit.PDFDocument,
  input: PackInput,
  apart: string | null,
  currency: string,
): void {
  const words = packWords[input.language]
  if (paper.y + 70 > page.height - page.bottom) newPage(paper)
  if (apart) {
    paper.font(typeface.bold).fontSize(10).fillColor(ink.text).text(apart, page.margin, paper.y)
    paper.y += 4
  }
  const heads = [
    words.date,
    words.number,
    ...[words.theirs, words.ours, words.difference].map((head) => `${head} (${currency})`),
    words.reason,
  ].map(printable)
  paper.font(typeface.bold).fontSize(8)
  const height = heightOf(paper, heads) + 2 * padding
  const y = paper.y
  paper.rect(page.margin, y, right - page.margin, height).fill(ink.accent)
  paper.fillColor('#ffffff')
  drawCells(paper, heads, y + padding)
  paper.y = y + height
}

function drawRow(
  paper: PDFKit.PDFDocument,
  input: PackInput,
  cells: readonly string[],
  { again, is_total = false }: { again: string; is_total?: boolean },
): void {
  const font = is_total ? typeface.bold : typeface.regular
  paper.font(font).fontSize(size)
  const texts = cells.map(printable)
  const height = heightOf(paper, texts) + 2 * padding
  if (paper.y + height > page.height - page.bottom) {
    newPage(paper)
    drawHeading(paper, input, null, again)
  }
  const y = paper.y
  if (is_total) paper.rect(page.margin, y, right - page.margin, height).fill(ink.band)
  paper.font(font).fontSize(size).fillColor(ink.text)
  drawCells(paper, texts, y + padding)
  paper
    .moveTo(page.margin, y + height)
    .lineTo(right, y + height)
    .lineWidth(0.5)
    .strokeColor(ink.rule)
    .stroke()
  paper.y = y + height
}

function newPage(paper: PDFKit.PDFDocument): void {
  paper.addPage()
  paper.y = page.margin
}

function heightOf(paper: PDFKit.PDFDocument, texts: readonly string[]): number {
  return Math.max(...texts.map((text, index) => paper.heightOfString(text, { width: columns[index]!.width })))
}

function drawCells(paper: PDFKit.PDFDocument, texts: readonly string[], y: number): void {
  for (const [index, text] of texts.entries()) {
    const { x, width, align } = columns[index]!
    paper.text(text, x + padding / 2, y, { width, align })
  }
}

function cellsOf(item: PackItem, input: PackInput): string[] {
  const words = packWords[input.language]
  const { date, amount } = formatsOf(input)
  const is_other = item.credit !== null && Number(item.credit) !== Number(item.difference)
  const why = [
    item.note && item.reason === 'other' ? item.note : words.reasons[item.reason],
    item.note && item.reason !== 'other' ? item.note : null,
    is_other ? words.credit_asked(`${amount(item.credit!)} ${item.currency}`) : null,
  ]
  return [
    item.date ? date(item.date) : '',
    item.number ?? '',
    item.statement_amount === null ? words.absent.theirs : amount(item.statement_amount),
    item.ledger_amount === null ? words.absent.ours : amount(item.ledger_amount),
    amount(item.difference),
    why.filter(Boolean).join('\n'),
  ]
}
