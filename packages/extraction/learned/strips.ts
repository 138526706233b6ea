import type { Segment } from '../lines/line.ts'
import { type Sort, sortOf, type TaughtRow } from './cells.ts'

/** Cells that stand over one another: a column, whatever it holds. */
export type Strip = { sort: Sort; x0: number; x1: number; cells: Map<TaughtRow, Segment> }

/** A letter's height off, texts of a picture still begin at one place. */
const SAME_LEFT = 1.2

/** The columns the taught rows stand in, from left to right. */
export function stripsOf(rows: readonly TaughtRow[]): Strip[] {
  const strips: Strip[] = []
  const cells = rows.flatMap((row) => row.cells.map((cell) => ({ row, cell, sort: sortOf(cell) })))
  for (const { row, cell, sort } of cells.sort((a, b) => a.cell.x0 - b.cell.x0)) {
    const strip = strips.find((one) => one.sort === sort && !one.cells.has(row) && stands(one, cell))
    if (strip) {
      strip.x0 = Math.min(strip.x0, cell.x0)
      strip.x1 = Math.max(strip.x1, cell.x1)
      strip.cells.set(row, cell)
    } else strips.push({ sort, x0: cell.x0, x1: cell.x1, cells: new Map([[row, cell]]) })
  }
  return strips.sort((a, b) => a.x0 - b.x0)
}

/** Figures and days stand over one another, texts begin at one place; cells of a sheet do both. */
const stands = ({ sort, x0, x1 }: Strip, cell: Segment): boolean =>
  sort === 'text' ? Math.abs(cell.x0 - x0) < cell.size * SAME_LEFT : cell.x0 < x1 && x0 < cell.x1
