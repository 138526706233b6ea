import { expect, it } from 'vitest'
import type { Extraction } from '../queries.ts'
import { asRight } from './use-take-for-right.ts'

const place = { page: 1, box: null, text: null }
const read = {
  ...{
    document_type: 'invoice',
    total_amount: 10,
    invoice_number: null,
    lines: [],
    supplier: { name: 'Mill' },
  },
  fields: { total_amount: { ...place, confidence: 0.4 }, supplier_name: { ...place, confidence: 1 } },
} as unknown as Extraction

it('what is right as it was read is said again; a line by its number alone', () => {
  expect(asRight(read, 'field-total_amount')).toEqual({ total_amount: 10 })
  expect(asRight(read, 'line-4')).toEqual({ lines: [{ line: 5 }] })
})

it('what was not found, or is certain, cannot be taken for right', () => {
  expect(asRight(read, 'field-invoice_number')).toBeUndefined()
  expect(asRight(read, 'field-supplier_name')).toBeUndefined()
})
