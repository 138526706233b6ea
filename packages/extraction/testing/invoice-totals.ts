import { type InvoicePage, LEFT } from './invoice-head.ts'
import { figureText } from './printed.ts'

/** Sums, taxes by rate, what was paid and what was owed before, and a slip to pay with. */
export function drawTotals(page: InvoicePage, top: number): void {
  const { paper, truth, look, words, style, day, chance } = page
  let y = top
  if (y > paper.height - 250) {
    paper.nextPage()
    y = 60
  }
  const money = (minor: number) => figureText(minor, style)
  const rate = (value: number) => `${String(value).replace('.', style.decimal)}%`
  if (look.tax_table === 'before') y = taxTable(page, y)
  const rows: [string, string, boolean][] = []
  if (truth.delivery > 0) rows.push([words.delivery, money(truth.delivery), false])
  rows.push([words.net, money(truth.net), false])
  if (chance.is(0.5))
    for (const one of truth.taxes) rows.push([`${words.tax} ${rate(one.rate)}`, money(one.tax), false])
  else rows.push([words.tax, money(truth.tax), false])
  rows.push([words.gross, money(truth.gross), true])
  const { size } = look
  if (look.totals === 'row') {
    const cells = [words.net, words.tax, words.gross]
    const values = [truth.net, truth.tax, truth.gross]
    for (const [index, text] of cells.entries()) {
      paper.write(text, 250 + index * 100, y, { size, is_bold: true, align: 'right', width: 95 })
      paper.write(money(values[index]!), 250 + index * 100, y + size * 1.6, {
        size,
        align: 'right',
        width: 95,
      })
    }
    y += size * 4
  } else {
    const x = look.totals === 'left_stack' ? LEFT : 330
    for (const [label, value, is_bold] of rows) {
      if (look.totals === 'inline') paper.write(`${label}: ${value}`, x, y, { size, is_bold })
      else {
        paper.write(label, x, y, { size, is_bold })
        paper.write(value, x, y, { size, is_bold, align: 'right', width: 220 })
      }
      y += size * 1.7
    }
  }
  if (truth.paid > 0) {
    paper.write(words.paid, 330, y, { size })
    paper.write(money(truth.paid), 330, y, { size, align: 'right', width: 220 })
    y += size * 1.7
  }
  if (truth.previous > 0) {
    y += size
    for (const [label, value] of [
      [words.previous, truth.previous],
      [words.account_total, truth.previous + truth.gross],
    ] as const) {
      paper.write(label, LEFT, y, { size })
      paper.write(money(value), LEFT + 130, y, { size, align: 'right', width: 80 })
      y += size * 1.7
    }
  }
  if (look.tax_table === 'after') y = taxTable(page, y + 6)
  if (look.in_words)
    paper.write(`${words.words}: one thousand two hundred and 50/100`, LEFT, y + 4, { size: 8 })
  if (look.is_slip && y < paper.height - 130) {
    paper.write(`${words.number} ${truth.number}`, LEFT, paper.height - 100, { size: 8 })
    paper.write(`IBAN GB29 NWBK 6016 1331 9268 19`, LEFT, paper.height - 88, { size: 8 })
    paper.write(`${words.due} ${day(truth.due)}`, LEFT + 210, paper.height - 100, { size: 8 })
    paper.write(money(truth.gross), LEFT + 390, paper.height - 100, { size: 8, is_bold: true })
  }
}

function taxTable({ paper, truth, look, words, style }: InvoicePage, top: number): number {
  const { size } = look
  for (const [index, text] of [words.rate, words.net, words.tax].entries())
    paper.write(text, LEFT + index * 75, top, { size: size - 1, align: 'right', width: 70 })
  let y = top + size * 1.5
  for (const { rate, base, tax } of truth.taxes) {
    const texts = [
      `${String(rate).replace('.', style.decimal)}%`,
      figureText(base, style),
      figureText(tax, style),
    ]
    for (const [index, text] of texts.entries())
      paper.write(text, LEFT + index * 75, y, { size: size - 1, align: 'right', width: 70 })
    y += size * 1.4
  }
  return y + size
}
