import { countryTable } from './country-table.ts'

export interface Country {
  /** ISO 3166-1 alpha-2. */
  code: string
  /** ISO 4217. */
  currency: string
  /** BCP 47, as `pt-BR`. */
  locale: string
  /** IANA zone that most of its people live in. */
  timezone: string
}

const byCode: ReadonlyMap<string, Country> = new Map(
  countryTable
    .trim()
    .split('\n')
    .map((line) => {
      const [code, currency, locale, timezone] = line.split(' ') as [string, string, string, string]
      return [code, { code, currency, locale, timezone }]
    }),
)

/** Every country, by code. */
export const COUNTRIES: readonly Country[] = [...byCode.values()]

/** What a business in a country starts with: `findCountry('BR')` → BRL, pt-BR, America/Sao_Paulo. */
export function findCountry(code: string): Country | undefined {
  return byCode.get(code)
}

/** The country a locale names, if it names one: `'pt-BR'` → `'BR'`, `'zh-Hant-HK'` → `'HK'`, `'en'` → undefined. */
export function countryOfLocale(locale: string): string | undefined {
  const region = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?-([A-Z]{2})(?:-|$)/.exec(locale)?.[1]
  return region && byCode.has(region) ? region : undefined
}
