import { currencyExponent } from './currency-exponents.ts'
import { MoneyError } from './money-error.ts'

/** Up to here the product of a number and its scale is nearer to the right whole than to any other. */
const LARGEST = 2 ** 50

/**
 * The sum of JSON numbers that have two decimals at most, or as many as `currency`, rounded half-even to it once: what
 * `toNumber(sum(…))` is, without the library, which is more than a page that only adds up should load.
 * Throws `MoneyError` `amount_too_large` from 10^13 on, with two decimals. Example: `sumNumbers([0.1, 0.2], 'EUR') === 0.3`.
 */
export function sumNumbers(amounts: Iterable<number>, currency: string): number {
  const exponent = currencyExponent(currency)
  const scale = 10 ** Math.max(2, exponent)
  let total = 0
  for (const amount of amounts) {
    const scaled = Math.round(amount * scale)
    if (!(Math.abs(scaled) <= LARGEST)) throw new MoneyError('amount_too_large', String(amount))
    total += scaled
  }
  if (!Number.isSafeInteger(total)) throw new MoneyError('amount_too_large', String(total / scale))
  const unit = scale / 10 ** exponent
  const whole = Math.floor(total / unit)
  const rest = total - whole * unit
  const up = rest * 2 > unit || (rest * 2 === unit && whole % 2 !== 0)
  return (whole + (up ? 1 : 0)) / 10 ** exponent + 0
}
