import { describe, expect, it } from 'vitest'
import type { TextPage, TextRun } from '../document-text.ts'
import { structureDocument } from '../structure.ts'

const COLUMNS = [40, 110, 190, 330, 430, 520]

/** A statement of cells at the places of six columns; empty cells are left out. */
function statement(rows: string[][]) {
  const runs: TextRun[] = rows.flatMap((cells, index) =>
    cells.flatMap((text, at) => {
      const y1 = 100 + index * 16
      const x0 = COLUMNS[at]!
      return text === ''
        ? []
        : [{ text, x0, x1: x0 + text.length * 5, y0: y1 - 9, y1, size: 9, is_rotated: false }]
    }),
  )
  const page: TextPage = { number: 1, width: 600, height: 800, runs }
  return structureDocument({ file_type: 'pdf', pages: [page], sheets: [], warnings: [] })
}

const HEAD = ['Date', 'Reference', 'Description', 'Debit', 'Credit', 'Balance']
const ROWS = [
  ['14/03/2026', '', 'Opening balance', '', '', '100.00'],
  ['15/03/2026', 'INV-4711', 'Invoice', '50.00', '', '150.00'],
  ['16/03/2026', 'INV-4712', 'Invoice', '25.00', '', '175.00'],
  ['17/03/2026', 'INV-4713', 'Invoice', '10.00', '', '185.00'],
  ['18/03/2026', 'INV-4714', 'Invoice', '15.00', '', '200.00'],
  ['', '', 'Closing balance', '', '', '200.00'],
]

const withNumbers = (numbers: string[]) =>
  ROWS.map((row, index) => (numbers[index - 1] ? row.with(1, numbers[index - 1]!) : row))

describe('a statement whose sums close', () => {
  it('is proven when its rows are sound', () => {
    expect(statement([HEAD, ...ROWS]).proof).toBe('proven')
  })

  it.each([
    ['a word ran into a number', ['GS2023/800N.C.', 'GS2023/801', 'GS2023/802', 'GS2023/803']],
    ['the numbers count the rows', ['1', '2', '3', '4']],
    ['all numbers are the part they have in common', ['VK 2024', 'VK 2024', 'VK 2024', 'VK 2024']],
  ])('is consistent when %s', (_, numbers) => {
    expect(statement([HEAD, ...withNumbers(numbers)]).proof).toBe('consistent')
  })

  it('is consistent when a balance brought over may be its first row', () => {
    const opened = ROWS.slice(1).map((row, index) => (index === 4 ? row.with(5, '200.00') : row))
    const rows = [['14/03/2026', '', 'Brought in', '100.00', '', '100.00'], ...opened]
    expect(statement([HEAD, ...rows]).proof).not.toBe('proven')
  })
})
