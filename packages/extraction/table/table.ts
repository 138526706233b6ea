import type { Line } from '../lines/line.ts'
import { type BoundLine, bindLine } from './bind.ts'
import { type Header, isSameHeader } from './column.ts'

/** A table: its header and its body lines, bound to columns, over all pages it runs on. */
export type Table = { header: Header; bound: BoundLine[] }

/**
 * The body of a table from its header to the end of the document, headers repeated on later pages taken out and
 * used for their own page; a page without one is read with the columns of the page before.
 */
export function bodyOf(lines: readonly Line[], header: Header, headers: readonly Header[]): Table {
  const repeats = headers.filter((other) => other.from > header.from && isSameHeader(other, header))
  const bound: BoundLine[] = []
  let current = header
  for (let index = header.to + 1; index < lines.length; index += 1) {
    const repeat = repeats.find((other) => other.from === index)
    if (repeat) {
      current = repeat
      index = repeat.to
      continue
    }
    const line = lines[index]!
    const is_letterhead = repeats.some((other) => other.from > index && lines[other.from]!.page === line.page)
    // On a later page what stands above the repeated header is letterhead, the carried line excepted below it.
    if (is_letterhead && line.page !== lines[current.to]!.page) continue
    const other = headers.find((candidate) => candidate.from === index && !repeats.includes(candidate))
    if (other && other.columns.length >= current.columns.length) break
    bound.push(bindLine(line, current.columns))
  }
  return { header, bound }
}
