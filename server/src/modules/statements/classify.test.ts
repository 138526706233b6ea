import { describe, expect, it } from 'vitest'
import type { LedgerEntry } from '#modules/purchasing/index'
import { classify } from './classify.ts'
import type { MatchedItem } from './match-task.ts'
import type { LineOnPage, StatementProblem } from './problem.ts'

const line = (number: number, reference: string, amount: number, currency = 'EUR'): LineOnPage => ({
  ...{ line: number, reference, amount, currency },
  ...{ date: '2026-10-05', description: null, kind: 'invoice', page: 1 },
})

const entry = (id: string, invoice_date: string, amount: string): LedgerEntry => ({
  ...{ id, invoice_number: `N-${id}`, invoice_date, amount },
  ...{ restaurant_id: 'r', kind: 'invoice', currency: 'EUR' },
})

function item(
  status: MatchedItem['status'],
  lines: number[],
  ids: string[],
  amounts: [number | null, number | null],
) {
  const [statement_amount, ledger_amount] = amounts
  const difference = (statement_amount ?? 0) - (ledger_amount ?? 0)
  const sides = { statement_lines: lines, ledger_ids: ids, statement_amount, ledger_amount, difference }
  return { status, ...sides, currency: 'EUR', confidence: 0.98765, reasons: [] } satisfies MatchedItem
}

const problem: StatementProblem = {
  lines: [line(2, 'A', 10.1), line(3, 'B', 0.2), line(5, 'C', 7)],
  set_apart: [{ ...line(4, 'P', -10), kind: 'payment', why: 'payment' }],
  currency: 'EUR',
  period: { from: '2026-10-01', to: '2026-10-31' },
  opening_balance: null,
  closing_balance: null,
  proof: 'proven',
}

describe('classify', () => {
  const ledger = [
    entry('later', '2026-10-20', '5.00'),
    entry('sooner', '2026-10-03', '4.00'),
    entry('other', '2026-09-03', '99.00'),
    entry('a', '2026-10-05', '10.10'),
    entry('b', '2026-09-28', '0.30'),
  ]
  const matched = [
    item('missing_in_supplier', [], ['later'], [null, 5]),
    item('missing_in_supplier', [], ['other'], [null, 99]),
    item('missing_in_restaurant', [5], [], [7, null]),
    item('amount_mismatch', [3], ['b'], [0.2, 0.3]),
    item('missing_in_supplier', [], ['sooner'], [null, 4]),
    item('matched', [2], ['a'], [10.1, 10.1]),
  ]
  const { items, summary, left_out } = classify(matched, problem, ledger)

  it('puts items in the statement’s order, then what only the books hold by day', () => {
    expect(items.map((one) => [one.position, one.invoice_number])).toEqual([
      [2, 'A'],
      [3, 'B'],
      [5, 'C'],
      // Beyond every line: the day.
      [1_000_046_296, 'N-sooner'],
      [1_000_046_313, 'N-later'],
    ])
  })

  it('leaves out what belongs to other statements, yet keeps what matches from there', () => {
    expect(left_out).toBe(1)
    expect(items[1]).toMatchObject({
      difference: '-0.10',
      invoice_date: '2026-10-05',
      match_confidence: '0.9877',
    })
  })

  it('explains the difference to the cent', () => {
    const [euro] = summary.currencies
    expect(euro).toEqual({
      currency: 'EUR',
      statement_total: 17.3,
      ledger_total: 19.4,
      difference: -2.1,
      explained: { matched: 0, amount_mismatch: -0.1, missing_in_restaurant: 7, missing_in_supplier: -9 },
      set_apart: -10,
    })
    expect(summary).toMatchObject({ statement_lines: 3, ledger_entries: 4, set_apart_lines: 1 })
  })

  it('has a summary of nothing, too', () => {
    const empty = classify([], { ...problem, lines: [], set_apart: [] }, [])
    expect(empty.summary.currencies).toMatchObject([{ currency: 'EUR', difference: 0 }])
  })
})
