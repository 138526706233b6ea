import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { extract } from './index.ts'

const ROWS = [
  ['Fecha', 'Documento', 'Concepto', 'Importe', 'Saldo'],
  ['01/03/2026', '', 'Saldo anterior', '', '1.000,00'],
  ['05/03/2026', 'F-101', 'Factura aceite niño', '250,50', '1.250,50'],
  ['17/03/2026', 'P-7', 'Pago recibido', '-1.000,00', '250,50'],
  ['30/03/2026', 'A-3', 'Abono', '-50,25', '200,25'],
]

const text = (delimiter: string, quote = '') =>
  ROWS.map((row) => row.map((cell) => `${quote}${cell}${quote}`).join(delimiter)).join('\r\n')

function utf16(value: string): Uint8Array {
  return new Uint8Array([
    0xff,
    0xfe,
    ...new Uint8Array(Uint16Array.from([...value].map((character) => character.charCodeAt(0))).buffer),
  ])
}

// Every character here has the same code in windows-1252 and in Unicode.
const windows1252 = (value: string) => Uint8Array.from([...value].map((character) => character.charCodeAt(0)))

const LINES = [
  ['2026-03-05', 'F-101', 250.5, 1250.5, 'invoice'],
  ['2026-03-17', 'P-7', -1000, 250.5, 'payment'],
  ['2026-03-30', 'A-3', -50.25, 200.25, 'credit_note'],
]

describe('delimited text', () => {
  it.each<[string, Uint8Array]>([
    ['semicolons in UTF-8', new TextEncoder().encode(text(';'))],
    ['tabs with a byte order mark', new TextEncoder().encode(`\uFEFF${text('\t')}`)],
    ['pipes in windows-1252', windows1252(text('|'))],
    ['quoted commas in UTF-16', utf16(text(',', '"'))],
    ['a named separator', new TextEncoder().encode(`sep=;\r\n${text(';')}`)],
  ])('reads %s', async (_name, bytes) => {
    const read = await extract(bytes)
    const entries = read.lines.filter((line) => line.kind !== 'opening')
    expect(entries.map((line) => [line.date, line.reference, line.amount, line.balance, line.kind])).toEqual(
      LINES,
    )
    expect(entries[0]!.description).toContain('niño')
    expect(read).toMatchObject({
      document_type: 'statement',
      opening_balance: 1000,
      closing_balance: 200.25,
      proof: 'proven',
    })
  })
})

describe('workbooks', () => {
  const sheet = () =>
    utils.aoa_to_sheet([
      ['Statement of account'],
      ['Date', 'Invoice no', 'Details', 'Debit', 'Credit'],
      [new Date(Date.UTC(2026, 0, 5)), 1001, 'Invoice', 120.1, null],
      [new Date(Date.UTC(2026, 0, 9)), 1002, 'Invoice', 0.2, null],
      [new Date(Date.UTC(2026, 0, 20)), 'P-1', 'Payment', null, 100],
      [null, null, 'Balance due', 20.3, null],
    ])

  it.each(['xlsx', 'biff8', 'ods', 'xlsb'] as const)('reads typed cells of %s', async (bookType) => {
    const book = utils.book_new(sheet(), 'January')
    const read = await extract(new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer))
    expect(read.lines.map((line) => [line.date, line.reference, line.amount])).toEqual([
      ['2026-01-05', '1001', 120.1],
      ['2026-01-09', '1002', 0.2],
      ['2026-01-20', 'P-1', -100],
    ])
    expect(read).toMatchObject({ document_type: 'statement', closing_balance: 20.3, proof: 'proven' })
  })
})
