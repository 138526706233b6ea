import { describe, expect, it } from 'vitest'
import { checkTaxId, shownTaxId } from './tax-id.ts'

describe('a tax id while it is typed', () => {
  it('is a CNPJ by its signs anywhere, and by its length in Brazil', () => {
    const right = { state: 'right', kind: 'CNPJ', formatted: '12.ABC.345/01DE-35' }
    expect(checkTaxId('12.abc.345/01de-35', 'IE')).toEqual(right)
    expect(checkTaxId('12ABC34501DE35', 'BR')).toEqual(right)
    expect(checkTaxId('12ABC34501DE35', 'IE')).toEqual({ state: 'free' })
    expect(checkTaxId('12.ABC.345/01DE-36', 'BR')).toMatchObject({ state: 'wrong', kind: 'CNPJ' })
  })

  it('is a CPF by its signs anywhere, and by its length in Brazil', () => {
    expect(checkTaxId('529.982.247-25', 'PT')).toMatchObject({ state: 'right', kind: 'CPF' })
    expect(checkTaxId('52998224726', 'BR')).toMatchObject({ state: 'wrong', reason: 'wrong_check_digit' })
    expect(checkTaxId('51824753556', 'AU')).toEqual({ state: 'free' })
  })

  it('is shown with its signs only where it is Brazilian', () => {
    expect(shownTaxId('52998224725', 'BR')).toBe('529.982.247-25')
    expect(shownTaxId('12ABC34501DE35', 'IE')).toBe('12.ABC.345/01DE-35')
    expect(shownTaxId('IE1234567FA', 'IE')).toBe('IE1234567FA')
  })
})
