import { describe, expect, it } from 'vitest'
import { LedgerCsvError, type LedgerCsvProblem, parseLedgerCsv } from './index.ts'

function problemsOf(text: string): LedgerCsvProblem[] {
  try {
    parseLedgerCsv(text)
  } catch (error) {
    if (error instanceof LedgerCsvError) return [...error.problems]
    throw error
  }
  return []
}

describe('ledger CSV', () => {
  it('reads required and optional columns in any order, with BOM and blanks', () => {
    const text =
      '\uFEFFamount, id ,invoice_number,invoice_date,kind,note\r\n-5.00,a,"INV,1",2026-01-02,credit_note,x\r\n\r\n7,b,,,,\r\n'
    expect(parseLedgerCsv(text, 'BRL')).toEqual([
      {
        id: 'a',
        invoice_number: 'INV,1',
        invoice_date: '2026-01-02',
        amount: '-5.00',
        currency: 'BRL',
        kind: 'credit_note',
      },
      { id: 'b', invoice_number: null, invoice_date: null, amount: '7', currency: 'BRL', kind: null },
    ])
  })

  it('reads semicolons and tabs', () => {
    expect(
      parseLedgerCsv('id;invoice_number;invoice_date;amount;currency\na;1;2026-01-02;5;USD')[0],
    ).toMatchObject({ currency: 'USD' })
    expect(parseLedgerCsv('id\tinvoice_number\tinvoice_date\tamount\na\t1\t2026-01-02\t5')).toHaveLength(1)
  })

  it('names every fault by line and column', () => {
    const text = [
      'id,invoice_number,invoice_date,amount,currency,kind',
      'a,1,2026-02-30,5,EUR,',
      'a,2,2026-01-02,"5,00",EURO,bill',
      ',3,2026-01-02,,,',
    ].join('\n')
    expect(problemsOf(text)).toEqual([
      { line: 2, column: 'invoice_date', code: 'invalid_date', value: '2026-02-30' },
      { line: 3, column: 'id', code: 'duplicate_id', value: 'a' },
      { line: 3, column: 'amount', code: 'invalid_amount', value: '5,00' },
      { line: 3, column: 'currency', code: 'invalid_currency', value: 'EURO' },
      { line: 3, column: 'kind', code: 'invalid_kind', value: 'bill' },
      { line: 4, column: 'id', code: 'missing_value', value: '' },
      { line: 4, column: 'amount', code: 'missing_value', value: '' },
    ])
  })

  it('names missing columns and broken rows', () => {
    expect(problemsOf('id,amount\na,1')).toEqual([
      { line: 1, column: 'invoice_number', code: 'missing_column', value: '' },
      { line: 1, column: 'invoice_date', code: 'missing_column', value: '' },
    ])
    expect(problemsOf('')).toHaveLength(4)
    expect(problemsOf('id,invoice_number,invoice_date,amount\na,1,2026-01-02')).toMatchObject([
      { line: 2, code: 'malformed_row' },
    ])
    expect(() => parseLedgerCsv('id,invoice_number,invoice_date,amount\n"a')).toThrow(
      'fault(s) in the ledger',
    )
  })
})
