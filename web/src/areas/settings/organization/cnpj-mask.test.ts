import { describe, expect, it } from 'vitest'
import { caretIn, maskCnpj, plainCnpj } from './cnpj-mask.ts'

describe('the mask of a CNPJ', () => {
  it.each([
    ['', ''],
    ['12', '12'],
    ['12a', '12.A'],
    ['12.abc.345/01de-35', '12.ABC.345/01DE-35'],
    ['11222333000181999', '11.222.333/0001-81'],
  ])('%s is shown as %s', (typed, masked) => {
    expect(maskCnpj(typed)).toBe(masked)
  })

  it('is taken off again', () => {
    expect(plainCnpj('12.ABC.345/01DE-35')).toBe('12ABC34501DE35')
  })

  it('keeps the caret after the character it stood behind', () => {
    expect(caretIn('12.ABC.345', 0)).toBe(0)
    expect(caretIn('12.ABC.345', 2)).toBe(2)
    expect(caretIn('12.ABC.345', 3)).toBe(4)
    expect(caretIn('12.ABC.345', 9)).toBe(10)
  })
})
