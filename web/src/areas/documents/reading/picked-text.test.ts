import { expect, it } from 'vitest'
import { pickedText } from './picked-text.ts'

const german = { decimal_mark: ',', date_order: 'dmy' } as const
const american = { decimal_mark: '.', date_order: 'mdy' } as const
const nothing = { decimal_mark: null, date_order: 'dmy' } as const

it.each([
  ['1.234,50 €', german, '1,234.50'],
  ['−12,00', german, '-12.00'],
  ['(1,234.50)', american, '-1,234.50'],
  ['1.234', german, '1,234.00'],
  ['99,5', nothing, '99.50'],
  ['EUR', german, 'EUR'],
] as const)('%s is typed as %s', (printed, writing, typed) => {
  expect(pickedText('amount', printed, writing, 'en-IE')).toBe(typed)
})

it('a day is typed as the person writes days, whatever the page does', () => {
  expect(pickedText('date', '03.04.2026', german, 'en-US')).toBe('04/03/2026')
  expect(pickedText('date', '3/4/26', american, 'en-IE')).toBe('04/03/2026')
  expect(pickedText('date', '2026-04-03', american, 'en-IE')).toBe('03/04/2026')
  expect(pickedText('date', '31.02.2026', german, 'en-IE')).toBe('31.02.2026')
  expect(pickedText('date', '3. April 2026', german, 'en-IE')).toBe('3. April 2026')
})

it('a currency is found among other words', () => {
  expect(pickedText('code', 'Total EUR', german, 'en-IE')).toBe('EUR')
  expect(pickedText('text', 'Liffey Mills', german, 'en-IE')).toBe('Liffey Mills')
})
