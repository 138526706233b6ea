import type { Line } from '../lines/line.ts'
import { headerRole, NUMERIC_ROLES } from '../vocabulary/headers.ts'

/**
 * Pages that print a table in two halves side by side, as one below the other: where a header names the same
 * columns twice, the lines below it are parted between the halves.
 */
export function unfolded(lines: readonly Line[]): Line[] {
  const result: Line[] = []
  let index = 0
  while (index < lines.length) {
    const edge = foldAt(lines[index]!)
    if (edge === null) {
      result.push(lines[index]!)
      index += 1
      continue
    }
    const end = endOfFold(lines, index, edge)
    const block = lines.slice(index, end)
    result.push(...block.flatMap((line) => half(line, (x) => x < edge)))
    result.push(...block.flatMap((line) => half(line, (x) => x >= edge)))
    index = end
  }
  return result
}

/** Where the second half begins, when a line is a header written twice side by side. */
function foldAt(line: Line): number | null {
  const { segments } = line
  if (segments.length < 6 || segments.length % 2 !== 0) return null
  const middle = segments.length / 2
  const roles = segments.map(({ text }) => headerRole(text))
  const is_twice = segments.every(
    (segment, index) => index >= middle || segment.text === segments[index + middle]!.text,
  )
  const is_table =
    roles.some((role) => role && NUMERIC_ROLES.has(role)) &&
    new Set(roles.filter((role) => role !== undefined)).size > 1
  // Names may be centred over their cells, so the halves part midway.
  return is_twice && is_table ? (segments[middle - 1]!.x1 + segments[middle]!.x0) / 2 : null
}

/** The fold ends with the page, or where a text runs across it. */
function endOfFold(lines: readonly Line[], from: number, edge: number): number {
  const { page } = lines[from]!
  let at = from + 1
  while (at < lines.length) {
    const line = lines[at]!
    const is_across = line.segments.some(
      (segment) => segment.x0 < edge - segment.size * 2 && segment.x1 > edge,
    )
    if (line.page !== page || is_across) break
    at += 1
  }
  return at
}

function half(line: Line, isIn: (x: number) => boolean): Line[] {
  const segments = line.segments.filter((segment) => isIn(segment.x0))
  return segments.length > 0 ? [{ ...line, segments }] : []
}
