import { Decimal as Base } from 'decimal.js'
import { MoneyError } from './money-error.ts'

/** Decimal arithmetic with 80 significant digits and half-even rounding; sums of accepted amounts are exact. */
export const Decimal = Base.clone({
  precision: 80,
  rounding: Base.ROUND_HALF_EVEN,
  toExpNeg: -40,
  toExpPos: 40,
})
export type Decimal = Base

/** What the package takes for an amount: a plain decimal string, a finite number, or a `Decimal`. */
export type Amount = string | number | Decimal

// Bounds keep every later sum within the 80 digits above, and hostile text cheap.
const PLAIN_DECIMAL = /^[+-]?(?:\d{1,24}(?:\.\d{0,16})?|\.\d{1,16})$/
const LARGEST = new Decimal('1e24')

/**
 * The exact decimal value of an amount; a number counts as its shortest decimal text (0.1 is 0.1).
 * Strings are plain decimals with a point and at most 24 + 16 digits: no exponent, spaces or separators.
 * Throws `MoneyError` otherwise. Example: `decimal('12.90').toString() === '12.9'`.
 */
export function decimal(amount: Amount): Decimal {
  if (typeof amount === 'string' && !PLAIN_DECIMAL.test(amount))
    throw new MoneyError('invalid_amount', amount)
  if (typeof amount === 'number' && !Number.isFinite(amount)) {
    throw new MoneyError('invalid_amount', String(amount))
  }
  const value = new Decimal(amount)
  if (!value.isFinite()) throw new MoneyError('invalid_amount', String(amount))
  if (value.abs().gte(LARGEST)) throw new MoneyError('amount_too_large', String(amount))
  return value
}
