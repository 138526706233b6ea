import { describe, expect, it } from 'vitest'
import { parseTyped, typedText } from './typed-value.ts'

describe('A value that is typed', () => {
  it.each([
    ['date', '2026-11-21', 'en-IE', '21/11/2026'],
    ['date', '2026-11-02', 'en-US', '11/02/2026'],
    ['date', '2026-11-21', 'pt-BR', '21/11/2026'],
    ['amount', 1234.5, 'pt-BR', '1.234,50'],
    ['amount', -0.0375, 'en-IE', '-0.0375'],
    ['amount', 12, 'es', '12,00'],
    ['text', 'INV-7', 'en-IE', 'INV-7'],
    ['code', 'EUR', 'en-IE', 'EUR'],
  ] as const)('%s %s in %s is %s, there and back', (kind, value, locale, text) => {
    expect(typedText(kind, value, locale)).toBe(text)
    expect(parseTyped(kind, text, locale)).toBe(value)
  })

  it('is nothing when the field is empty, and refused when it makes no sense', () => {
    expect(typedText('amount', null, 'es')).toBe('')
    expect(parseTyped('amount', '  ', 'es')).toBeNull()
    expect(parseTyped('amount', 'soup', 'es')).toBeUndefined()
    expect(parseTyped('date', '31/02/2026', 'es')).toBeUndefined()
    expect(parseTyped('code', 'euro', 'es')).toBeUndefined()
    expect(parseTyped('code', 'eur', 'es')).toBe('EUR')
  })
})
