import { MoneyError } from './money-error.ts'

/**
 * How many decimal places one unit of each currency has: ISO 4217 list one (active national and fund
 * codes, SIX maintenance agency, as amended up to 2026). CLDR, and so `Intl`, differs on purpose for some
 * (CLP, COP, IQD, ISK): that is how amounts are shown, not how they are owed.
 * BGN left the list in 2026; it stays because documents of 2025 carry it.
 */
const CODES_BY_EXPONENT: readonly (readonly [number, string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [
    2,
    `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE
     CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD
     HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP
     MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD
     SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS
     VED VES WST XAD XCD XCG YER ZAR ZMW ZWG`,
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
]

const exponents: ReadonlyMap<string, number> = new Map(
  CODES_BY_EXPONENT.flatMap(([exponent, codes]) =>
    codes.split(/\s+/).map((code) => [code, exponent] as const),
  ),
)

/** Every currency code with a known exponent, in alphabetical order. */
export const CURRENCIES: readonly string[] = [...exponents.keys()].sort()

/** Whether `code` is an active ISO 4217 currency code (upper case). */
export function isCurrency(code: string): boolean {
  return exponents.has(code)
}

/** Decimal places of one unit of `currency`: 2 for EUR, 0 for JPY. Throws `MoneyError` for an unknown code. */
export function currencyExponent(currency: string): number {
  const exponent = exponents.get(currency)
  if (exponent === undefined) throw new MoneyError('unknown_currency', currency)
  return exponent
}
