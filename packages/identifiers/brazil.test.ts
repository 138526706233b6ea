import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkCnpj,
  checkCpf,
  cnpjCheckDigits,
  cpfCheckDigits,
  formatCnpj,
  formatCpf,
  parseSignInName,
} from './index.ts'

fc.configureGlobal({ seed: 20261121 })

describe('CNPJ', () => {
  // Vectors published by SERPRO for the alphanumeric CNPJ.
  it.each([
    ['12ABC34501DE', '35'],
    ['1345C3A50001', '06'],
    ['R55231B30007', '57'],
    ['900213820001', '22'],
    ['900247780001', '23'],
    ['900251080001', '21'],
    ['900252550001', '00'],
    ['900244200001', '09'],
  ])('%s has check digits %s', (body, digits) => {
    expect(cnpjCheckDigits(body)).toBe(digits)
    expect(checkCnpj(body + digits)).toEqual({ ok: true, value: body + digits })
  })

  it.each(['ALR0K4K9VYY041', '32AYMRED000108', '12.ABC.345/01DE-35', ' 90.021.382/0001-22 '])(
    'accepts %s',
    (text) => expect(checkCnpj(text).ok).toBe(true),
  )

  it.each([
    ['R55231B3000700', 'wrong_check_digit'],
    ['1345c3A5000106', 'wrong_character'],
    ['90.024.420/0001A2', 'wrong_character'],
    ['90.025.255/0001', 'wrong_length'],
    ['00000000000000', 'equal_digits'],
    ['11111111111111', 'equal_digits'],
    ['', 'empty'],
    ['../-', 'empty'],
    ['1345Ç3A5000106', 'wrong_character'],
    ['900213820001220', 'wrong_length'],
  ])('refuses %j as %s', (text, reason) => expect(checkCnpj(text)).toEqual({ ok: false, reason }))

  it('masks', () => {
    expect(formatCnpj('12ABC34501DE35')).toBe('12.ABC.345/01DE-35')
    expect(formatCnpj('12')).toBe('12')
  })

  it('accepts what it computes, through its mask, and no other check digits', () => {
    const bodies = fc
      .array(fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), { minLength: 12, maxLength: 12 })
      .map((characters) => characters.join(''))
    fc.assert(
      fc.property(bodies, fc.integer({ min: 1, max: 99 }), (body, step) => {
        const digits = cnpjCheckDigits(body)
        const value = body + digits
        fc.pre(new Set(value).size > 1)
        expect(checkCnpj(formatCnpj(value))).toEqual({ ok: true, value })
        const other = String((Number(digits) + step) % 100).padStart(2, '0')
        expect(checkCnpj(body + other).ok).toBe(false)
      }),
    )
  })
})

describe('CPF', () => {
  it.each([
    ['529982247', '25'],
    ['111444777', '35'],
    ['123456789', '09'],
  ])('%s has check digits %s', (body, digits) => {
    expect(cpfCheckDigits(body)).toBe(digits)
    expect(checkCpf(body + digits)).toEqual({ ok: true, value: body + digits })
  })

  it.each([
    ['52998224724', 'wrong_check_digit'],
    ['5299822472', 'wrong_length'],
    ['5299822472A', 'wrong_character'],
    ['11111111111', 'equal_digits'],
    ['', 'empty'],
  ])('refuses %j as %s', (text, reason) => expect(checkCpf(text)).toEqual({ ok: false, reason }))

  it('masks', () => {
    expect(formatCpf('52998224725')).toBe('529.982.247-25')
    expect(checkCpf('529.982.247-25')).toEqual({ ok: true, value: '52998224725' })
  })
})

describe('sign-in names', () => {
  it.each([
    [' Ana@Example.COM ', { kind: 'email', value: 'ana@example.com' }],
    ['529.982.247-25', { kind: 'cpf', value: '52998224725' }],
    ['12.ABC.345/01DE-35', { kind: 'cnpj', value: '12ABC34501DE35' }],
    ['maria', undefined],
    ['12.abc.345/01de-35', undefined],
    ['', undefined],
  ])('%j is %j', (text, name) => expect(parseSignInName(text)).toEqual(name))
})
