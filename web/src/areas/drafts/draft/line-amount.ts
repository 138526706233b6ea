import { currencyExponent } from '#packages/money'

/** A number as digits and how many of them stand after the point. @example digitsOf(21.33) // [2133n, 2] */
function digitsOf(value: number): [digits: bigint, places: number] {
  const [, sign = '', whole = '0', part = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? []
  const places = part.length - Number(power)
  const digits = BigInt(sign + whole + part)
  return places < 0 ? [digits * 10n ** BigInt(-places), 0] : [digits, places]
}

/**
 * Quantity × price, rounded half-even once to the currency, two decimals at most: as the server rounds, without the
 * library of decimals, which is more than this page should load. @example lineAmount(0.5, 21.33, 'EUR') // 10.66
 */
export function lineAmount(quantity: number, unit_price: number, currency: string): number {
  const [a, places_a] = digitsOf(quantity)
  const [b, places_b] = digitsOf(unit_price)
  const kept = Math.min(2, currencyExponent(currency))
  const product = a * b
  const surplus = places_a + places_b - kept
  if (surplus <= 0) return Number(product) / 10 ** (places_a + places_b) + 0
  const unit = 10n ** BigInt(surplus)
  const size = product < 0n ? -product : product
  const whole = size / unit
  const rest = (size % unit) * 2n
  const up = rest > unit || (rest === unit && whole % 2n === 1n)
  return ((product < 0n ? -1 : 1) * Number(whole + (up ? 1n : 0n))) / 10 ** kept + 0
}
