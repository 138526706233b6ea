import { expect, it } from 'vitest'
import { bridgeOf } from './bridge.ts'

it('walks from agreement to the difference', () => {
  const { pieces, zero, end } = bridgeOf({
    matched: 0,
    missing_in_restaurant: 300,
    missing_in_supplier: -400,
    amount_mismatch: 0,
  })
  expect(pieces).toEqual([
    { item_class: 'missing_in_restaurant', amount: 300, left: 25, width: 75 },
    { item_class: 'missing_in_supplier', amount: -400, left: 0, width: 100 },
  ])
  expect(zero).toBe(25)
  expect(end).toBe(0)
})

it('is empty where nothing differs', () => {
  const none = { matched: 0, missing_in_restaurant: 0, missing_in_supplier: 0, amount_mismatch: 0 }
  expect(bridgeOf(none)).toEqual({ pieces: [], zero: 0, end: 0 })
})
