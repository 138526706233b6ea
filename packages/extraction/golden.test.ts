import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { extract, readDocument, structureDocument } from './index.ts'

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)))

type Truth = {
  fromDate: string
  toDate: string
  balanceOld: number
  balanceNew: number
  bookings: { postDate: string; amount: number; info: string[] }[]
}

const plain = (line: string) => line.trim().replace(/\s+/g, ' ')

// The truth's own parser took the slanted watermark for a line of an entry.
const isPrinted = (line: string) => line !== 'Muster'

describe('a bank statement with debit and credit columns and days without a year', () => {
  const truth = JSON.parse(new TextDecoder().decode(fixture('bank-demo-2017.json'))) as Truth

  it('comes out completely right and proven', async () => {
    const read = await extract(fixture('bank-demo-2017.pdf'))
    expect(read).toMatchObject({
      document_type: 'statement',
      currency: 'EUR',
      period: { from: truth.fromDate, to: truth.toDate },
      opening_balance: truth.balanceOld,
      closing_balance: truth.balanceNew,
      proof: 'proven',
      pages: 2,
      warnings: [],
    })
    expect(read.lines.map((line) => [line.date, line.amount])).toEqual(
      truth.bookings.map((booking) => [booking.postDate, booking.amount]),
    )
    expect(read.lines.map((line) => line.description)).toEqual(
      truth.bookings.map((booking) => booking.info.filter(isPrinted).map(plain).join(' ')),
    )
  })

  it('says where each line stands', async () => {
    const read = await extract(fixture('bank-demo-2017.pdf'))
    expect(read.lines.map((line) => line.page)).toEqual([1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2])
    const [x0, y0, x1, y1] = read.lines[0]!.box!
    expect([Math.round(x0), Math.round(y0), Math.round(x1), Math.round(y1)]).toEqual([75, 422, 544, 463])
  })
})

describe('real supplier invoices', () => {
  it.each([
    ['AmazonWebServices.pdf', '42183017', '2014-08-03', 4.11, 'USD'],
    ['AzureInterior.pdf', 'INV/2023/03/0008', '2023-03-20', 279.84, 'USD'],
    ['FlipkartInvoice.pdf', 'BLR_WFLD20151000982590', '2015-10-20', 319, 'INR'],
    ['QualityHosting.pdf', '30064443', '2014-05-07', 34.73, 'EUR'],
    ['coolblue1.pdf', '993548900', '2014-04-19', 717.97, 'EUR'],
    ['free_fiber.pdf', '562044387', '2015-07-02', 29.99, 'EUR'],
  ])('reads %s', async (name, invoice_number, invoice_date, total_amount, currency) => {
    const read = await extract(fixture(name))
    expect(read).toMatchObject({
      document_type: 'invoice',
      invoice_number,
      invoice_date,
      total_amount,
      currency,
    })
  })

  it('reads the goods of a table with sections and proves them', async () => {
    // As drawn: the e-invoice inside the file is told apart.
    const { xml: _, ...drawn } = await readDocument(fixture('AzureInterior.pdf'))
    const read = structureDocument(drawn)
    expect(read.proof).toBe('proven')
    expect(read.lines.map((line) => [line.quantity, line.unit, line.unit_price, line.amount])).toEqual([
      [1, 'kg', 42, 42],
      [1, 'Units', 70, 70],
      [1, 'L', 1, 0.9],
      [15, 'g', 10, 150],
    ])
    expect(read).toMatchObject({ subtotal: 262.9, tax_amount: 16.94, due_date: '2023-04-04' })
  })
})
