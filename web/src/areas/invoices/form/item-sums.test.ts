import { expect, it } from 'vitest'
import { lineTotal, rowsSum, sumOf } from './item-sums.ts'

const row = (quantity: number | null, unit_price: number | null, given_total: number | null = null) => ({
  key: 'k',
  description: 'Salmon',
  unit: 'kg',
  quantity,
  unit_price,
  given_total,
})

it('multiplies without a float’s surprises, half-even', () => {
  expect(lineTotal(row(3, 0.1), 'EUR')).toBe(0.3)
  expect(lineTotal(row(1.1, 1.1), 'EUR')).toBe(1.21)
  expect(lineTotal(row(1, 0.125), 'EUR')).toBe(0.12)
  expect(lineTotal(row(1, 0.135), 'EUR')).toBe(0.14)
  expect(lineTotal(row(3, 33.5), 'JPY')).toBe(100)
})

it('waits for what is missing, and keeps what the paper prints', () => {
  expect(lineTotal(row(null, 2), 'EUR')).toBeNull()
  expect(lineTotal(row(10, 2, 18), 'EUR')).toBe(18)
})

it('adds up exactly', () => {
  expect(sumOf([0.1, 0.2, null], 'EUR')).toBe(0.3)
  expect(rowsSum([row(3, 0.1), row(null, 5), row(1, 0.2)], 'EUR')).toBe(0.5)
  expect(rowsSum([], 'EUR')).toBe(0)
})
