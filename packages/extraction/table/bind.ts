import { type AmountShape, readAmount } from '../grammar/amount.ts'
import { readDate } from '../grammar/date.ts'
import type { Line, Segment } from '../lines/line.ts'
import { NUMERIC_ROLES, type Role } from '../vocabulary/headers.ts'
import { type Column, figureDistance } from './column.ts'
import { cut, isDash } from './cut.ts'

/** A figure in its column, as printed. */
export type Figure = { segment: Segment; shape: AmountShape | null; column: Column }

/** A line with its segments given to columns: figures by the right edge, text by the left edge. */
export type BoundLine = {
  line: Line
  texts: Map<Role, Segment[]>
  figures: Figure[]
  columns: readonly Column[]
}

/** Gives every segment of a line to the column it stands in. */
export function bindLine(line: Line, columns: readonly Column[]): BoundLine {
  const texts: BoundLine['texts'] = new Map()
  const figures: Figure[] = []
  const has_side_column = columns.some((column) => column.role === 'side')
  const cells = line.segments.flatMap((segment) => cut(segment, columns))
  const segments = cells.filter((cell, at) => !isEmptyCell(cell, [cells[at - 1], cells[at + 1]], columns))
  for (const segment of has_side_column ? segments : withMarks(segments)) {
    const column = columnOf(segment, columns)
    if (!column) continue
    if (NUMERIC_ROLES.has(column.role)) {
      figures.push({
        segment,
        shape: readAmount(segment.text) ?? measure(segment.text)?.shape ?? null,
        column,
      })
    } else {
      const before = texts.get(column.role)
      texts.set(column.role, before ? [...before, segment] : [segment])
    }
  }
  // A list that grew has room for a dozen more, which a hundred thousand rows would keep.
  return { line, texts, figures: [...figures], columns }
}

const apart = (a: Segment, b: Segment) => Math.max(a.x0 - b.x1, b.x0 - a.x1)

/** A dash in a column of figures that no figure beside it belongs to stands for none. */
function isEmptyCell(
  segment: Segment,
  around: readonly (Segment | undefined)[],
  columns: readonly Column[],
): boolean {
  if (!isDash(segment.text)) return false
  const figures = columns.filter(({ role }) => NUMERIC_ROLES.has(role))
  const own = nearest(figures, (column) => figureDistance(segment, column))
  if (!own || own.distance > segment.size * 2) return false
  return around.every((other) => {
    if (
      !other ||
      !readAmount(other.text) ||
      readDate(other.text)?.year ||
      apart(segment, other) > segment.size * 2
    )
      return true
    return nearest(figures, (column) => figureDistance(other, column))?.column !== own.column
  })
}

function columnOf(segment: Segment, columns: readonly Column[]): Column | undefined {
  const texts = columns.filter((column) => !NUMERIC_ROLES.has(column.role))
  const figures = columns.filter((column) => NUMERIC_ROLES.has(column.role))
  const as_text = nearest(texts, (column) => textDistance(segment, column))
  const is_day = readDate(segment.text)?.year != null
  const shape =
    segment.value?.is === 'number' ? { has_decimals: true } : is_day ? null : readAmount(segment.text)
  if (!shape) return measureColumn(segment, figures) ?? as_text?.column
  const as_figure = nearest(figures, (column) => figureDistance(segment, column))
  if (!as_figure || as_figure.distance > Math.max(segment.size * 8, 60)) return as_text?.column
  if (!as_text || shape.has_decimals) {
    // Even a figure with decimals belongs to a text column it begins with while its own column is far.
    return as_text && as_text.distance < segment.size && as_figure.distance > segment.size * 3
      ? as_text.column
      : as_figure.column
  }
  return as_figure.distance <= as_text.distance ? as_figure.column : as_text.column
}

/** `1.00 kg` and `21 %`: figures of the quantity and tax columns only. */
function measure(text: string): { shape: AmountShape | null; roles: Role[] } | null {
  const found = /^(?<number>\d[\d.,]*)\s?(?:(?<percent>%)|\p{L}[\p{L}.()]{0,9})$/u.exec(text)?.groups
  if (!found) return null
  return { shape: readAmount(found.number!), roles: found.percent ? ['tax'] : ['quantity'] }
}

function measureColumn(segment: Segment, figures: Column[]): Column | undefined {
  const roles = measure(segment.text)?.roles
  if (!roles) return undefined
  const found = nearest(figures, (column) => figureDistance(segment, column))
  return found && roles.includes(found.column.role) && found.distance < segment.size * 4
    ? found.column
    : undefined
}

function nearest(columns: Column[], distance: (column: Column) => number) {
  let best: { column: Column; distance: number } | undefined
  for (const column of columns) {
    const value = distance(column)
    if (value < (best?.distance ?? Number.POSITIVE_INFINITY)) best = { column, distance: value }
  }
  return best
}

/** Text belongs under the header it overlaps, else to the last column that begins left of it. */
function textDistance(segment: Segment, column: Column): number {
  const shift = Math.abs(segment.x0 - column.x0)
  const overlaps = segment.x0 < column.x1 && column.x0 < segment.x1
  if (overlaps) return Math.min(shift, Math.abs(segment.x1 - column.x1)) / 4
  const begins_left = column.x0 <= segment.x0 + segment.size * 0.7
  return begins_left ? shift + segment.size : shift * 3 + segment.size * 4
}

const SIDE = /^(?:CR|DR|Cr|Dr|[CDHS])\.?$/
const BEFORE = /^(?:[-−–+]|R\$|US\$|[$€£]|[A-Z]{3})$/

/** A currency may stand at the far side of its column; a sign far off is a dash for an empty cell. */
function isPrefix(segment: Segment, next: Segment): boolean {
  if (!BEFORE.test(segment.text) || !readAmount(next.text)?.has_decimals) return false
  if (readDate(next.text)?.year) return false
  const reach = /^[-−–+]$/.test(segment.text) ? 1.5 : 8
  return next.x0 - segment.x1 < segment.size * reach && readAmount(`${segment.text} ${next.text}`) !== null
}

/** Joins a sign, a currency or a CR that stands apart from its figure. */
function withMarks(segments: Segment[]): Segment[] {
  const joined: Segment[] = []
  for (let index = 0; index < segments.length; index += 1) {
    const segment = segments[index]!
    const previous = joined.at(-1)
    const next = segments[index + 1]
    const is_after = previous && (SIDE.test(segment.text) || /^(?:[-−–]|€|EUR)$/.test(segment.text))
    if (is_after && readAmount(previous.text) && segment.x0 - previous.x1 < segment.size * 2) {
      joined[joined.length - 1] = { ...previous, text: `${previous.text} ${segment.text}`, x1: segment.x1 }
    } else if (next && isPrefix(segment, next)) {
      segments[index + 1] = { ...next, text: `${segment.text} ${next.text}` }
    } else joined.push(segment)
  }
  return joined
}
