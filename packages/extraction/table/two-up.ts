import { isMoneyText } from '../grammar/amount.ts'
import { readDate } from '../grammar/date.ts'
import type { Line, Segment } from '../lines/line.ts'
import { headerRole, NUMERIC_ROLES } from '../vocabulary/headers.ts'
import type { Column } from './column.ts'
import { partedAtEdges } from './edges.ts'
import { columnsOf } from './header.ts'
import { piece } from './peel.ts'

/**
 * Lines with cells that touch parted, and tables printed in two halves side by side as one below the other: where a
 * header names the same columns twice, the lines below it are parted between the halves.
 */
export function unfolded(printed: readonly Line[]): Line[] {
  const lines = partedAtEdges(printed)
  const result: Line[] = []
  let index = 0
  while (index < lines.length) {
    const edge = foldAt(lines, index)
    if (edge === null) {
      result.push(lines[index]!)
      index += 1
      continue
    }
    const end = endOfFold(lines, index, edge)
    const block = lines.slice(index, end)
    result.push(...block.flatMap((line) => half(line, edge, 'first')))
    result.push(...block.flatMap((line) => half(line, edge, 'second')))
    index = end
  }
  return result
}

/** Where the second half begins, when a line is a header written twice side by side. */
function foldAt(lines: readonly Line[], index: number): number | null {
  const segments = lines[index]!.segments.flatMap(columnsOf)
  if (segments.length < 6 || segments.length % 2 !== 0) return null
  const middle = segments.length / 2
  const roles = segments.map(({ text }) => headerRole(text))
  const is_twice = segments.every(
    (segment, at) => at >= middle || segment.text === segments[at + middle]!.text,
  )
  const is_table =
    roles.some((role) => role && NUMERIC_ROLES.has(role)) &&
    new Set(roles.filter((role) => role !== undefined)).size > 1
  return is_twice && is_table ? edgeBetween(lines, index, segments[middle - 1]!, segments[middle]!) : null
}

/** Names may be centred over their cells: the halves part where fewest texts run across, midway if anywhere. */
function edgeBetween(lines: readonly Line[], index: number, last: Column, first: Column): number {
  const below = lines
    .slice(index + 1, index + 1 + ENOUGH_LINES)
    .filter(({ page }) => page === lines[index]!.page)
  const segments = below.flatMap((line) => line.segments)
  const middle = (last.x1 + first.x0) / 2
  const reach = (segments[0]?.size ?? 0) * EDGE_REACH
  const places = segments.map(({ x0 }) => x0 - 0.5).filter((x) => Math.abs(x - middle) < reach)
  const across = (x: number) => segments.filter(({ x0, x1 }) => x0 < x - 1 && x1 > x + 1).length
  const [best] = [middle, ...places]
    .map((x) => ({ x, count: across(x), off: Math.abs(x - middle) }))
    .sort((a, b) => a.count - b.count || a.off - b.off)
  return best!.x
}

const ENOUGH_LINES = 40
const EDGE_REACH = 4

/** The fold ends with the page, or where a text runs across it. */
function endOfFold(lines: readonly Line[], from: number, edge: number): number {
  const { page } = lines[from]!
  let at = from + 1
  while (at < lines.length) {
    const line = lines[at]!
    const has_second = line.segments.some(({ x0 }) => x0 >= edge)
    const is_across = line.segments.some(
      (segment) => segment.x0 < edge - segment.size * 2 && segment.x1 > edge && !isTwoCells(segment, edge),
    )
    if (line.page !== page || (is_across && !has_second)) break
    at += 1
  }
  return at
}

type Half = 'first' | 'second'

function half(line: Line, edge: number, wanted: Half): Line[] {
  const segments = line.segments.flatMap((segment) => pieceIn(segment, edge, wanted))
  return segments.length > 0 ? [{ ...line, segments }] : []
}

/** A segment on its side of the fold; of two cells that touch there the one. */
function pieceIn(segment: Segment, edge: number, wanted: Half): Segment[] {
  if (!isTwoCells(segment, edge)) return segment.x0 < edge === (wanted === 'first') ? [segment] : []
  const at = segment.words.findIndex(({ x0 }) => x0 >= edge)
  return [wanted === 'first' ? piece(segment, 0, at) : piece(segment, at, segment.words.length)]
}

/** The end of the first half's last cell and a day or a figure that begins the second half. */
function isTwoCells(segment: Segment, edge: number): boolean {
  const from = segment.words.findIndex(({ x0 }) => x0 >= edge)
  if (from < 1 || segment.words[from - 1]!.x1 > edge + segment.size) return false
  const { text } = piece(segment, from, segment.words.length)
  return (
    isMoneyText(text) || readDate(text) !== null || headerRole(text) !== undefined || /^\S*\d{3}/.test(text)
  )
}
