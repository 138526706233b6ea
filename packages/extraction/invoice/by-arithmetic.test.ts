import { describe, expect, it } from 'vitest'
import type { TextRun } from '../document-text.ts'
import { structureDocument } from '../structure.ts'

/** An invoice of lines of cells, each at its place from the left; figures end at 300. */
function invoice(lines: string[][]) {
  const runs: TextRun[] = lines.flatMap((cells, index) =>
    cells.map((text, at) => {
      const y1 = 100 + index * 13
      const width = text.length * 5
      const x1 = at === 0 ? 60 + width : 300 + (at - 1) * 100
      return { text, x0: x1 - width, x1, y0: y1 - 9, y1, size: 9, is_rotated: false }
    }),
  )
  const pages = [{ number: 1, width: 600, height: 800, runs }]
  const read = structureDocument({ file_type: 'pdf', pages, sheets: [], warnings: [] })
  return [read.subtotal, read.tax_amount, read.total_amount]
}

describe('sums without labels that are known', () => {
  it('are the three figures of which the tax is the printed rate of the net', () => {
    const lines = [
      ['Rechnung 4711'],
      ['Haftpflicht', '50,00'],
      ['Gesamtbeitrag', '50,00'],
      ['Versicherungsteuer 19 %', '9,50'],
      ['Rechnungsbeitrag', '59,50'],
    ]
    expect(invoice(lines)).toEqual([50, 9.5, 59.5])
  })

  it('are not any three figures that happen to add up', () => {
    const lines = [['Rechnung 4711'], ['Haftpflicht', '50,00'], ['Hausrat', '9,50'], ['Beitrag', '59,50']]
    expect(invoice(lines)[1]).toBeNull()
  })
})

describe('a table of sums by rate', () => {
  it('is read at its last row, the sum of the others', () => {
    const lines = [
      ['Rechnung 4711'],
      ['', 'Nettobetrag', 'MwSt-Betrag', 'Endbetrag'].filter(Boolean),
      ['321,40', '61,07', '382,47'],
      ['127,59', '8,93', '136,52'],
      ['448,99', '70,00', '518,99'],
    ].map((cells, index) => (index === 0 ? cells : [' '.repeat(0), ...cells].filter((cell) => cell !== '')))
    expect(invoice(lines)[2]).toBe(518.99)
  })
})
