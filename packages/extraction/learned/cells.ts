import type { DocumentText } from '../document-text.ts'
import { type DecimalMark, type Minor, magnitude, readAmount, toMinor } from '../grammar/amount.ts'
import { type DateOrder, isoDay, readDate } from '../grammar/date.ts'
import { normalise } from '../grammar/normalise.ts'
import type { Line, Segment } from '../lines/line.ts'
import { shownBox } from '../scan/shown.ts'
import { peel, splitAtGaps } from '../table/peel.ts'
import { type LearnedField, TAUGHT, type TaughtField, type TaughtLine } from './layout.ts'

/** How the figures and days of a paper are written. */
export type Writing = { mark: DecimalMark | null; order: DateOrder }

/** A printed row and the line it truly is. */
export type TaughtRow = { line: TaughtLine; cells: Segment[]; at: number }

export const cellsOf = ({ segments }: Line): Segment[] => segments.flatMap(peel).flatMap(splitAtGaps)

export type Sort = 'date' | 'figure' | 'text'

export function sortOf({ text, value }: Segment): Sort {
  if (value) return value.is === 'date' ? 'date' : 'figure'
  const day = readDate(text)
  const amount = readAmount(text)
  if (day && (day.year !== null || !amount?.has_decimals)) return 'date'
  return amount ? 'figure' : 'text'
}

/** The amount a cell prints, sign aside. */
export function minorOf({ text, value }: Segment, mark: DecimalMark | null): Minor | null {
  if (value?.is === 'number') {
    const minor = toMinor(value.number)
    return minor === null ? null : Math.abs(minor)
  }
  const shape = readAmount(text)
  return shape && magnitude(shape, mark)
}

/** Whether a cell prints this value of a line. */
export function prints(
  cell: Segment,
  field: TaughtField | LearnedField,
  value: string | number,
  { mark, order }: Writing,
): boolean {
  if (typeof value === 'number') return minorOf(cell, mark) === toMinor(Math.abs(value))
  if (field === 'date') {
    if (cell.value?.is === 'date') return cell.value.iso === value
    const shape = readDate(cell.text)
    return shape !== null && isoDay(shape, order, Number(value.slice(0, 4))) === value
  }
  const [printed, wanted] = [normalise(cell.text), normalise(value)]
  if (printed === '' || wanted === '') return false
  if (printed === wanted) return true
  // A description is made of several cells, and a cell may hold a number and more.
  return field === 'description'
    ? /\p{L}{3}/u.test(printed) && ` ${wanted} `.includes(` ${printed} `)
    : field === 'reference' && ` ${printed} `.includes(` ${wanted} `)
}

/** Finds the printed row of each line: by its place, or for one that was missed by its values. */
export function taughtRows(
  text: DocumentText,
  lines: readonly Line[],
  taught: readonly TaughtLine[],
  writing: Writing,
): TaughtRow[] {
  const taken = new Set<number>()
  const with_amount = taught.some(({ box }) => !box) ? rowsByAmount(lines, writing) : new Map()
  return taught.flatMap((line) => {
    const placed = line.box
      ? rowsAt(text, lines, line)
      : amountsOf(line).flatMap((one) => with_amount.get(one) ?? [])
    const rows = placed.filter((at) => !taken.has(at)).map((at) => ({ at, cells: cellsOf(lines[at]!) }))
    const best = bestRow(rows, line, writing)
    if (!best) return []
    taken.add(best.at)
    return [{ line, ...best }]
  })
}

function rowsByAmount(lines: readonly Line[], { mark }: Writing): Map<Minor, number[]> {
  const rows = new Map<Minor, number[]>()
  for (const [at, line] of lines.entries()) {
    for (const cell of cellsOf(line)) {
      const minor = minorOf(cell, mark)
      if (minor === null) continue
      const known = rows.get(minor)
      if (known) known.push(at)
      else rows.set(minor, [at])
    }
  }
  return rows
}

const amountsOf = ({ amount, debit, credit }: TaughtLine): Minor[] =>
  [amount, debit, credit].flatMap((value) => (value === null ? [] : (toMinor(Math.abs(value)) ?? [])))

function rowsAt(
  { pages, sheets }: DocumentText,
  lines: readonly Line[],
  { page, box }: TaughtLine,
): number[] {
  const [x0, y0, x1, y1] = box!
  const drawn = pages.find(({ number }) => number === page)
  return [...lines.keys()].filter((at) => {
    const line = lines[at]!
    if (line.page !== page) return false
    const first = line.segments[0]!
    if (sheets.length > 0) return line.y0 / (line.y1 - line.y0) >= y0 && line.y0 / (line.y1 - line.y0) < y1
    const [left, top, right, bottom] = shownBox([first.x0, line.y0, first.x1, line.y1], drawn)
    const [x, y] = [(left + right) / 2, (top + bottom) / 2]
    return x >= x0 - 2 && x <= x1 + 2 && y >= y0 - 2 && y <= y1 + 2
  })
}

function bestRow<Row extends { cells: Segment[] }>(
  rows: readonly Row[],
  line: TaughtLine,
  writing: Writing,
): Row | undefined {
  const values = TAUGHT.flatMap((field) => {
    const value = line[field]
    return value === null ? [] : [{ field, value }]
  })
  let best: { row: Row; hits: number } | undefined
  for (const row of rows) {
    const hits = values.filter(({ field, value }) =>
      row.cells.some((cell) => prints(cell, field, value, writing)),
    )
    if (hits.length > (best?.hits ?? 0)) best = { row, hits: hits.length }
  }
  // One value alone is printed in many places of a paper.
  return best && (line.box || best.hits >= 2) ? best.row : undefined
}
