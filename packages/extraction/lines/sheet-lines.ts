import type { TextSheet } from '../document-text.ts'
import type { Line, Segment } from './line.ts'

/** Width given to a sheet's column, so that sheets and pages share one geometry. */
export const COLUMN_WIDTH = 100
const CELL_SIZE = 10
// A cell is one piece; a hundred thousand rows have a million of them.
const NO_WORDS: Segment['words'] = []

/** The rows of a sheet as lines: a cell lies at its column number × 100 and its row number × 10. */
export function sheetLines(sheet: TextSheet): Line[] {
  return sheet.rows
    .map(({ row, cells }) => ({
      page: sheet.number,
      y0: row * CELL_SIZE,
      y1: (row + 1) * CELL_SIZE,
      size: CELL_SIZE,
      segments: segmentsOf(cells, row),
    }))
    .filter((line) => line.segments.length > 0)
}

/** Without the room to grow that filtering leaves: there are a hundred thousand rows. */
function segmentsOf(cells: TextSheet['rows'][number]['cells'], row: number): Segment[] {
  const segments = cells.map((cell) => cellSegment(cell, row))
  return segments.every(({ text }) => text !== '')
    ? segments
    : [...segments.filter(({ text }) => text !== '')]
}

function cellSegment(cell: TextSheet['rows'][number]['cells'][number], row: number): Segment {
  const text = cell.text.replace(/\s+/g, ' ').trim()
  const x0 = cell.column * COLUMN_WIDTH
  const segment: Segment = {
    text,
    x0,
    x1: x0 + COLUMN_WIDTH - 1,
    y0: row * CELL_SIZE,
    y1: (row + 1) * CELL_SIZE,
    size: CELL_SIZE,
    words: NO_WORDS,
  }
  if (cell.is === 'number') segment.value = { is: 'number', number: Number(cell.value) }
  if (cell.is === 'date') segment.value = { is: 'date', iso: String(cell.value) }
  return segment
}
