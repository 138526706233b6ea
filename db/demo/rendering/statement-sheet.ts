import { writeWorkbook } from '#packages/spreadsheet'
import { closingBalance, runningBalances } from './balance.ts'
import type { StatementData, StatementLine } from './business-paper.ts'
import { columnsOf, rowCells, type StatementColumn } from './columns.ts'
import { periodText, signedText } from './format.ts'
import type { StatementLayout } from './layout.ts'
import { wordsOf } from './words.ts'

/** Renders a statement to a workbook with typed dates and amounts. */
export function statementXlsx(data: StatementData, layout: StatementLayout): Uint8Array {
  const words = wordsOf(data.locale)
  const columns = columnsOf(data, layout)
  const balances = runningBalances(data)
  const rows: unknown[][] = [checkRow(columns, words.opening, data.opening_balance)]
  for (const [index, line] of data.lines.entries()) {
    rows.push(columns.map((column) => typed(column, line, balances[index]!, data)))
  }
  return writeWorkbook([
    {
      name: words.statement,
      columns: columns.map((column) => ({
        header: column.header,
        kind: column.is_figure ? 'money' : column.key === 'date' ? 'date' : 'text',
        width: column.key === 'description' ? 40 : 16,
      })),
      rows,
      totals: checkRow(columns, words.closing, closingBalance(data)),
    },
  ])
}

function typed(column: StatementColumn, line: StatementLine, balance: number, data: StatementData): unknown {
  switch (column.key) {
    case 'debit':
      return line.amount >= 0 ? line.amount : null
    case 'credit':
      return line.amount < 0 ? -line.amount : null
    case 'balance':
      return balance
    case 'kind':
      return wordsOf(data.locale).kinds[line.kind]
    default:
      return line[column.key]
  }
}

function checkRow(columns: readonly StatementColumn[], label: string, value: number): unknown[] {
  const keys = columns.map((column) => column.key)
  const side = value < 0 ? 'credit' : 'debit'
  const target = keys.includes('balance') ? 'balance' : keys.includes('amount') ? 'amount' : side
  return keys.map((key) =>
    key === 'description' ? label : key === target ? (target === 'credit' ? -value : value) : null,
  )
}

/** Renders a statement as an export a sender's program makes: a few title lines, then text in the locale's notation. */
export function statementCsv(data: StatementData, layout: StatementLayout): Uint8Array {
  const words = wordsOf(data.locale)
  const columns = columnsOf(data, layout)
  const balances = runningBalances(data)
  const delimiter = data.locale.startsWith('en') ? ',' : ';'
  const money = (value: number) => signedText(value, data.locale, layout.amounts)
  const check = (label: string, value: number) =>
    checkRow(columns, label, value).map((cell) => (typeof cell === 'number' ? money(cell) : cell))
  const rows = [
    check(words.opening, data.opening_balance),
    ...data.lines.map((line, index) => {
      const cells = rowCells(line, balances[index]!, data, { ...layout, currency_shown: 'none' })
      return columns.map((column) => cells[column.key] ?? null)
    }),
    check(words.closing, closingBalance(data)),
  ]
  const head = [
    [words.statement, data.supplier.name],
    [words.period, periodText(data.period, data.locale)],
    columns.map((column) => column.header),
  ]
  // A sender's own export, so nothing is neutralised: negative amounts begin with their minus.
  const quoted = (cell: unknown) => {
    const text = String(cell ?? '')
    return text.includes(delimiter) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text
  }
  const lines = [...head, ...rows].map((row) => row.map(quoted).join(delimiter))
  return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`)
}
