import { describe, expect, it } from 'vitest'
import { blankValues, fromAddress } from './prefill.ts'
import { bodyOf, newRow, problemsOf } from './values.ts'

const blank = blankValues('restaurant', 'EUR', '2026-11-21')
const salmon = { description: ' Salmon ', quantity: 2, unit: 'kg', unit_price: 18.4 }

describe('an invoice form', () => {
  it('says what is missing', () => {
    expect(problemsOf(blank)).toEqual({
      supplier_id: 'missing',
      invoice_number: 'missing',
      total: 'no_total',
    })
    const half = { ...blank, items: [newRow({ description: 'Salmon' })] }
    expect(problemsOf(half).items).toBe('incomplete_row')
  })

  it('sends rows that hold something, and a total only when one was written', () => {
    const body = bodyOf({
      ...blank,
      supplier_id: 's',
      invoice_number: ' A1 ',
      items: [newRow(salmon), newRow()],
    })
    expect(body.items).toEqual([{ description: 'Salmon', quantity: 2, unit: 'kg', unit_price: 18.4 }])
    expect(body).not.toHaveProperty('total_amount')
    expect(body.invoice_number).toBe('A1')
  })

  it('turns the sign of a credit note', () => {
    expect(bodyOf({ ...blank, kind: 'credit_note', total: 12.5 }).total_amount).toBe(-12.5)
    const known = fromAddress(blank, { total: '-40.1', number: 'C7', supplier: 's' })
    expect(known).toMatchObject({ kind: 'credit_note', total: 40.1, invoice_number: 'C7', supplier_id: 's' })
  })
})
