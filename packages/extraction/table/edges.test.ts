import { describe, expect, it } from 'vitest'
import type { TextRun } from '../document-text.ts'
import { pageLines } from '../lines/baselines.ts'
import { lineText } from '../lines/line.ts'
import { partedAtEdges } from './edges.ts'

// Helvetica's figures are 0.556 wide, its space 0.278: at 10 points.
const WIDTH = 5.56
const SPACE = 2.78

/** Lines of words drawn one by one; a number among them is the gap before the next word. */
const lines = (rows: (string | number)[][]) =>
  pageLines({
    number: 1,
    width: 600,
    height: 800,
    runs: rows.flatMap((row, index) => {
      let x = 40
      return row.flatMap((one): TextRun[] => {
        if (typeof one === 'number') {
          x += one
          return []
        }
        const [x0, x1] = [x, x + one.length * WIDTH]
        x = x1
        const y1 = 100 + index * 14
        return [{ text: one, x0, x1, y0: y1 - 10, y1, size: 10, is_rotated: false }]
      })
    }),
  })

const cells = (rows: (string | number)[][]) =>
  partedAtEdges(lines(rows)).map(({ segments }) => segments.map(({ text }) => text))

describe('partedAtEdges', () => {
  it('parts cells that hardly a gap separates', () => {
    const rows = [1, 2, 3, 4, 5].map((n) => [
      `0${n}.03.2026`,
      4,
      'INV-690'.concat(String(n)),
      n % 2 ? 4 : 4,
      n % 2 ? 'Invoice' : 'Payment',
      60,
      `${n}00.00`,
    ])
    expect(cells(rows)[0]).toEqual(['01.03.2026', 'INV-6901', 'Invoice', '100.00'])
  })

  it('leaves the words of one text together, though all rows begin alike', () => {
    const rows = [1, 2, 3, 4, 5].map((n) => [
      `0${n}.03.2026`,
      30,
      'Invoice',
      SPACE,
      `2091${n}`,
      60,
      `${n}00.00`,
    ])
    expect(cells(rows)[2]).toEqual(['03.03.2026', 'Invoice 20913', '300.00'])
  })

  it('never parts a figure at its thousands', () => {
    const rows = [1, 2, 3, 4, 5].map((n) => [`0${n}.03.2026`, 30, `A-100${n}`, 60, '1', SPACE, `09${n},81`])
    expect(cells(rows)[0]).toEqual(['01.03.2026', 'A-1001', '1 091,81'])
  })

  it('leaves text without days and money as it is', () => {
    const given = lines([
      ['Golden', 4, 'Valley'],
      ['Harbor', 4, 'Street', SPACE, '97'],
      ['Austin'],
      ['Texas'],
    ])
    expect(partedAtEdges(given).map(lineText)).toEqual(given.map(lineText))
  })
})
