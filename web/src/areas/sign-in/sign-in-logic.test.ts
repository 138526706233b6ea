import { describe, expect, it } from 'vitest'
import { countries, guessCountry, localeIn } from './countries.ts'
import { emptyRegistration, formPlace, plainCnpj, registration } from './registration.ts'

describe('registration', () => {
  const typed = {
    ...emptyRegistration,
    full_name: ' Olivia Owner ',
    email: ' o@x.example ',
    password: 'p',
    cnpj: '12.abc.345/01de-35',
    organization_name: 'Padaria',
    cpf: '529.982.247-25',
  }

  it('by e-mail names a person, with a CPF where one is given', () => {
    expect(registration({ ...typed, cpf: '' }, 'email')).toEqual({
      email: 'o@x.example',
      password: 'p',
      full_name: 'Olivia Owner',
    })
    expect(registration(typed, 'email').username).toBe('52998224725')
  })

  it('by CNPJ brings the company', () => {
    expect(registration(typed, 'cnpj')).toMatchObject({
      username: '12ABC34501DE35',
      organization: { name: 'Padaria', cnpj: '12ABC34501DE35', country: 'BR', currency: 'BRL' },
    })
  })

  it("puts the server's refusals where they were typed", () => {
    expect(formPlace(['body', 'organization', 'cnpj'], 'cnpj')).toEqual(['body', 'cnpj'])
    expect(formPlace(['body', 'username'], 'email')).toEqual(['body', 'cpf'])
    expect(formPlace(['body', 'email'], 'email')).toEqual(['body', 'email'])
  })

  it('reads a CNPJ through its punctuation', () => {
    expect(plainCnpj(' 12.abc.345/01de-35 ')).toBe('12ABC34501DE35')
  })
})

describe('countries', () => {
  it('are known to the browser, each with its currency and time zone', () => {
    const currencies = Intl.supportedValuesOf('currency')
    for (const { code, currency, timezone } of countries) {
      expect(code).toMatch(/^[A-Z]{2}$/)
      expect(currencies).toContain(currency)
      expect(() => new Intl.DateTimeFormat('en', { timeZone: timezone })).not.toThrow()
    }
  })

  it('are guessed by the time zone, else by the language', () => {
    expect(guessCountry('Europe/Dublin', ['pt-BR'])?.code).toBe('IE')
    expect(guessCountry('UTC', ['en', 'pt-BR'])?.code).toBe('BR')
    expect(guessCountry('UTC', ['en'])).toBeUndefined()
  })

  it('give a language its region', () => {
    expect(localeIn('pt-BR', 'PT')).toBe('pt-PT')
    expect(localeIn('en', 'IE')).toBe('en-IE')
  })
})
