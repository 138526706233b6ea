import { describe, expect, it } from 'vitest'
import type { Extraction } from '../queries.ts'
import { cellName, doubtsOf, marksOf, nextOf, readField, readFields } from './read-values.ts'

const line = (
  confidence: number,
  box: number[] | null = [40, 300, 500, 312],
): Extraction['lines'][number] => ({
  ...{
    date: '2026-10-01',
    reference: 'A-1',
    description: null,
    quantity: null,
    unit: null,
    unit_price: null,
  },
  ...{ debit: 10, credit: null, amount: 10, balance: null, kind: 'invoice', page: 1, box, confidence },
})

const invoice: Extraction = {
  document_type: 'invoice',
  confidence: 0.9,
  source: 'text',
  supplier: { name: 'Liffey Mills', tax_id: null, email: null, phone: null },
  invoice_number: 'LM-100',
  invoice_date: '2026-10-02',
  due_date: null,
  currency: 'EUR',
  subtotal: null,
  tax_amount: null,
  total_amount: null,
  period: null,
  opening_balance: null,
  closing_balance: null,
  proof: 'unproven',
  fields: {
    supplier_name: { text: 'LIFFEY MILLS', page: 1, box: [40, 40, 200, 60], confidence: 0.95 },
    invoice_number: { text: 'LM-l00', page: 1, box: [400, 40, 480, 52], confidence: 0.4 },
  },
  lines: [line(0.9), line(0.3), line(0.95, null)],
  pages: 1,
  warnings: [],
}

describe('What was read', () => {
  it('has a value, its kind, and its place where that is known', () => {
    expect(readField(invoice, 'invoice_number')).toMatchObject({
      value: 'LM-100',
      text: 'LM-l00',
      page: 1,
      doubtful: true,
      missing: false,
    })
    expect(readField(invoice, 'invoice_date')).toMatchObject({ kind: 'date', box: null, doubtful: false })
    expect(readField(invoice, 'total_amount')).toMatchObject({ value: null, missing: true })
    expect(readField(invoice, 'due_date')).toMatchObject({ value: null, missing: false })
  })

  it('shows balances of a statement and totals of an invoice', () => {
    const names = (read: Extraction) => readFields(read).map(({ name }) => name)
    expect(names(invoice)).toContain('tax_amount')
    expect(names(invoice)).not.toContain('closing_balance')
    expect(names({ ...invoice, document_type: 'statement' })).toContain('closing_balance')
  })

  it('names what to look at in reading order', () => {
    expect(doubtsOf(invoice)).toEqual(['field-invoice_number', 'field-total_amount', 'line-1'])
  })

  it('goes around what to look at, both ways', () => {
    const ids = ['a', 'b', 'c']
    expect(nextOf(ids, undefined, 1)).toBe('a')
    expect(nextOf(ids, 'c', 1)).toBe('a')
    expect(nextOf(ids, 'a', -1)).toBe('c')
    expect(nextOf(ids, 'elsewhere', -1)).toBe('c')
    expect(nextOf([], 'a', 1)).toBeUndefined()
  })

  it('marks what has a place, values above lines', () => {
    const words = {
      field: ({ name }: { name: string }) => name,
      line: (_: unknown, index: number) => `line ${index}`,
    }
    const marks = marksOf(invoice, words)
    expect(marks.map(({ id }) => id)).toEqual([
      'line-0',
      'line-1',
      'field-supplier_name',
      'field-invoice_number',
    ])
    expect(marks[1]).toMatchObject({ label: 'line 1', doubtful: true })
  })

  it('names cells as spreadsheets do', () => {
    expect(cellName([1, 6, 2, 7])).toBe('B7')
    expect(cellName([0, 0, 28, 1])).toBe('A1:AB1')
    expect(cellName([701, 0, 702, 1])).toBe('ZZ1')
    expect(cellName([702, 0, 703, 1])).toBe('AAA1')
  })
})
