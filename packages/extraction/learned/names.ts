import { isMoneyText } from '../grammar/amount.ts'
import { readDate } from '../grammar/date.ts'
import { normalise } from '../grammar/normalise.ts'
import type { Line, Segment } from '../lines/line.ts'
import type { Header } from '../table/column.ts'
import { splitAtGaps } from '../table/peel.ts'

/** Words over a column. */
export type Name = { text: string; x0: number; x1: number }
/** Names side by side on the lines `from` to `to`. */
export type NameRow = { from: number; to: number; names: Name[] }

/** How far above its first row a table may be named, in lines. */
const REACH = 6
const LONGEST_NAME = 40

/** The names over the row at `first`: those of a header that was understood, else the nearest words side by side. */
export function namesAbove(
  lines: readonly Line[],
  headers: readonly Header[],
  first: number,
): NameRow | undefined {
  const header = headers.findLast(({ to }) => to < first && first - to <= REACH && isOnPage(lines, to, first))
  if (header) return rowOfHeader(header)
  for (let at = first - 1; at >= Math.max(0, first - REACH); at -= 1) {
    const row = isOnPage(lines, at, first) ? nameRow(lines[at]!, at) : undefined
    if (row) return row
  }
  return undefined
}

const isOnPage = (lines: readonly Line[], at: number, first: number) => lines[at]!.page === lines[first]!.page

export const rowOfHeader = ({ from, to, columns }: Header): NameRow => ({
  from,
  to,
  names: columns.map(({ text, x0, x1 }) => ({ text: normalise(text), x0, x1 })),
})

/** A line of words side by side, none of them a value. */
export function nameRow(line: Line, at: number): NameRow | undefined {
  const cells = line.segments.flatMap(splitAtGaps)
  if (cells.length < 2 || !cells.every(isName)) return undefined
  return { from: at, to: at, names: cells.map(({ text, x0, x1 }) => ({ text: normalise(text), x0, x1 })) }
}

const isName = ({ text, value }: Segment) =>
  !value &&
  text.length <= LONGEST_NAME &&
  !isMoneyText(text) &&
  readDate(text) === null &&
  !/\d{3}/.test(text)

/** Whether two names are one, but for a letter in five that a picture shows badly. */
export function isSameName(a: string, b: string): boolean {
  if (a === b) return true
  const most = Math.floor(Math.max(a.length, b.length) / 5)
  return most > 0 && Math.abs(a.length - b.length) <= most && distance(a, b) <= most
}

/** Letters to change, add or leave out (Levenshtein 1966). */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row]
    for (let at = 1; at <= b.length; at += 1) {
      const changed = above[at - 1]! + (a[row - 1] === b[at - 1] ? 0 : 1)
      now.push(Math.min(changed, above[at]! + 1, now[at - 1]! + 1))
    }
    above = now
  }
  return above[b.length]!
}
