import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  closingBalance,
  LAYOUTS,
  LOCALES,
  renderInvoice,
  renderStatement,
  type StatementData,
} from '../../db/demo/rendering/index.ts'
import { sampleStatement } from '../../db/demo/rendering/sample-statement.ts'
import { type Extraction, extract } from './index.ts'

const facts = (line: { date: string | null; reference: string | null; amount: number | null }) => [
  line.date,
  line.reference,
  line.amount,
]

function expectWhole(read: Extraction, data: StatementData): void {
  expect(read.lines.filter((line) => line.kind !== 'opening').map(facts)).toEqual(data.lines.map(facts))
  expect(read.document_type).toBe('statement')
  expect(read.opening_balance).toBe(data.opening_balance)
  expect(read.closing_balance).toBe(closingBalance(data))
  expect(read.proof).toBe('proven')
}

describe('rendered statements', () => {
  for (const layout of LAYOUTS) {
    it(`reads every locale of the layout ${layout.name}`, async () => {
      for (const [index, locale] of LOCALES.entries()) {
        const data = sampleStatement(index + 40, { locale, count: 18 })
        expectWhole(await extract(await renderStatement(data, { format: 'pdf', layout: layout.name })), data)
      }
    })
  }

  it('reads any mixture of what layouts are made of', async () => {
    const mixture = fc.record({
      seed: fc.integer({ min: 1, max: 10_000 }),
      locale: fc.constantFrom(...LOCALES),
      count: fc.integer({ min: 4, max: 60 }),
      format: fc.constantFrom('pdf', 'xlsx', 'csv'),
      layout: fc.record({
        rules: fc.constantFrom('all', 'rows', 'header', 'none'),
        amounts: fc.constantFrom('debit_credit', 'signed', 'trailing_minus', 'brackets', 'cr_suffix'),
        running_balance: fc.boolean(),
        opening: fc.constantFrom('row', 'summary'),
        closing: fc.constantFrom('row', 'summary', 'both'),
        carried_lines: fc.boolean(),
        reference_first: fc.boolean(),
        kind_column: fc.boolean(),
        ageing: fc.boolean(),
        font: fc.constantFrom('Helvetica', 'Times-Roman'),
      }),
    })
    await fc.assert(
      fc.asyncProperty(mixture, async ({ seed, locale, count, format, layout }) => {
        const data = sampleStatement(seed, { locale, count })
        const read = await extract(await renderStatement(data, { format, layout } as never))
        expect(read.lines.filter((line) => line.kind !== 'opening').map(facts)).toEqual(data.lines.map(facts))
        expect(read.proof).toBe('proven')
      }),
      { seed: 11, numRuns: 60 },
    )
  })

  it('never calls a statement proven whose figures were tampered with', async () => {
    const data = sampleStatement(9, { locale: 'en-GB', count: 12 })
    const text = new TextDecoder().decode(await renderStatement(data, { format: 'csv', layout: 'modern' }))
    const rows = text.split('\r\n')
    for (let index = 4; index < 16; index += 1) {
      const without = rows.filter((_, at) => at !== index).join('\r\n')
      const read = await extract(new TextEncoder().encode(without))
      expect(read.proof).toBe('contradicted')
      expect(
        read.warnings.some((warning) => warning.line !== undefined || warning.code === 'total_differs'),
      ).toBe(true)
    }
  })

  it('names supplier, tax id and period', async () => {
    const data = sampleStatement(3, { locale: 'de-DE', count: 8 })
    const read = await extract(await renderStatement(data, { format: 'pdf', layout: 'modern' }))
    expect(read.supplier).toMatchObject({
      name: 'Brauhof Getränke GmbH',
      tax_id: 'DE136695976',
      email: 'buchhaltung@brauhof.example',
    })
    expect(read.period).toEqual(data.period)
    expect(read.currency).toBe('EUR')
  })
})

describe('rendered invoices', () => {
  it.each(LOCALES)('reads number, days, totals and goods in %s', async (locale) => {
    const { supplier, customer, currency } = sampleStatement(1, { locale })
    const bytes = await renderInvoice({
      supplier,
      customer,
      currency,
      locale,
      number: 'A-20391',
      date: '2026-03-14',
      due_date: '2026-04-13',
      lines: [
        { description: 'Olive oil 5 l', quantity: 4, unit: 'pcs', unit_price: 31.5, tax_rate: 10 },
        { description: 'Flour', quantity: 12.5, unit: 'kg', unit_price: 1.24, tax_rate: 10 },
      ],
    })
    const read = await extract(bytes)
    expect(read).toMatchObject({
      document_type: 'invoice',
      invoice_number: 'A-20391',
      invoice_date: '2026-03-14',
      due_date: '2026-04-13',
      subtotal: 141.5,
      tax_amount: 14.15,
      total_amount: 155.65,
      proof: 'proven',
    })
    expect(read.lines.map((line) => [line.quantity, line.unit, line.unit_price, line.amount])).toEqual([
      [4, 'pcs', 31.5, 126],
      [12.5, 'kg', 1.24, 15.5],
    ])
  })
})
