import { describe, expect, it } from 'vitest'
import { dayAfter, dayIn, dueOf } from './due.ts'
import { openTotals } from './open-totals.ts'

const invoice = (open_amount: number, due_date: string | null, currency = 'EUR') => ({
  status: 'active',
  due_date,
  currency,
  open_amount,
})

describe('what is due', () => {
  it('depends on the day', () => {
    expect(dueOf(invoice(1, '2026-11-20'), '2026-11-21')).toBe('overdue')
    expect(dueOf(invoice(1, '2026-11-21'), '2026-11-21')).toBe('soon')
    expect(dueOf(invoice(1, '2026-11-29'), '2026-11-21')).toBe('later')
    expect(dueOf({ status: 'paid', due_date: '2026-11-20' }, '2026-11-21')).toBe('none')
  })

  it('is added up exactly, by currency', () => {
    const { open, overdue, soon } = openTotals(
      [
        invoice(0.1, '2026-11-01'),
        invoice(0.2, '2026-11-02'),
        invoice(-0.05, null),
        invoice(7, '2026-11-22', 'BRL'),
      ],
      '2026-11-21',
    )
    expect(open).toEqual({
      count: 4,
      amounts: [
        { currency: 'BRL', amount: 7 },
        { currency: 'EUR', amount: 0.25 },
      ],
    })
    expect(overdue).toEqual({ count: 2, amounts: [{ currency: 'EUR', amount: 0.3 }] })
    expect(soon.amounts).toEqual([{ currency: 'BRL', amount: 7 }])
  })
})

it('knows days in their zone', () => {
  expect(dayIn('America/Sao_Paulo', new Date('2026-11-21T01:00:00Z'))).toBe('2026-11-20')
  expect(dayAfter('2026-11-28', 7)).toBe('2026-12-05')
})
