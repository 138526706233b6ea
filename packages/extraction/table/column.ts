import type { Segment } from '../lines/line.ts'
import type { Role } from '../vocabulary/headers.ts'

/** One column of a table: where its header stands and what its cells hold. */
export type Column = {
  role: Role
  x0: number
  x1: number
  text: string
  /** The place is that of its cells, no longer that of its header. */
  is_fitted?: boolean
}

/** A header found on the lines `from` to `to` (inclusive); `is_fitted`: its columns are where their cells are, not their names. */
export type Header = { from: number; to: number; columns: Column[]; score: number; is_fitted?: true }

/** Whether two headers name the same columns in the same order: a header repeated on the next page. */
export function isSameHeader(a: Header, b: Header): boolean {
  return a.columns.map((column) => column.role).join() === b.columns.map((column) => column.role).join()
}

/** Figures line up with their header at the right, rarely at the left or the middle. */
export function figureDistance(segment: Segment, column: Column): number {
  const right = Math.abs(segment.x1 - column.x1)
  const left = Math.abs(segment.x0 - column.x0)
  const middle = Math.abs(segment.x0 + segment.x1 - column.x0 - column.x1) / 2
  const gap = Math.max(0, column.x0 - segment.x1, segment.x0 - column.x1)
  return Math.min(right, left + 1, middle + 1) + gap
}
