import { describe, expect, it } from 'vitest'
import type { DocumentText, TextRun } from '../document-text.ts'
import { structureDocument } from '../structure.ts'

const ROWS = [
  ['Date', 'Reference', 'Description', 'Amount', 'Balance'],
  ['01/05/2026', '', 'Opening balance', '', '100.00'],
  ['03/05/2026', 'INV-1001', 'Invoice', '245.60', '345.60'],
  ['12/05/2026', 'INV-1002', 'Invoice', '80.15', '425.75'],
  ['19/05/2026', 'P-77', 'Payment', '-100.00', '325.75'],
  ['28/05/2026', 'INV-1003', 'Invoice', '16.35', '342.10'],
  ['', '', 'Closing balance', '', '342.10'],
]
const PLACES = [40, 120, 200, 400, 480]

/** A statement as read from a picture or drawn, one of its texts changed. */
function paper(
  change: [from: string, to: string] | null,
  confidence?: number,
  rows: readonly string[][] = ROWS,
): DocumentText {
  const runs: TextRun[] = [
    { text: 'Statement of account', x0: 40, x1: 160, y0: 60, y1: 74, size: 14, is_rotated: false },
  ]
  for (const [row, cells] of rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      const text = change && cell === change[0] ? change[1] : cell
      if (text === '') continue
      const x0 = column > 2 ? PLACES[column]! + 60 - text.length * 5 : PLACES[column]!
      const y1 = 120 + row * 16
      const run = { text, x0, x1: x0 + text.length * 5, y0: y1 - 10, y1, size: 10, is_rotated: false }
      runs.push(confidence === undefined ? run : { ...run, confidence })
    }
  }
  return { file_type: 'pdf', pages: [{ number: 1, width: 595, height: 842, runs }], sheets: [], warnings: [] }
}

const amounts = (text: DocumentText) =>
  structureDocument(text).lines.flatMap(({ amount }) => (amount === null ? [] : [amount]))

describe('a digit read badly from a picture', () => {
  it.each([
    ['80.15', '60.15'],
    ['425.75', '425.15'],
    ['16.35', '16.85'],
  ])('is taken from the arithmetic when one change alone closes it: %s read as %s', (from, to) => {
    const read = structureDocument(paper([from, to], 0.8))
    expect(amounts(paper([from, to], 0.8))).toEqual([245.6, 80.15, -100, 16.35])
    expect(read.proof).toBe('consistent')
    expect(read.warnings.map(({ code }) => code)).toContain('digit_from_balance')
  })

  it('is left alone where the text was drawn: the fault is the sender’s', () => {
    const read = structureDocument(paper(['80.15', '60.15']))
    expect(read.proof).toBe('contradicted')
    expect(read.lines.map(({ amount }) => amount)).toContain(60.15)
  })

  it('is left alone where no likely digit closes it', () => {
    expect(structureDocument(paper(['80.15', '20.15'], 0.8)).proof).toBe('contradicted')
  })

  it('is left alone where an opening balance may be what is missing', () => {
    // 500.00 brought in and not printed; 745.60 in the place of 245.60 would close it as well.
    const rows = ROWS.filter(([, , what]) => what !== 'Opening balance').map(([day, number, what, amount]) =>
      what === 'Closing balance' ? ['', '', what, '742.10', ''] : [day!, number!, what!, amount!, ''],
    )
    const read = structureDocument(paper(null, 0.8, rows))
    expect(read.lines.map(({ amount }) => amount)).toEqual([245.6, 80.15, -100, 16.35])
    expect(read.proof).not.toBe('proven')
  })

  it('may be a letter', () => {
    const read = structureDocument(paper(['245.60', '24S.6O'], 0.8))
    expect(read.lines.map(({ amount }) => amount)).toContain(245.6)
    expect(read.proof).toBe('proven')
  })
})
