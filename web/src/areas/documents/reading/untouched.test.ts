import { expect, it } from 'vitest'
import type { Extraction } from '../queries.ts'
import { isUntouched } from './untouched.ts'

const read = (changes: object = {}) =>
  ({
    ...{
      document_type: 'invoice',
      invoice_number: 'A-1',
      total_amount: 10,
      lines: [{ amount: 4 }, { amount: 6 }],
    },
    supplier: { name: 'Mill' },
    ...changes,
  }) as unknown as Extraction

it('a value may be corrected although another was in the meantime', () => {
  expect(isUntouched({ total_amount: 12 }, read(), read({ invoice_number: 'A-2' }))).toBe(true)
  expect(isUntouched({ supplier_name: 'Mills' }, read(), read({ total_amount: 11 }))).toBe(true)
  expect(isUntouched({ total_amount: 12 }, read(), read({ total_amount: 11 }))).toBe(false)
  expect(isUntouched({ supplier_name: 'Mills' }, read(), read({ supplier: { name: 'Miller' } }))).toBe(false)
})

it('lines are named by their place: none may have come or gone', () => {
  const body = { lines: [{ line: 2, amount: 7 }] }
  expect(isUntouched(body, read(), read({ total_amount: 11 }))).toBe(true)
  expect(isUntouched(body, read(), read({ lines: [{ amount: 6 }] }))).toBe(false)
})

it('what could not be read then, or cannot now, is touched', () => {
  expect(isUntouched({ total_amount: 1 }, null, read())).toBe(false)
})
