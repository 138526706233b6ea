import { read } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { closingBalance, invoiceTotals, LAYOUTS, LOCALES, renderInvoice, renderStatement } from './index.ts'
import { sampleStatement } from './sample-statement.ts'

describe('renderStatement', () => {
  it.each(['pdf', 'xlsx', 'csv'] as const)('gives the same %s bytes for the same input', async (format) => {
    const data = sampleStatement(1)
    const [first, second] = [await renderStatement(data, { format }), await renderStatement(data, { format })]
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
  })

  it('writes a PDF for every layout and locale', async () => {
    for (const layout of LAYOUTS) {
      for (const locale of LOCALES) {
        const bytes = await renderStatement(sampleStatement(3, { locale, count: 4 }), {
          format: 'pdf',
          layout: layout.name,
        })
        expect(new TextDecoder('latin1').decode(bytes.subarray(0, 5))).toBe('%PDF-')
      }
    }
  })

  it('closes the workbook on the closing balance', async () => {
    const data = sampleStatement(5, { locale: 'en-GB', count: 6 })
    const book = read(await renderStatement(data, { format: 'xlsx', layout: 'modern' }), { type: 'array' })
    const sheet = book.Sheets[book.SheetNames[0]!]!
    const last = Number(sheet['!ref']!.match(/\d+$/)![0])
    expect(sheet[`F${last}`].v).toBe(closingBalance(data))
  })

  it('names the layouts it has when asked for another', async () => {
    await expect(renderStatement(sampleStatement(1), { format: 'pdf', layout: 'none' })).rejects.toThrow(
      /ledger/,
    )
  })
})

describe('renderInvoice', () => {
  it('sums lines and tax to the cent', async () => {
    const data = {
      ...sampleStatement(2, { locale: 'de-DE' }),
      number: 'RE-1001',
      date: '2026-03-02',
      due_date: '2026-04-01',
      lines: [
        { description: 'Mehl', quantity: 2.5, unit: 'kg', unit_price: 1.99, tax_rate: 7 },
        { description: 'Wein', quantity: 6, unit: 'Fl', unit_price: 8.4, tax_rate: 19 },
      ],
    }
    expect(invoiceTotals(data)).toEqual({ subtotal: 55.38, tax: 9.93, total: 65.31, lines: [4.98, 50.4] })
    expect((await renderInvoice(data)).length).toBeGreaterThan(1_000)
  })
})
