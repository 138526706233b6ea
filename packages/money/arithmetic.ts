import { currencyExponent } from './currency-exponents.ts'
import { type Amount, Decimal, decimal } from './decimal.ts'
import { MoneyError } from './money-error.ts'

/** The exact sum of the amounts, unrounded; 0 for none. */
export function sum(amounts: Iterable<Amount>): Decimal {
  let total: Decimal = new Decimal(0)
  for (const amount of amounts) total = total.plus(decimal(amount))
  return total
}

/** `amount` rounded half-even to `places` decimals: 2.345 → 2.34, 2.355 → 2.36. */
export function roundTo(amount: Amount, places: number): Decimal {
  return decimal(amount).toDecimalPlaces(places, Decimal.ROUND_HALF_EVEN)
}

/** `amount` rounded half-even to the smallest unit of `currency`; do it once, at the end. */
export function roundMoney(amount: Amount, currency: string): Decimal {
  return roundTo(amount, currencyExponent(currency))
}

/**
 * Integer minor units (cents) of an amount, rounded half-even: `toMinor('12.90', 'EUR') === 1290`.
 * Throws `MoneyError` `amount_too_large` beyond the safe integers.
 */
export function toMinor(amount: Amount, currency: string): number {
  const exponent = currencyExponent(currency)
  const plain = typeof amount === 'string' ? findPlainMinor(amount, exponent) : undefined
  if (plain !== undefined) return plain
  const scaled = roundTo(amount, exponent).times(10 ** exponent)
  if (scaled.abs().gt(Number.MAX_SAFE_INTEGER)) throw new MoneyError('amount_too_large', String(amount))
  // Adding 0 turns a negative zero into zero.
  return scaled.toNumber() + 0
}

const PLAIN = /^(-?)(\d{1,11})(?:\.(\d{1,4}))?$/

/** The common case without decimal arithmetic: few digits and none to round. */
function findPlainMinor(text: string, exponent: number): number | undefined {
  const parts = PLAIN.exec(text)
  const fraction = parts?.[3] ?? ''
  if (!parts || fraction.length > exponent) return undefined
  const minor = Number(parts[2] + fraction.padEnd(exponent, '0'))
  return parts[1] === '-' ? 0 - minor : minor
}

/** The decimal amount of integer minor units: `fromMinor(1290, 'EUR')` is 12.9. */
export function fromMinor(minor: number, currency: string): Decimal {
  assertMinor(minor)
  return new Decimal(minor).div(10 ** currencyExponent(currency))
}

/** The JSON number of integer minor units: `minorToNumber(1290, 'EUR') === 12.9`. */
export function minorToNumber(minor: number, currency: string): number {
  assertMinor(minor)
  // IEEE 754 rounds a quotient of two exact integers correctly: the double nearest to the decimal amount.
  return minor / 10 ** currencyExponent(currency) + 0
}

function assertMinor(minor: number): void {
  if (!Number.isSafeInteger(minor)) throw new MoneyError('invalid_amount', String(minor))
}

/** The plain text of an amount with all the decimals of its currency, as SQL and CSV want it: `'12.90'`. */
export function toText(amount: Amount, currency: string): string {
  const exponent = currencyExponent(currency)
  const text = roundTo(amount, exponent).toFixed(exponent)
  return /^-0(?:\.0*)?$/.test(text) ? text.slice(1) : text
}

/** The JSON number of an amount, rounded half-even to its currency: 12.9. */
export function toNumber(amount: Amount, currency: string): number {
  return roundMoney(amount, currency).toNumber() + 0
}
