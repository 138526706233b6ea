import type { Role } from '../vocabulary/headers.ts'

/** One column of a table: where its header stands and what its cells hold. */
export type Column = { role: Role; x0: number; x1: number; text: string }

/** A header found on the lines `from` to `to` (inclusive). */
export type Header = { from: number; to: number; columns: Column[]; score: number }

/** Whether two headers name the same columns in the same order: a header repeated on the next page. */
export function isSameHeader(a: Header, b: Header): boolean {
  return a.columns.map((column) => column.role).join() === b.columns.map((column) => column.role).join()
}
