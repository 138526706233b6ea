import { describe, expect, it } from 'vitest'
import type { ExtractedLine } from '../queries.ts'
import { changedValues, parseLine, typedLine } from './line-values.ts'

const line: ExtractedLine = {
  ...{
    date: '2026-10-01',
    reference: 'A-1',
    description: null,
    quantity: null,
    unit: null,
    unit_price: null,
  },
  ...{
    debit: 10,
    credit: null,
    amount: 10,
    balance: 110,
    kind: 'invoice',
    page: 1,
    box: null,
    confidence: 1,
  },
}

describe('A line that is corrected', () => {
  it('is typed as people write, there and back', () => {
    const typed = typedLine(line, ['date', 'reference', 'debit', 'balance'], 'pt-BR')
    expect(typed).toEqual({ date: '01/10/2026', reference: 'A-1', debit: '10,00', balance: '110,00' })
    expect(parseLine(typed, 'pt-BR').values).toEqual({
      date: '2026-10-01',
      reference: 'A-1',
      debit: 10,
      balance: 110,
    })
  })

  it('names what makes no sense', () => {
    expect(parseLine({ date: 'soon', debit: '1' }, 'en-IE').wrong).toEqual(['date'])
  })

  it('sends only what differs', () => {
    expect(changedValues(line, { date: '2026-10-01', reference: 'A-2' })).toEqual({ reference: 'A-2' })
  })

  it('keeps the amount and its side together', () => {
    expect(changedValues(line, { debit: 12.5, credit: null })).toEqual({ debit: 12.5, amount: 12.5 })
    expect(changedValues(line, { debit: null, credit: 10.1 })).toEqual({
      debit: null,
      credit: 10.1,
      amount: -10.1,
    })
    expect(changedValues(line, { amount: 11 })).toEqual({ amount: 11, debit: 11 })
    const credit = { ...line, debit: null, credit: 4, amount: -4 }
    expect(changedValues(credit, { amount: -5 })).toEqual({ amount: -5, credit: 5 })
    expect(changedValues(undefined, { debit: 3, credit: null })).toEqual({ debit: 3, amount: 3 })
  })
})
