import { describe, expect, it } from 'vitest'
import { bodyOf, checkTotals, type LineValues, newLine, withAmount, withoutSent } from './draft-values.ts'

const flour: LineValues = {
  ...{ key: 'line-1', code: 'F-1', description: ' Flour ', unit: ' bag ' },
  ...{ quantity: 3, unit_price: 21.405, line_total: 64.22 },
}

describe('what is sent of a draft', () => {
  it('is nothing while nothing was typed', () => {
    expect(bodyOf({})).toBeUndefined()
  })

  it('waits with the lines until none is half-filled, but not with the rest', () => {
    const half = { ...newLine(), description: 'Butter' }
    expect(bodyOf({ lines: [flour, half] })).toBeUndefined()
    expect(bodyOf({ invoice_number: 'A-1', lines: [half] })).toEqual({ invoice_number: 'A-1' })
  })

  it('leaves empty lines out and trims the others', () => {
    expect(bodyOf({ lines: [flour, newLine()] })).toEqual({
      lines: [
        {
          code: 'F-1',
          description: 'Flour',
          unit: 'bag',
          quantity: 3,
          unit_price: 21.405,
          line_total: 64.22,
        },
      ],
    })
  })

  it('keeps what was typed while it was being sent', () => {
    const sent = { invoice_number: 'A-1', notes: 'early' }
    const now = { invoice_number: 'A-12', notes: 'early' }
    expect(withoutSent(now, sent, sent)).toEqual({ invoice_number: 'A-12' })
  })
})

describe('the amount of a line', () => {
  it('is quantity times price, rounded half-even to the currency', () => {
    expect(withAmount({ ...flour, quantity: 0.5, unit_price: 21.33 }, 'EUR').line_total).toBe(10.66)
    expect(withAmount({ ...flour, quantity: 3, unit_price: 33.4 }, 'CLP').line_total).toBe(100)
    expect(withAmount({ ...flour, quantity: null }, 'EUR').line_total).toBeNull()
  })
})

describe('totals', () => {
  const lines = [{ line_total: 60 }, { line_total: 40 }]

  it('agree with the tax beside the lines or in them', () => {
    expect(checkTotals(lines, 23, 123)).toMatchObject({ difference: 0, tax_inside: false })
    expect(checkTotals(lines, 18.7, 100)).toMatchObject({ difference: 0, tax_inside: true })
    expect(checkTotals(lines, null, 100.02)).toMatchObject({ difference: 0, tax_inside: false })
  })

  it('differ by what is missing to the nearer of the two', () => {
    expect(checkTotals(lines, 23, 125)).toMatchObject({ difference: 2 })
    expect(checkTotals(lines, null, 99)).toMatchObject({ difference: -1 })
  })

  it('are those of a credit note whatever the signs', () => {
    expect(checkTotals([{ line_total: -100 }], -23, -123)).toMatchObject({ difference: 0, total: 123 })
  })

  it('say nothing while there is nothing to compare', () => {
    expect(checkTotals([], 0, 10).difference).toBeNull()
    expect(checkTotals(lines, 0, null).difference).toBeNull()
  })
})
