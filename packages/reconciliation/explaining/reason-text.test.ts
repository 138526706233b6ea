import { describe, expect, it } from 'vitest'
import { reasonText } from './reason-text.ts'

describe('reasons in words', () => {
  const tax = { code: 'tax_ratio' as const, params: { percent: 5.5, difference: -1.1 } }

  it.each([
    ['en', 'differs by -1.1, as 5.5 % tax would'],
    ['pt-BR', 'diferença de -1,1, como um imposto de 5,5 %'],
    ['es', 'diferencia de -1,1, como un impuesto del 5,5 %'],
  ] as const)('%s', (language, words) => expect(reasonText(tax, language)).toBe(words))

  it('leaves numbers of documents and dates as they are', () => {
    const numbers = { statement_number: 'INV-{x}', ledger_number: '1.2' }
    expect(reasonText({ code: 'number_mistyped', params: numbers }, 'es')).toContain('INV-{x} y 1.2')
  })
})
