import { describe, expect, it } from 'vitest'
import {
  type DocumentKind,
  type LedgerEntry,
  type ReconcileOptions,
  reconcile,
  type StatementLine,
} from './index.ts'

type LineRow = [reference: string | null, date: string | null, amount: string, more?: Partial<StatementLine>]
type EntryRow = [number: string | null, date: string | null, amount: string, more?: Partial<LedgerEntry>]

const lineOf = ([reference, date, amount, more]: LineRow, index: number): StatementLine => ({
  line: index + 1,
  date,
  reference,
  description: null,
  amount,
  currency: 'EUR',
  ...more,
})
const entryOf = ([invoice_number, invoice_date, amount, more]: EntryRow, index: number): LedgerEntry => ({
  id: 'abcdefgh'[index]!,
  invoice_number,
  invoice_date,
  amount,
  currency: 'EUR',
  ...more,
})

/** Each item in one line: `matched 1 a rounding,…`. */
function tell(lines: LineRow[], entries: EntryRow[], options?: ReconcileOptions): string[] {
  const { items } = reconcile(lines.map(lineOf), entries.map(entryOf), options)
  return items
    .map(({ status, statement_lines, ledger_ids, reasons }) => {
      const codes = reasons
        .map(({ code }) => code)
        .filter((code) => code !== 'same_number' && code !== 'same_amount')
      return [status, statement_lines.join('+') || '-', ledger_ids.join('+') || '-', codes.join(',')]
        .join(' ')
        .trim()
    })
    .sort()
}

const DAY = '2026-03-02'
const kind = (name: DocumentKind) => ({ kind: name })

describe('one line, one entry', () => {
  it.each<[string, LineRow, EntryRow, string]>([
    ['equal', ['INV-0451', DAY, '10.00'], ['INV-0451', DAY, '10.00'], 'matched 1 a'],
    ['reformatted', ['invoice 451', DAY, '10'], ['INV-0451', DAY, '10.00'], 'matched 1 a number_reformatted'],
    ['misread', ['INV-O45I', DAY, '10'], ['INV-0451', DAY, '10.00'], 'matched 1 a number_look_alike'],
    ['mistyped', ['INV-04518', DAY, '10'], ['INV-04513', DAY, '10.00'], 'matched 1 a number_mistyped'],
    ['cut off', ['INV-045', DAY, '10'], ['INV-04513', DAY, '10.00'], 'matched 1 a number_cut_off'],
    [
      'without number',
      [null, DAY, '10'],
      ['INV-04513', '2026-03-04', '10.00'],
      'matched 1 a number_absent,date_differs',
    ],
    ['rounded', ['INV-0451', DAY, '10.02'], ['INV-0451', DAY, '10.00'], 'matched 1 a rounding'],
    ['far in time', ['INV-0451', '2026-04-20', '10'], ['INV-0451', DAY, '10'], 'matched 1 a date_differs'],
    ['with tax', ['INV-0451', DAY, '123.00'], ['INV-0451', DAY, '100.00'], 'amount_mismatch 1 a tax_ratio'],
    [
      'digits swapped',
      ['INV-0451', DAY, '132.00'],
      ['INV-0451', DAY, '123.00'],
      'amount_mismatch 1 a transposed_digits',
    ],
    [
      'sign turned',
      ['CN-0451', DAY, '50.00'],
      ['CN-0451', DAY, '-50.00'],
      'amount_mismatch 1 a opposite_sign',
    ],
    [
      'credit short',
      ['CN-0451', DAY, '-41.00'],
      ['CN-0451', DAY, '-50.00'],
      'amount_mismatch 1 a short_credit',
    ],
    ['half', ['INV-0451', DAY, '50.00'], ['INV-0451', DAY, '100.00'], 'amount_mismatch 1 a partial_amount'],
    [
      'dearer',
      ['INV-0451', DAY, '107.77'],
      ['INV-0451', DAY, '100.00'],
      'amount_mismatch 1 a amount_differs',
    ],
    ['both without date', ['INV-0451', null, '10'], ['INV-0451', null, '10'], 'matched 1 a'],
  ])('%s', (_, line, entry, told) => expect(tell([line], [entry])).toEqual([told]))

  it('finds the number in the description', () => {
    const line: LineRow = [null, DAY, '10', { description: 'Delivery note, our invoice 04513' }]
    expect(tell([line], [['INV-4513', '2026-01-02', '10']])).toEqual([
      'matched 1 a number_in_description,date_differs',
    ])
  })

  it.each<[string, LineRow, EntryRow]>([
    ['another number of the same make', ['INV-04513', DAY, '10'], ['INV-04777', DAY, '10']],
    ['another currency', ['INV-0451', DAY, '10', { currency: 'USD' }], ['INV-0451', DAY, '10']],
    [
      'another year of a series that restarts',
      ['12/2025', '2025-03-02', '10'],
      ['12/2026', '2026-03-02', '10'],
    ],
    ['payment and invoice', ['451', DAY, '10', kind('payment')], ['451', DAY, '10', kind('invoice')]],
    ['opening balance', [null, DAY, '10', kind('opening')], [null, DAY, '10']],
    ['only the day in common', [null, DAY, '10'], ['INV-0451', DAY, '17.77']],
  ])('keeps apart: %s', (_, line, entry) => {
    const told = tell([line], [entry]).map((item) => item.split(' ').slice(0, 3).join(' '))
    expect(told).toEqual(['missing_in_restaurant 1 -', 'missing_in_supplier - a'])
  })
})

describe('several', () => {
  it('splits and merges', () => {
    const split: LineRow[] = [
      ['4512', DAY, '60'],
      ['4512', DAY, '40'],
    ]
    expect(tell(split, [['4512', DAY, '100']])).toEqual(['matched 1+2 a split'])
    const suffixed: LineRow[] = [
      ['4512-1', DAY, '60'],
      ['4512-2', DAY, '25'],
      ['4512-3', DAY, '15'],
    ]
    expect(tell(suffixed, [['4512', DAY, '100']])).toEqual(['matched 1+2+3 a number_reformatted,split'])
    const run: EntryRow[] = [
      ['4511', DAY, '10'],
      ['4512', DAY, '20'],
      ['4513', DAY, '30'],
    ]
    expect(tell([['4512', DAY, '50']], run)).toEqual([
      'matched 1 b+c merged',
      'missing_in_supplier - a not_on_statement',
    ])
    expect(tell([['4511-4513', DAY, '60']], run)).toEqual(['matched 1 a+b+c number_reformatted,merged'])
    expect(tell([[null, DAY, '60.00']], run)).toEqual(['matched 1 a+b+c number_absent,merged'])
  })

  it('completes a split whose second number was misread', () => {
    const lines: LineRow[] = [
      ['4512', DAY, '60'],
      ['4572', DAY, '40'],
    ]
    expect(tell(lines, [['4512', DAY, '100']])).toEqual(['matched 1+2 a split'])
  })

  it('names duplicates, whichever side repeats', () => {
    const lines: LineRow[] = [
      ['4512', DAY, '60'],
      ['4512', DAY, '60'],
    ]
    expect(tell(lines, [['4512', DAY, '60']])).toEqual([
      'matched 1 a',
      'missing_in_restaurant 2 - not_in_ledger,duplicate',
    ])
    expect(tell([['4512', DAY, '60']], lines)).toEqual([
      'matched 1 a',
      'missing_in_supplier - b not_on_statement,duplicate',
    ])
  })

  it('prefers its own amount to its number when both are contested', () => {
    const lines: LineRow[] = [
      ['4513', DAY, '55.20'],
      ['4513', DAY, '88.00'],
    ]
    const entries: EntryRow[] = [
      ['4512', DAY, '55.20'],
      ['4513', DAY, '88.00'],
    ]
    expect(tell(lines, entries)).toEqual(['matched 1 a number_mistyped', 'matched 2 b'])
  })

  it('keeps invoices and credit notes with one number apart', () => {
    const rows: LineRow[] = [
      ['INV-100', DAY, '80'],
      ['CN-100', DAY, '-80'],
    ]
    expect(tell(rows, rows)).toEqual(['matched 1 a', 'matched 2 b'])
  })

  it('flags what was booked after the statement ends', () => {
    const told = tell([], [['4512', '2026-04-02', '60']], { period_end: '2026-03-31' })
    expect(told).toEqual(['missing_in_supplier - a not_on_statement,timing'])
  })

  it('says which document has the number in another currency', () => {
    const { items } = reconcile(
      [lineOf(['4512', DAY, '60', { currency: 'USD' }], 0)],
      [entryOf(['4512', DAY, '60'], 0)],
    )
    expect(items.map(({ reasons }) => reasons.at(-1))).toEqual([
      { code: 'other_currency', params: { of: 1, currency: 'USD' } },
      { code: 'other_currency', params: { of: 'a', currency: 'EUR' } },
    ])
  })
})

describe('summary', () => {
  it('explains the difference of the totals by class', () => {
    const lines = (
      [
        ['1001', DAY, '100.01'],
        ['1002', DAY, '50'],
        ['1003', DAY, '-30', kind('payment')],
      ] as LineRow[]
    ).map(lineOf)
    const entries = (
      [
        ['1001', DAY, '100.00'],
        ['1002', DAY, '45'],
        ['1009', DAY, '7'],
      ] as EntryRow[]
    ).map(entryOf)
    const { summary } = reconcile(lines, entries)
    expect(summary).toMatchObject({
      matched: 1,
      amount_mismatch: 1,
      missing_in_restaurant: 1,
      missing_in_supplier: 1,
    })
    expect(summary).toMatchObject({
      currency: 'EUR',
      statement_total: 120.01,
      ledger_total: 152,
      difference: -31.99,
    })
    expect(summary.currencies[0]!.differences).toEqual({
      matched: 0.01,
      amount_mismatch: 5,
      missing_in_restaurant: -30,
      missing_in_supplier: -7,
    })
  })

  it('gives totals by currency only when there are several', () => {
    const { summary } = reconcile(
      [lineOf(['1', DAY, '1'], 0), lineOf(['2', DAY, '1500', { currency: 'JPY' }], 1)],
      [],
    )
    expect(summary).toMatchObject({ currency: null, statement_total: null, difference: null })
    expect(summary.currencies.map(({ currency, statement_total }) => [currency, statement_total])).toEqual([
      ['EUR', 1],
      ['JPY', 1500],
    ])
    expect(reconcile([], []).summary).toMatchObject({ currency: null, currencies: [], matched: 0 })
  })
})

describe('restaurants', () => {
  const at = (site: string) => ({ site })

  it('tell one delivery from another where number and amount do not', () => {
    const lines = [lineOf(['7', DAY, '80', at('Harbour')], 0), lineOf(['7', DAY, '80', at('Hill')], 1)]
    const entries = [entryOf(['7', DAY, '80', at('Hill')], 0), entryOf(['7', DAY, '80', at('Harbour')], 1)]
    const { items } = reconcile(lines, entries)
    const pairs = items.map(({ statement_lines, ledger_ids }) => [...statement_lines, ...ledger_ids])
    expect(pairs).toEqual([
      [lines[0]!.line, entries[1]!.id],
      [lines[1]!.line, entries[0]!.id],
    ])
  })

  it('never part what belongs together: booked in the wrong books, it is said so', () => {
    const { items } = reconcile(
      [lineOf(['1001', DAY, '80', at('Harbour')], 0)],
      [entryOf(['1001', DAY, '80', at('Hill')], 0)],
    )
    expect(items.map(({ status }) => status)).toEqual(['matched'])
    expect(items[0]!.reasons).toContainEqual({
      code: 'other_site',
      params: { statement_site: 'Harbour', ledger_site: 'Hill' },
    })
  })
})

describe('refusals', () => {
  const good = lineOf(['1', DAY, '1'], 0)
  it.each([
    [[good, good], 'statement line 1: duplicate id "1"'],
    [[{ ...good, amount: '1,5' }], 'statement line 1: invalid amount "1,5"'],
    [[{ ...good, date: '2026-02-30' }], 'statement line 1: invalid date "2026-02-30"'],
    [[{ ...good, currency: 'XYZ' }], 'statement line 1: unknown currency "XYZ"'],
  ])('%#', (statement, message) => expect(() => reconcile(statement, [])).toThrow(message))

  it('refuses options that mean nothing', () => {
    expect(() => reconcile([], [], { amount_tolerance_cents: 0.5 })).toThrow('invalid tolerance')
    expect(() => reconcile([], [], { period_end: 'soon' })).toThrow('invalid date')
  })
})

describe('payments', () => {
  const paid = (number: string | null, date: string, amount: string): LineRow & EntryRow => [
    number,
    date,
    amount,
    kind('payment'),
  ]

  it('are matched by amount and day, since each side numbers its own', () => {
    expect(
      tell(
        [paid('RCPT-88123', '2026-03-04', '-300'), ['INV-0451', DAY, '300', kind('invoice')]],
        [paid('20260302', DAY, '-300'), ['INV-0451', DAY, '300', kind('invoice')]],
      ),
    ).toEqual(['matched 1 a number_differs,date_differs', 'matched 2 b'])
    expect(tell([paid(null, '2026-03-12', '-250')], [paid('SEPA 4711', DAY, '-250')])).toEqual([
      'matched 1 a number_absent,date_differs',
    ])
  })

  it('of one amount every week each finds its own week', () => {
    const weeks = ['2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23']
    const lines = weeks.map((day, index) => paid(`R-${901 + index}`, day, '-500'))
    const entries = weeks.slice(1).map((day, index) => paid(`SEPA ${4711 + index}`, day, '-500'))
    expect(tell(lines, entries)).toEqual([
      'matched 2 a number_differs',
      'matched 3 b number_differs',
      'matched 4 c number_differs',
      'missing_in_restaurant 1 - not_in_ledger,payment',
    ])
  })

  it('of another amount are not one, and never an invoice', () => {
    expect(
      tell([paid('R-1', DAY, '-300')], [paid('S-2', DAY, '-310'), ['R-1', DAY, '-300', kind('credit_note')]]),
    ).toEqual([
      'missing_in_restaurant 1 - not_in_ledger,payment',
      'missing_in_supplier - a not_on_statement,payment',
      'missing_in_supplier - b not_on_statement',
    ])
  })
})
