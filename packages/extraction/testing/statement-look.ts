import type { Chance } from './chance.ts'
import type { Font, RunStyle } from './paper.ts'
import { DATE_STYLES, type DateStyle } from './printed.ts'

export type ColumnKey =
  | 'position'
  | 'date'
  | 'due'
  | 'reference'
  | 'order'
  | 'kind'
  | 'description'
  | 'debit'
  | 'credit'
  | 'amount'
  | 'side'
  | 'balance'

export type StatementLook = {
  columns: ColumnKey[]
  amounts:
    | 'sides'
    | 'minus'
    | 'trailing_minus'
    | 'brackets'
    | 'cr'
    | 'cr_dr'
    | 'hs'
    | 'side_column'
    | 'by_kind'
  date: DateStyle
  header: 'plain' | 'two_lines' | 'none' | 'upper' | 'with_currency' | 'small_caps'
  is_header_repeated: boolean
  header_align: 'as_cells' | 'left' | 'center'
  figures: 'right' | 'right' | 'left' | 'center'
  opening: 'row' | 'row_without_date' | 'summary' | 'none'
  closing: 'row' | 'summary' | 'both' | 'none'
  carried: boolean
  page_totals: boolean
  totals_row: boolean
  ageing: 'none' | 'columns' | 'rows'
  slip: 'none' | 'plain' | 'with_list'
  letterhead: 'left' | 'right' | 'center' | 'two_columns'
  text_lines: { before: number; after: number }
  is_reference_wrapped: boolean
  stamp: 'none' | 'stamp' | 'watermark'
  footer_sums: boolean
  page_numbers: boolean
  section_totals: boolean
  is_two_up: boolean
  /** What stands in the cell of the side that a movement is not on. */
  empty: 'blank' | 'dash' | 'zero'
  /** The description stands on a line of its own below each movement. */
  second_line: boolean
  /** What later pages repeat of the first one's head. */
  page_head: 'name' | 'full'
  footnotes: 'none' | 'terms' | 'figures'
  is_ageing_above: boolean
  font: Font
  size: number
  leading: number
  gap: number
  runs: RunStyle
}

/** Everything that may differ between two senders, drawn for a seed; `kept` options only for papers kept aside. */
export function inventLook(chance: Chance, more: Chance): StatementLook {
  const look = usualLook(chance)
  const is_plain = look.is_two_up || look.header === 'none'
  const second_line = more.is(more.is_kept ? 0.14 : 0.1) && !is_plain
  const is_ordered = more.is(0.12) && !is_plain
  const is_numbered = more.is(0.08) && !is_plain
  return {
    ...look,
    columns: [
      ...(is_numbered ? (['position'] as const) : []),
      ...look.columns.flatMap((key): ColumnKey[] => {
        if (key === 'reference' && is_ordered) return ['reference', 'order']
        return key === 'description' && second_line ? [] : [key]
      }),
    ],
    header: look.header === 'plain' && more.is(0.06) ? 'small_caps' : look.header,
    second_line,
    empty: more.option<StatementLook['empty']>(
      ['blank', 'blank', 'blank', 'zero'],
      ['dash', 'zero', 'blank'],
    ),
    page_head: more.option<StatementLook['page_head']>(['name', 'name', 'full'], ['full']),
    footnotes: more.option<StatementLook['footnotes']>(['none', 'none', 'terms'], ['figures', 'none']),
    is_ageing_above: more.is(0.2),
    gap: more.is(0.08) ? more.option([4], [3, 2]) : look.gap,
  }
}

type UsualLook = Omit<StatementLook, 'empty' | 'second_line' | 'page_head' | 'footnotes' | 'is_ageing_above'>

function usualLook(chance: Chance): UsualLook {
  const amounts = chance.option<StatementLook['amounts']>(
    ['sides', 'sides', 'minus', 'minus', 'trailing_minus', 'brackets', 'cr', 'by_kind'],
    ['cr_dr', 'hs', 'side_column', 'trailing_minus', 'sides'],
  )
  const has_balance = chance.is(0.55)
  const columns = columnsOf(chance, amounts, has_balance)
  const is_two_up = chance.is(chance.is_kept ? 0.08 : 0.03) && !has_balance && amounts !== 'sides'
  const header = chance.option<StatementLook['header']>(
    ['plain', 'plain', 'plain', 'two_lines', 'none'],
    ['upper', 'with_currency', 'two_lines', 'none'],
  )
  return {
    columns: is_two_up ? columns.filter((key) => !/due|kind|description/.test(key)) : columns,
    amounts: (is_two_up || header === 'none') && amounts === 'by_kind' ? 'minus' : amounts,
    date: chance.is(0.15)
      ? chance.of(DATE_STYLES.no_year)
      : chance.option(DATE_STYLES.seen, DATE_STYLES.kept),
    header: is_two_up ? 'plain' : header,
    is_header_repeated: chance.is(0.7),
    header_align: chance.option(['as_cells', 'as_cells', 'left'], ['center']),
    figures: chance.option(['right', 'right', 'right', 'right'], ['left', 'center']),
    opening: chance.option(['row', 'row', 'summary', 'none'], ['row_without_date']),
    closing: chance.option(['row', 'summary', 'both', 'summary'], ['none']),
    carried: chance.is(0.35) && !is_two_up,
    page_totals: chance.is(0.15) && !is_two_up,
    totals_row: chance.is(0.25) && !is_two_up,
    ageing: chance.option(['none', 'none', 'columns'], ['rows', 'columns']),
    slip: chance.option(['none', 'none', 'plain'], ['with_list']),
    letterhead: chance.option(['left', 'right', 'two_columns'], ['center']),
    text_lines: {
      before: chance.is(chance.is_kept ? 0.06 : 0.03) ? 1 : 0,
      after: chance.is(0.25) ? chance.whole(1, chance.is_kept ? 3 : 2) : 0,
    },
    is_reference_wrapped: chance.is(chance.is_kept ? 0.06 : 0.03),
    stamp: chance.option(['none', 'none', 'stamp'], ['watermark']),
    footer_sums: chance.is(0.3),
    page_numbers: chance.is(0.7),
    section_totals: chance.is(0.7),
    is_two_up,
    font: chance.option(['Helvetica', 'Helvetica', 'Times-Roman'], ['Courier']),
    size: chance.option([8, 9, 10], [6.5, 11]),
    leading: chance.option([1.35, 1.6, 2], [1.15, 2.6]),
    gap: chance.option([10, 14, 20], [7, 30]),
    runs: chance.option(['whole', 'whole', 'words'], ['glyphs', 'pieces']),
  }
}

function columnsOf(chance: Chance, amounts: StatementLook['amounts'], has_balance: boolean): ColumnKey[] {
  const figures: ColumnKey[] =
    amounts === 'sides' ? ['debit', 'credit'] : amounts === 'side_column' ? ['amount', 'side'] : ['amount']
  const balance: ColumnKey[] = has_balance ? ['balance'] : []
  const due: ColumnKey[] = chance.is(0.25) ? ['due'] : []
  const kind: ColumnKey[] = amounts === 'by_kind' || chance.is(0.3) ? ['kind'] : []
  const order = chance.option<'usual' | 'reference_first' | 'reference_late' | 'date_last' | 'balance_first'>(
    ['usual', 'usual', 'reference_first', 'reference_late'],
    ['date_last', 'balance_first'],
  )
  switch (order) {
    case 'reference_first':
      return ['reference', ...kind, 'date', ...due, 'description', ...figures, ...balance]
    case 'reference_late':
      return ['date', ...kind, 'description', 'reference', ...due, ...figures, ...balance]
    case 'date_last':
      return ['reference', ...kind, 'description', ...figures, ...balance, 'date']
    case 'balance_first':
      return [...balance, ...figures, 'date', 'reference', ...kind, 'description']
    default:
      return ['date', ...due, 'reference', ...kind, 'description', ...figures, ...balance]
  }
}
