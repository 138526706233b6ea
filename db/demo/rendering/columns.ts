import type { StatementData, StatementLine } from './business-paper.ts'
import { dateText, plainAmount, signedText, withCurrency } from './format.ts'
import type { StatementLayout } from './layout.ts'
import { wordsOf } from './words.ts'

export type StatementColumn = {
  key: 'date' | 'reference' | 'kind' | 'description' | 'debit' | 'credit' | 'amount' | 'balance'
  header: string
  /** Share of the width left after the others. */
  weight: number
  is_figure: boolean
}

/** The columns a layout shows, in its order. */
export function columnsOf(data: StatementData, layout: StatementLayout): StatementColumn[] {
  const words = wordsOf(data.locale)
  const money = (text: string) => (layout.currency_shown === 'header' ? `${text} (${data.currency})` : text)
  const date: StatementColumn = {
    key: 'date',
    header: words.date,
    weight: layout.dates === 'long' ? 1.5 : 1.1,
    is_figure: false,
  }
  const reference: StatementColumn = {
    key: 'reference',
    header: words.reference,
    weight: 1.5,
    is_figure: false,
  }
  const columns = layout.reference_first ? [reference, date] : [date, reference]
  if (layout.kind_column) columns.push({ key: 'kind', header: words.kind, weight: 1.3, is_figure: false })
  columns.push({ key: 'description', header: words.description, weight: 3, is_figure: false })
  const figure = (key: StatementColumn['key'], header: string) =>
    columns.push({ key, header: money(header), weight: 1.4, is_figure: true })
  if (layout.amounts === 'debit_credit') {
    figure('debit', words.debit)
    figure('credit', words.credit)
  } else figure('amount', words.amount)
  if (layout.running_balance) figure('balance', words.balance)
  return columns
}

export type RowCells = Partial<Record<StatementColumn['key'], string>>

/** A movement as the texts of its cells. */
export function rowCells(
  line: StatementLine,
  balance: number,
  data: StatementData,
  layout: StatementLayout,
): RowCells {
  return {
    date: dateText(line.date, data.locale, layout.dates),
    reference: line.reference,
    kind: wordsOf(data.locale).kinds[line.kind],
    description: line.description,
    ...figureCells(line.amount, balance, data, layout),
  }
}

/** The figures of a movement, and the balance after it. */
export function figureCells(
  amount: number | null,
  balance: number | null,
  data: StatementData,
  layout: StatementLayout,
): RowCells {
  const shown = (text: string) =>
    layout.currency_shown === 'cells' ? withCurrency(text, data.currency, data.locale) : text
  const signed = (value: number) => shown(signedText(value, data.locale, layout.amounts))
  const cells: RowCells = {}
  if (amount !== null && layout.amounts === 'debit_credit') {
    cells[amount < 0 ? 'credit' : 'debit'] = shown(plainAmount(amount, data.locale))
  } else if (amount !== null) cells.amount = signed(amount)
  if (balance !== null) cells.balance = signed(balance)
  return cells
}
