import { describe, expect, it } from 'vitest'
import type { Reconciliation } from './queries.ts'
import { amountsOf, daysLeft, firstDayOfWeeks, pressing, purchasesByWeek, toSettle } from './waiting.ts'

const today = '2026-11-21'

describe('what is to pay', () => {
  it('presses when late or due within a week', () => {
    const due = ['2026-11-20', '2026-11-21', '2026-11-28', '2026-11-29', null].map((due_date) => ({
      due_date,
    }))
    const { overdue, soon } = pressing(due, today)
    expect(overdue).toEqual([due[0]])
    expect(soon).toEqual([due[1], due[2]])
    expect(daysLeft({ due_date: '2026-11-18' }, today)).toBe(-3)
  })

  it('adds up exactly, currency by currency', () => {
    expect(
      amountsOf([
        { currency: 'EUR', open_amount: 0.1 },
        { currency: 'BRL', open_amount: 500 },
        { currency: 'EUR', open_amount: 0.2 },
        { currency: 'EUR', open_amount: -0.05 },
      ]),
    ).toEqual([
      { currency: 'BRL', amount: 500 },
      { currency: 'EUR', amount: 0.25 },
    ])
  })
})

describe('what is to settle', () => {
  const reconciliation = (id: string, document_id: string, open: number, status = 'completed') =>
    ({
      id,
      document_id,
      status,
      summary: { amount_mismatch: open, missing_in_restaurant: 0, missing_in_supplier: 0 },
    }) as unknown as Reconciliation

  it('is the latest of each statement that leaves differences', () => {
    const all = [
      reconciliation('3', 'a', 0),
      reconciliation('2', 'b', 2),
      reconciliation('1', 'a', 4),
      reconciliation('0', 'c', 1, 'error'),
    ]
    expect(toSettle(all).map(({ id }) => id)).toEqual(['2'])
  })
})

describe('purchases by week', () => {
  it('counts from Monday to Sunday, this week last', () => {
    expect(firstDayOfWeeks(today, 3)).toBe('2026-11-02')
    const invoice = (invoice_date: string, total_amount: number, more = {}) => ({
      ...{ invoice_date, total_amount, status: 'active' as const, currency: 'EUR' },
      ...more,
    })
    const weeks = purchasesByWeek(
      [
        invoice('2026-11-02', 10),
        invoice('2026-11-08', 5),
        invoice('2026-11-21', 1),
        invoice('2026-11-21', 99, { status: 'cancelled' }),
        invoice('2026-11-21', 99, { currency: 'BRL' }),
        invoice('2026-11-01', 99),
      ],
      'EUR',
      today,
      3,
    )
    expect(weeks).toEqual([
      { from: '2026-11-02', amount: 15 },
      { from: '2026-11-09', amount: 0 },
      { from: '2026-11-16', amount: 1 },
    ])
  })
})
