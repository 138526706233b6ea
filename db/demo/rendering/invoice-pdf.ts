import type { InvoiceData } from './business-paper.ts'
import { dateText, plainAmount, withCurrency } from './format.ts'
import { drawFooter, drawLetterhead } from './letterhead.ts'
import { PAGE, SheetOfPaper } from './sheet-of-paper.ts'
import { type Words, wordsOf } from './words.ts'

const COLUMNS: {
  key: 'description' | 'quantity' | 'unit' | 'unit_price' | 'tax' | 'line_total'
  x: number
  width: number
}[] = [
  { key: 'description', x: 48, width: 215 },
  { key: 'quantity', x: 263, width: 48 },
  { key: 'unit', x: 319, width: 40 },
  { key: 'unit_price', x: 359, width: 72 },
  { key: 'tax', x: 431, width: 44 },
  { key: 'line_total', x: 475, width: 72 },
]

/** Sums of an invoice in its currency: lines round half away from zero to cents, tax per rate on the rounded base. */
export function invoiceTotals(data: InvoiceData): {
  subtotal: number
  tax: number
  total: number
  lines: number[]
} {
  const lines = data.lines.map((line) => Math.round(line.quantity * line.unit_price * 100 + 1e-7))
  const bases = new Map<number, number>()
  for (const [index, line] of data.lines.entries()) {
    bases.set(line.tax_rate, (bases.get(line.tax_rate) ?? 0) + lines[index]!)
  }
  const subtotal = lines.reduce((sum, cents) => sum + cents, 0)
  const tax = [...bases].reduce((sum, [rate, base]) => sum + Math.round((base * rate) / 100), 0)
  return {
    subtotal: subtotal / 100,
    tax: tax / 100,
    total: (subtotal + tax) / 100,
    lines: lines.map((cents) => cents / 100),
  }
}

/** Renders a supplier's invoice or credit note to a one-page PDF; the same input gives the same bytes. */
export async function renderInvoice(data: InvoiceData): Promise<Uint8Array> {
  const { locale, currency } = data
  const words = wordsOf(locale)
  const title = data.is_credit_note ? words.credit_note : words.invoice
  const paper = new SheetOfPaper('Helvetica', `${title} ${data.number}`, data.supplier.name)
  const facts: [string, string][] = [
    [words.invoice_number, data.number],
    [words.invoice_date, dateText(data.date, locale)],
    [words.due_date, dateText(data.due_date, locale)],
  ]
  let y = drawLetterhead(paper, data.supplier, data.customer, title, facts, locale)
  y = drawLines(paper, data, words, y)
  const { subtotal, tax, total } = invoiceTotals(data)
  const x = PAGE.width - PAGE.margin - 220
  for (const [label, value, is_bold] of [
    [words.subtotal, subtotal, false],
    [words.tax, tax, false],
    [words.total, total, true],
  ] as const) {
    paper.write(label, x, y, { size: 10, is_bold })
    paper.write(withCurrency(plainAmount(value, locale), currency, locale), x, y, {
      size: 10,
      is_bold,
      align: 'right',
      width: 220,
    })
    y += 16
  }
  drawFooter(paper, data.supplier, 1, locale)
  return paper.bytes()
}

function drawLines(paper: SheetOfPaper, data: InvoiceData, words: Words, top: number): number {
  const totals = invoiceTotals(data)
  const draw = (texts: Record<(typeof COLUMNS)[number]['key'], string>, y: number, is_bold: boolean) => {
    for (const { key, x, width } of COLUMNS) {
      const is_text = key === 'description' || key === 'unit'
      paper.write(texts[key], x, y, { size: 9, is_bold, align: is_text ? 'left' : 'right', width })
    }
  }
  draw(words, top, true)
  paper.rule(PAGE.margin, top + 13, PAGE.width - PAGE.margin, top + 13, '#333333')
  let y = top + 19
  for (const [index, line] of data.lines.entries()) {
    const texts = {
      description: line.description,
      quantity: String(line.quantity).replace('.', plainAmount(0, data.locale).charAt(1)),
      unit: line.unit,
      unit_price: plainAmount(line.unit_price, data.locale),
      tax: `${line.tax_rate}%`,
      line_total: plainAmount(totals.lines[index]!, data.locale),
    }
    draw(texts, y, false)
    y += 15
  }
  paper.rule(PAGE.margin, y, PAGE.width - PAGE.margin, y)
  return y + 12
}
