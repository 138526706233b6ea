import { closingBalance, runningBalances, sideTotals } from './balance.ts'
import type { StatementData } from './business-paper.ts'
import { columnsOf, figureCells, type RowCells, rowCells, type StatementColumn } from './columns.ts'
import { dateText, periodText, plainAmount, signedText, withCurrency } from './format.ts'
import type { StatementLayout } from './layout.ts'
import { drawFooter, drawLetterhead, drawShortHead } from './letterhead.ts'
import { PAGE, SheetOfPaper } from './sheet-of-paper.ts'
import { wordsOf } from './words.ts'

const BOTTOM = PAGE.height - 70
const INNER = PAGE.width - PAGE.margin * 2

type PlacedColumn = StatementColumn & { x: number; width: number }

/** Renders a statement to PDF, as many pages as it needs; the same input gives the same bytes. */
export async function statementPdf(data: StatementData, layout: StatementLayout): Promise<Uint8Array> {
  const words = wordsOf(data.locale)
  const paper = new SheetOfPaper(layout.font, words.statement, data.supplier.name)
  const printer = new StatementPrinter(paper, data, layout)
  printer.print()
  return paper.bytes()
}

class StatementPrinter {
  readonly #paper: SheetOfPaper
  readonly #data: StatementData
  readonly #layout: StatementLayout
  readonly #columns: PlacedColumn[]
  #y = 0
  #page = 1

  constructor(paper: SheetOfPaper, data: StatementData, layout: StatementLayout) {
    this.#paper = paper
    this.#data = data
    this.#layout = layout
    const columns = columnsOf(data, layout)
    const weights = columns.reduce((sum, column) => sum + column.weight, 0)
    let x = PAGE.margin
    this.#columns = columns.map((column) => {
      const width = (column.weight / weights) * INNER
      x += width
      return { ...column, x: x - width, width }
    })
  }

  print(): void {
    const { locale, supplier, customer, period } = this.#data
    const words = wordsOf(locale)
    const facts: [string, string][] = [
      [words.period, periodText(period, locale)],
      [words.date, dateText(period.to, locale)],
    ]
    this.#y = drawLetterhead(this.#paper, supplier, customer, words.statement, facts, locale)
    if (this.#layout.opening === 'summary') this.#summary(words.opening, this.#data.opening_balance)
    this.#header()
    this.#body()
    this.#ending()
    drawFooter(this.#paper, supplier, this.#page, locale)
  }

  #body(): void {
    const { lines, opening_balance, locale, period } = this.#data
    const words = wordsOf(locale)
    if (this.#layout.opening === 'row') {
      const cells = { date: dateText(period.from, locale, this.#layout.dates), description: words.opening }
      this.#row({ ...cells, ...this.#checkFigures(opening_balance) }, { is_bold: true })
    }
    const balances = runningBalances(this.#data)
    for (const [index, line] of lines.entries()) {
      if (this.#y > BOTTOM - this.#pitch * 3) this.#turnPage(balances[index - 1] ?? opening_balance)
      const cells = rowCells(line, balances[index]!, this.#data, this.#layout)
      this.#row(cells, { is_striped: index % 2 === 1 })
    }
  }

  #ending(): void {
    const { locale, currency } = this.#data
    const words = wordsOf(locale)
    const closing = closingBalance(this.#data)
    if (this.#y > BOTTOM - 90) this.#turnPage(closing)
    if (this.#layout.totals_row && this.#layout.amounts === 'debit_credit') {
      const { debit, credit } = sideTotals(this.#data)
      const cells = {
        description: words.totals,
        debit: plainAmount(debit, locale),
        credit: plainAmount(credit, locale),
      }
      this.#row(cells, { is_bold: true })
    }
    if (this.#layout.closing !== 'summary') {
      this.#row({ description: words.closing, ...this.#checkFigures(closing) }, { is_bold: true })
    }
    if (this.#layout.closing !== 'row') this.#summary(words.closing, closing)
    if (this.#layout.ageing) this.#ageing(closing)
    this.#paper.write(`${currency}`, PAGE.margin, this.#y + 14, { size: 7, color: '#777777' })
  }

  /** A balance goes to the balance column, else to the amount, else to the side it is on. */
  #checkFigures(value: number): RowCells {
    if (this.#layout.running_balance) return figureCells(null, value, this.#data, this.#layout)
    return figureCells(value, null, this.#data, this.#layout)
  }

  #turnPage(balance: number): void {
    const words = wordsOf(this.#data.locale)
    if (this.#layout.carried_lines)
      this.#row({ description: words.carried, ...this.#checkFigures(balance) }, { is_bold: true })
    drawFooter(this.#paper, this.#data.supplier, this.#page, this.#data.locale)
    this.#paper.nextPage()
    this.#page += 1
    this.#y = drawShortHead(this.#paper, this.#data.supplier, words.statement)
    this.#header()
    if (this.#layout.carried_lines)
      this.#row({ description: words.brought, ...this.#checkFigures(balance) }, { is_bold: true })
  }

  get #pitch(): number {
    return this.#layout.size + this.#layout.row_gap
  }

  #header(): void {
    const { rules, size } = this.#layout
    if (rules === 'rows') this.#paper.fill(PAGE.margin, this.#y - 3, INNER, this.#pitch + 2, '#eef2f0')
    for (const column of this.#columns) this.#cell(column, column.header, this.#y, true)
    this.#y += this.#pitch
    if (rules !== 'none')
      this.#paper.rule(PAGE.margin, this.#y - 2, PAGE.width - PAGE.margin, this.#y - 2, '#333333')
    this.#y += size * 0.3
  }

  #row(cells: RowCells, { is_bold = false, is_striped = false } = {}): void {
    const { rules, size, second_line } = this.#layout
    const top = this.#y
    let depth = 1
    if (is_striped && rules === 'rows') this.#paper.fill(PAGE.margin, top - 2, INNER, this.#pitch, '#f8faf9')
    for (const column of this.#columns) {
      const text = cells[column.key]
      if (text === undefined) continue
      const lines = column.is_figure ? [text] : this.#paper.wrapped(text, column.width - 6, size)
      if (second_line && column.key === 'description' && cells.reference) lines.push(this.#secondLine())
      for (const [index, line] of lines.entries()) this.#cell(column, line, top + index * (size + 2), is_bold)
      depth = Math.max(depth, lines.length)
    }
    this.#y += this.#pitch + (depth - 1) * (size + 2)
    if (rules === 'all') this.#paper.rule(PAGE.margin, this.#y - 3, PAGE.width - PAGE.margin, this.#y - 3)
  }

  #secondLine(): string {
    const { locale, period } = this.#data
    return `${wordsOf(locale).due_date}: ${dateText(period.to, locale)}`
  }

  #cell(column: PlacedColumn, text: string, y: number, is_bold: boolean): void {
    const pen = { size: this.#layout.size, is_bold } as const
    if (column.is_figure)
      this.#paper.write(text, column.x, y, { ...pen, align: 'right', width: column.width - 4 })
    else this.#paper.write(text, column.x + 2, y, pen)
  }

  #summary(label: string, value: number): void {
    const { locale, currency } = this.#data
    const text = withCurrency(signedText(value, locale, this.#layout.amounts), currency, locale)
    const x = PAGE.width - PAGE.margin - 240
    this.#paper.write(label, x, this.#y + 6, { size: 10, is_bold: true })
    this.#paper.write(text, x, this.#y + 6, { size: 10, is_bold: true, align: 'right', width: 236 })
    this.#y += 30
  }

  #ageing(closing: number): void {
    const { locale } = this.#data
    const cents = Math.round(closing * 100)
    const shares = [0.5, 0.25, 0.15, 0.1].map((share) => Math.trunc(cents * share))
    const buckets = [...shares, cents - shares.reduce((sum, share) => sum + share, 0)]
    const width = INNER / buckets.length
    wordsOf(locale).ageing.forEach((label, index) => {
      const x = PAGE.margin + index * width
      const pen = { size: 8, align: 'right', width: width - 6 } as const
      this.#paper.write(label, x, this.#y + 16, { ...pen, is_bold: true })
      this.#paper.write(signedText(buckets[index]! / 100, locale, this.#layout.amounts), x, this.#y + 28, pen)
    })
    this.#y += 44
  }
}
