import { describe, expect, it } from 'vitest'
import { isValidZone } from '#packages/calendar'
import { isCurrency } from '#packages/money'
import { COUNTRIES, countryOfLocale, findCountry } from './index.ts'

describe('countries', () => {
  it('are the 249 of ISO 3166-1 and Kosovo, in order', () => {
    const codes = COUNTRIES.map(({ code }) => code)
    expect(codes).toHaveLength(250)
    expect(new Set(codes).size).toBe(250)
    expect(codes).toEqual([...codes].sort())
  })

  it('have a currency that exists, a zone this machine knows and a locale of the country', () => {
    for (const { code, currency, locale, timezone } of COUNTRIES) {
      expect(isCurrency(currency), `${code} ${currency}`).toBe(true)
      expect(isValidZone(timezone), `${code} ${timezone}`).toBe(true)
      expect(new Intl.Locale(locale).region, locale).toBe(code)
      expect(countryOfLocale(locale), locale).toBe(code)
    }
  })

  it('know those of several zones by the one most people live in', () => {
    expect(findCountry('BR')).toEqual({
      code: 'BR',
      currency: 'BRL',
      locale: 'pt-BR',
      timezone: 'America/Sao_Paulo',
    })
    expect(findCountry('US')?.timezone).toBe('America/New_York')
    expect(findCountry('IE')).toMatchObject({ currency: 'EUR', locale: 'en-IE', timezone: 'Europe/Dublin' })
    expect(findCountry('ZZ')).toBeUndefined()
  })

  it('are read from a locale when it names one', () => {
    expect(countryOfLocale('zh-Hant-HK')).toBe('HK')
    expect(countryOfLocale('en')).toBeUndefined()
    expect(countryOfLocale('es-419')).toBeUndefined()
    expect(countryOfLocale('en-ZZ')).toBeUndefined()
  })
})
