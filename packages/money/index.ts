export {
  fromMinor,
  minorToNumber,
  roundMoney,
  roundTo,
  sum,
  toMinor,
  toNumber,
  toText,
} from './arithmetic.ts'
export { CURRENCIES, currencyExponent, isCurrency } from './currency-exponents.ts'
export { type Amount, Decimal, decimal } from './decimal.ts'
export { MoneyError, type MoneyErrorCode } from './money-error.ts'
export { split, splitMinor } from './split.ts'
export { sumNumbers } from './sum-numbers.ts'
