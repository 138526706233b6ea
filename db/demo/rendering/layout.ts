/** How a statement looks: everything that differs between real senders and not between their figures. */
export type StatementLayout = {
  name: string
  rules: 'all' | 'rows' | 'header' | 'none'
  amounts: 'debit_credit' | 'signed' | 'trailing_minus' | 'brackets' | 'cr_suffix'
  running_balance: boolean
  /** The opening balance as a row of the table, or in a summary above it. */
  opening: 'row' | 'summary'
  closing: 'row' | 'summary' | 'both'
  carried_lines: boolean
  reference_first: boolean
  kind_column: boolean
  currency_shown: 'none' | 'header' | 'cells'
  dates: 'short' | 'long' | 'no_year'
  second_line: boolean
  ageing: boolean
  totals_row: boolean
  font: 'Helvetica' | 'Times-Roman' | 'Courier'
  size: number
  row_gap: number
}

const PLAIN: StatementLayout = {
  name: 'plain',
  rules: 'header',
  amounts: 'signed',
  running_balance: false,
  opening: 'summary',
  closing: 'summary',
  carried_lines: false,
  reference_first: false,
  kind_column: false,
  currency_shown: 'none',
  dates: 'short',
  second_line: false,
  ageing: false,
  totals_row: false,
  font: 'Helvetica',
  size: 9,
  row_gap: 5,
}

/** Layouts seen in the trade, each a name and what it changes. */
export const LAYOUTS: readonly StatementLayout[] = [
  {
    ...PLAIN,
    name: 'ledger',
    rules: 'all',
    amounts: 'debit_credit',
    running_balance: true,
    opening: 'row',
    closing: 'row',
    carried_lines: true,
  },
  {
    ...PLAIN,
    name: 'modern',
    rules: 'rows',
    running_balance: true,
    kind_column: true,
    closing: 'both',
    currency_shown: 'cells',
    row_gap: 8,
  },
  {
    ...PLAIN,
    name: 'open_items',
    reference_first: true,
    ageing: true,
    currency_shown: 'header',
    closing: 'row',
  },
  {
    ...PLAIN,
    name: 'mainframe',
    rules: 'none',
    amounts: 'trailing_minus',
    font: 'Courier',
    size: 8,
    row_gap: 3,
    opening: 'row',
    closing: 'row',
    carried_lines: true,
    running_balance: true,
  },
  {
    ...PLAIN,
    name: 'accountant',
    amounts: 'brackets',
    totals_row: true,
    font: 'Times-Roman',
    size: 10,
    opening: 'row',
    closing: 'both',
  },
  {
    ...PLAIN,
    name: 'credit_marks',
    amounts: 'cr_suffix',
    running_balance: true,
    rules: 'rows',
    opening: 'row',
    closing: 'summary',
    dates: 'long',
  },
  {
    ...PLAIN,
    name: 'two_lines',
    amounts: 'debit_credit',
    second_line: true,
    dates: 'no_year',
    closing: 'summary',
    totals_row: true,
  },
  {
    ...PLAIN,
    name: 'sides_only',
    amounts: 'debit_credit',
    rules: 'none',
    kind_column: true,
    closing: 'row',
    reference_first: true,
    size: 8,
  },
]

/** A layout by name, or a variation of the plain one. */
export function layoutOf(layout: string | Partial<StatementLayout> = 'ledger'): StatementLayout {
  if (typeof layout !== 'string') return { ...PLAIN, name: 'own', ...layout }
  const found = LAYOUTS.find((one) => one.name === layout)
  if (!found)
    throw new RangeError(
      `No statement layout "${layout}"; there are ${LAYOUTS.map((one) => one.name).join(', ')}.`,
    )
  return found
}
