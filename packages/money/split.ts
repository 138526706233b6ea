import { fromMinor, toMinor } from './arithmetic.ts'
import { type Amount, Decimal, decimal } from './decimal.ts'
import { MoneyError } from './money-error.ts'

/**
 * Splits integer minor units in proportion to the weights so that the parts add up exactly: every part gets
 * its floor, then the largest remainders (Hamilton's method; ties to the earlier part) get one unit each.
 * Weights are ≥ 0 and not all zero, else `MoneyError` `invalid_weights`. A negative total mirrors the positive.
 * Example: `splitMinor(100, [1, 1, 1])` is `[34, 33, 33]`.
 */
export function splitMinor(totalMinor: number, weights: readonly Amount[]): number[] {
  if (!Number.isSafeInteger(totalMinor)) throw new MoneyError('invalid_amount', String(totalMinor))
  const shares = weights.map(decimal)
  const weightSum = shares.reduce((total, share) => total.plus(share), new Decimal(0))
  if (weightSum.lte(0) || shares.some((share) => share.lt(0))) {
    throw new MoneyError('invalid_weights', weights.join(', '))
  }
  const size = Math.abs(totalMinor)
  const exact = shares.map((share) => share.times(size).div(weightSum))
  const parts = exact.map((part) => part.floor().toNumber())
  const leftOver = size - parts.reduce((total, part) => total + part, 0)
  const byRemainder = exact
    .map((part, index) => ({ index, remainder: part.minus(part.floor()) }))
    .sort((a, b) => b.remainder.comparedTo(a.remainder) || a.index - b.index)
  for (const { index } of byRemainder.slice(0, leftOver)) parts[index]! += 1
  return totalMinor < 0 ? parts.map((part) => 0 - part) : parts
}

/**
 * Splits an amount (rounded half-even to its currency first) in proportion to the weights, losing no cent.
 * Example: `split('10.00', [1, 2], 'EUR')` is 3.33 and 6.67.
 */
export function split(amount: Amount, weights: readonly Amount[], currency: string): Decimal[] {
  return splitMinor(toMinor(amount, currency), weights).map((part) => fromMinor(part, currency))
}
