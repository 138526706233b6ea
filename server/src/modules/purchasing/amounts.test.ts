import { describe, expect, it } from 'vitest'
import { priced, settled } from './amounts.ts'

const item = { description: 'Salmon fillet', quantity: 12.5, unit: 'kg', unit_price: 18.4 }

describe('priced', () => {
  it('multiplies exactly and rounds half-even once', () => {
    expect(priced([item], 'EUR')[0]).toMatchObject({ position: 1, line_total: '230.00' })
    expect(priced([{ ...item, quantity: 0.5, unit_price: 0.25 }], 'EUR')[0]!.line_total).toBe('0.12')
    expect(priced([{ ...item, quantity: 3, unit_price: 0.1 }], 'EUR')[0]!.line_total).toBe('0.30')
    expect(priced([{ ...item, quantity: 3, unit_price: 33.5 }], 'JPY')[0]!.line_total).toBe('100.00')
  })

  it('keeps a total that was given', () => {
    expect(priced([{ ...item, line_total: 229.99 }], 'EUR')[0]!.line_total).toBe('229.99')
  })
})

describe('settled', () => {
  const items = [{ line_total: '0.10' }, { line_total: '0.20' }]

  it('takes the sum of the items where no total is stated', () => {
    expect(settled({ kind: undefined, total_amount: undefined, items }, 'EUR')).toEqual({
      kind: 'invoice',
      total_amount: '0.30',
    })
  })

  it('owes less by a credit note, whichever sign its items have', () => {
    for (const sign of [1, -1])
      expect(
        settled(
          { kind: 'credit_note', total_amount: undefined, items: [{ line_total: String(20 * sign) }] },
          'EUR',
        ).total_amount,
      ).toBe('-20.00')
    expect(settled({ kind: undefined, total_amount: -20, items: [] }, 'EUR').kind).toBe('credit_note')
  })

  it('refuses a sign that belies the kind, and nothing to go by', () => {
    const cases = [
      { kind: 'invoice', total_amount: -1, items: [] },
      { kind: 'credit_note', total_amount: 1, items: [] },
      { kind: undefined, total_amount: undefined, items: [] },
      { kind: 'invoice', total_amount: undefined, items: [{ line_total: '-1' }] },
    ] as const
    for (const stated of cases)
      expect(() => settled(stated, 'EUR')).toThrow(expect.objectContaining({ code: 'constraint_violated' }))
    expect(settled({ kind: 'credit_note', total_amount: 0, items: [] }, 'EUR').total_amount).toBe('0.00')
  })
})
