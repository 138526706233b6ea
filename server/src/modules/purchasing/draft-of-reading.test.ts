import { describe, expect, it } from 'vitest'
import type { StoredExtraction } from '#modules/documents/contract'
import { invoiceOfReading } from './draft-of-reading.ts'
import { problemsOf } from './draft-problems.ts'

type Line = StoredExtraction['lines'][number]
const line = (fields: Partial<Line>): Line => ({
  ...{ date: null, reference: null, description: 'Flour', quantity: null, unit: null, unit_price: null },
  ...{ debit: null, credit: null, amount: null, balance: null },
  ...{ kind: 'other', page: 1, box: null, confidence: 1, ...fields },
})
const reading = (fields: Partial<StoredExtraction>): StoredExtraction => ({
  ...{ document_type: 'invoice', confidence: 1, proof: 'proven', pages: 1, warnings: [], lines: [] },
  ...{ supplier: { name: null, tax_id: null, email: null, phone: null }, period: null },
  ...{ invoice_number: null, invoice_date: null, due_date: null, currency: null, subtotal: null },
  ...{ tax_amount: null, total_amount: null, opening_balance: null, closing_balance: null, ...fields },
})
const linesOf = (...lines: Line[]) => invoiceOfReading('invoice', reading({ lines })).lines

describe('an invoice of a reading', () => {
  it('owes less by a credit note, whichever sign is printed', () => {
    const read = reading({ total_amount: 12, tax_amount: 2 })
    expect(invoiceOfReading('credit_note', read)).toMatchObject({ total_amount: -12, tax_amount: -2 })
    expect(invoiceOfReading('invoice', reading({ total_amount: -12 }))).toMatchObject({
      ...{ kind: 'credit_note', total_amount: -12 },
    })
    expect(invoiceOfReading('credit_note', reading({ total_amount: 0 })).total_amount).toBe(0)
  })

  it('leaves out headings and notes between the goods, and keeps what is given for nothing', () => {
    const heading = line({ description: '--- Food ---', quantity: 0, unit_price: 0, amount: 0 })
    const gift = line({ description: 'Sample', quantity: 2, unit_price: 0, amount: 0 })
    expect(linesOf(heading, gift)).toMatchObject([{ description: 'Sample', quantity: 2, line_total: 0 }])
  })

  it('fills in what a line leaves out', () => {
    expect(linesOf(line({ quantity: 3, amount: 10 }))[0]).toMatchObject({
      unit_price: 3.333333,
      line_total: 10,
    })
    expect(linesOf(line({ amount: 9 }))[0]).toMatchObject({ quantity: 1, unit_price: 9 })
    expect(linesOf(line({ quantity: 3, unit_price: 0.333 }))[0]).toMatchObject({ line_total: 1 })
    expect(linesOf(line({ description: ' ', reference: 'F1', amount: 1 }))[0]).toMatchObject({ code: 'F1' })
    expect(linesOf(line({ unit_price: 5 }), line({ quantity: 5 }))).toEqual([])
  })

  it('holds nothing the books cannot', () => {
    expect(linesOf(line({ quantity: 1e8, unit_price: 1e8 }), line({ amount: 1e12 }))).toEqual([])
    expect(linesOf(line({ quantity: 0.000001, amount: 5000 }))[0]).toMatchObject({ quantity: 1 })
    const read = reading({ total_amount: 1e15, currency: 'XYZ', invoice_number: 'x'.repeat(99) })
    const { total_amount, currency, invoice_number } = invoiceOfReading('invoice', read)
    expect([total_amount, currency, invoice_number?.length]).toEqual([null, null, 60])
  })
})

describe('the total of a draft', () => {
  const codes = (total_amount: number, tax_amount: number | null, ...totals: string[]) =>
    problemsOf({
      ...{ supplier_id: 's', restaurant_id: 'r', invoice_number: '1', invoice_date: '2026-01-01' },
      ...{ currency: 'EUR', proof: 'proven', is_edited: false, duplicates: [], total_amount, tax_amount },
      lines: totals.map((line_total) => ({
        ...{ line_total, mapping: 'mapped', item_is_active: true, price_change: null },
      })),
    }).map(({ code }) => code)

  it.each<[number, number | null, ...string[]]>([
    [30, null, '10', '20'],
    [36.9, 6.9, '10', '20'],
    [30, 5, '10', '20'],
    [30.02, null, '10', '20'],
    [-30, null, '10', '20'],
    [-36.9, -6.9, '-10', '-20'],
  ])('%s with tax %s agrees with %s and %s', (total, tax, ...lines) => {
    expect(codes(total, tax, ...lines)).toEqual([])
  })

  it('disagrees beyond two cents, and says nothing without lines', () => {
    expect(codes(30.03, null, '10', '20')).toEqual(['total_disagrees'])
    expect(codes(36.9, null, '10', '20')).toEqual(['total_disagrees'])
    expect(codes(99, null)).toEqual([])
  })
})
