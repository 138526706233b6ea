import fc from 'fast-check'
import { expect, it } from 'vitest'
import { currencyExponent, decimal, roundTo } from '#packages/money'
import { lineAmount } from './line-amount.ts'

it('rounds half-even, once, to what the currency has', () => {
  expect(lineAmount(0.5, 21.33, 'EUR')).toBe(10.66)
  expect(lineAmount(-0.5, 21.33, 'EUR')).toBe(-10.66)
  expect(lineAmount(3, 33.4, 'CLP')).toBe(100)
  expect(lineAmount(1e-7, 1e7, 'EUR')).toBe(1)
})

it('is what the library says of any quantity and price', () => {
  const figure = (places: number) =>
    fc.integer({ min: -1_000_000, max: 1_000_000 }).map((whole) => whole / 10 ** places)
  fc.assert(
    fc.property(figure(4), figure(3), fc.constantFrom('EUR', 'CLP', 'KWD'), (quantity, price, currency) => {
      const exact = decimal(quantity).times(decimal(price))
      const places = Math.min(2, currencyExponent(currency))
      expect(lineAmount(quantity, price, currency)).toBe(roundTo(exact, places).toNumber() + 0)
    }),
  )
})
