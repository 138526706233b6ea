import type { Chance } from './chance.ts'
import type { Words } from './invoice-head.ts'
import type { InvoiceTruth } from './invoice-truth.ts'
import type { Paper } from './paper.ts'
import { type DateStyle, type FigureStyle, figureText } from './printed.ts'

/** A till's receipt: prices with tax, a letter for the rate, cash and change; answers what it truly says. */
export function drawReceipt(
  paper: Paper,
  truth: InvoiceTruth,
  words: Words,
  style: FigureStyle,
  day: DateStyle,
  chance: Chance,
): InvoiceTruth {
  const { supplier, items, locale } = truth
  const plain = { ...style, mark: 'none' as const }
  const room = paper.width - 24
  const center = { align: 'center', width: room } as const
  const right = { align: 'right', width: room, size: 7.5 } as const
  paper.write(supplier.name, 12, 14, { size: 9, is_bold: true, ...center })
  for (const [index, text] of [
    supplier.street,
    supplier.city,
    `Tel. ${supplier.phone}`,
    `${supplier.tax_label} ${supplier.tax_id}`,
  ].entries())
    paper.write(text, 12, 27 + index * 10, { size: 7, ...center })
  let y = 76
  paper.write(words.receipt.toUpperCase(), 12, y, { size: 9, is_bold: true, ...center })
  y += 14
  const number = chance.digits(6)
  paper.write(`${day(truth.date, locale)} 13:42`, 12, y, { size: 7.5 })
  paper.write(`${words.receipt} ${number}`, 12, y, right)
  y += 14
  let gross = 0
  for (const { description, amount, rate } of items) {
    paper.write(description.slice(0, 24), 12, y, { size: 7.5 })
    const letter = rate === truth.taxes[0]!.rate ? 'A' : 'B'
    paper.write(`${figureText(amount, plain)} ${letter}`, 12, y, right)
    gross += amount
    y += 10
  }
  y += 6
  paper.write(words.gross.toUpperCase(), 12, y, { size: 9, is_bold: true })
  paper.write(figureText(gross, style), 12, y, { ...right, size: 9, is_bold: true })
  y += 14
  const given = Math.ceil(gross / 5_000) * 5_000 + 5_000
  for (const [label, value] of [
    [words.cash, given],
    [words.change, given - gross],
  ] as const) {
    paper.write(label, 12, y, { size: 7.5 })
    paper.write(figureText(value, plain), 12, y, right)
    y += 10
  }
  const rate = truth.taxes[0]!.rate
  const tax = Math.round(gross - gross / (1 + rate / 100))
  paper.write(`${words.tax} ${rate}%`, 12, y + 4, { size: 7.5 })
  paper.write(figureText(tax, plain), 12, y + 4, right)
  return { ...truth, number, gross, net: gross - tax, tax, paid: 0, previous: 0, delivery: 0 }
}
