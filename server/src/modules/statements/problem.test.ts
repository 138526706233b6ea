import { describe, expect, it } from 'vitest'
import type { Extraction } from '#packages/extraction'
import { isOfPeriod, ledgerWindow, statementProblem } from './problem.ts'

type Line = Extraction['lines'][number]

function line(date: string | null, amount: number | null, kind: Line['kind'] = 'invoice'): Line {
  const nothing = { quantity: null, unit: null, unit_price: null, debit: null, credit: null, balance: null }
  const place = { page: 1, box: [0, 0, 1, 1] as Line['box'], confidence: 1 }
  return { date, reference: 'A-1', description: null, amount, kind, ...nothing, ...place }
}

function extraction(lines: Line[], changes: Partial<Extraction> = {}): Extraction {
  return {
    document_type: 'statement',
    confidence: 1,
    source: 'text',
    supplier: { name: null, tax_id: null, email: null, phone: null },
    invoice_number: null,
    invoice_date: null,
    due_date: null,
    currency: 'EUR',
    subtotal: null,
    tax_amount: null,
    total_amount: null,
    period: { from: null, to: null },
    opening_balance: null,
    closing_balance: null,
    proof: 'unproven',
    fields: {},
    lines,
    pages: 1,
    warnings: [],
    ...changes,
  }
}

describe('statementProblem', () => {
  it('compares invoices, credit notes and other charges, and sets the rest apart', () => {
    const problem = statementProblem(
      extraction([
        line('2026-10-01', null, 'opening'),
        line('2026-10-02', 10),
        line('2026-10-03', -3, 'credit_note'),
        line('2026-10-04', -10, 'payment'),
        line('2026-10-05', 1.5, 'other'),
        line('2026-10-06', null),
      ]),
      'GBP',
    )
    expect(problem.lines.map((one) => [one.line, one.amount])).toEqual([
      [2, 10],
      [3, -3],
      [5, 1.5],
    ])
    expect(problem.set_apart.map((one) => [one.line, one.why])).toEqual([
      [1, 'balance'],
      [4, 'payment'],
      [6, 'no_amount'],
    ])
  })

  it('takes the restaurant’s currency where the statement names none that exists', () => {
    expect(statementProblem(extraction([], { currency: null }), 'GBP').currency).toBe('GBP')
    expect(statementProblem(extraction([], { currency: 'ZZZ' }), 'GBP').currency).toBe('GBP')
  })
})

describe('the period of a statement', () => {
  const periodOf = (lines: Line[], period: Extraction['period']) =>
    statementProblem(extraction(lines, { period }), 'EUR').period

  it('is what it says, and never ends before its last line', () => {
    const lines = [line('2026-10-05', 1), line('2026-11-02', 1)]
    expect(periodOf(lines, { from: '2026-10-01', to: '2026-10-31' })).toEqual({
      from: '2026-10-01',
      to: '2026-11-02',
    })
  })

  it('is whole months where it does not say', () => {
    const lines = [line('2026-09-20', 1), line('2026-10-05', 1)]
    expect(periodOf(lines, { from: null, to: null })).toEqual({ from: '2026-09-01', to: '2026-10-31' })
    expect(periodOf(lines, { from: null, to: '2026-10-28' })).toEqual({
      from: '2026-09-01',
      to: '2026-10-28',
    })
  })

  it('is unknown without a believable date', () => {
    expect(periodOf([line(null, 1), line('0202-10-01', 1)], { from: null, to: null })).toBeNull()
  })
})

describe('the books to look in', () => {
  const entry = (invoice_date: string) =>
    ({
      id: '1',
      restaurant_id: '1',
      kind: 'invoice',
      invoice_number: '1',
      currency: 'EUR',
      amount: '1',
      invoice_date,
    }) as const

  it('reach two months beyond the period and its oldest line', () => {
    const period = { from: '2026-10-01', to: '2026-10-31' }
    const problem = statementProblem(extraction([line('2026-08-01', 1)], { period }), 'EUR')
    expect(ledgerWindow(problem)).toEqual({ from: '2026-05-31', to: '2027-01-01' })
    expect(ledgerWindow(statementProblem(extraction([line(null, 1)]), 'EUR'))).toBeNull()
  })

  it('leave unmatched entries of other periods to other statements', () => {
    const period = { from: '2026-10-01', to: '2026-10-31' }
    const days = ['2026-09-30', '2026-10-01', '2026-10-31', '2026-11-01']
    expect(days.map((day) => isOfPeriod(entry(day), period))).toEqual([false, true, true, false])
    expect(isOfPeriod(entry('2026-10-10'), null)).toBe(false)
  })
})
