import { isMoneyText } from '../grammar/amount.ts'
import { readDate } from '../grammar/date.ts'
import { rangeOf } from '../grammar/range.ts'
import type { Line, Segment } from '../lines/line.ts'
import { headerRole, NUMERIC_ROLES, type Role, referenceRank } from '../vocabulary/headers.ts'
import { assign } from './assign.ts'
import type { Column } from './column.ts'
import { splitAtGaps } from './peel.ts'

/** What the cells of one column have in common: the strip of the page they fill. */
export type Strip = { x0: number; x1: number; count: number; size: number }

/**
 * Moves columns from where their headers stand to where their cells do: headers are often centred over, or left
 * of, what they name. Cells form strips; strips and columns are matched in order, left to right.
 */
export function fitColumns(columns: readonly Column[], lines: readonly Line[]): Column[] {
  const rows = entryLines(lines)
  if (rows.length < 2) return [...columns]
  const dates = columns.filter((column) => isDateColumn(column))
  const figures = columns.filter((column) => NUMERIC_ROLES.has(column.role))
  const texts = columns.filter((column) => !NUMERIC_ROLES.has(column.role) && !isDateColumn(column))
  const cells = rows.flatMap((line) => line.segments)
  const least = Math.max(1, rows.length * 0.04)
  const figure_strips = strips(cells.filter(isFigure), overlapping, least)
  const moved = new Map<Column, Strip>([
    ...assign(strips(cells.filter(isDate), overlapping, rows.length * 0.3), dates, columns),
    ...assign(figure_strips, figures, columns),
    ...assign(
      strips(
        cells.filter((cell) => !isDate(cell) && !isFigure(cell)).flatMap(splitAtGaps),
        sameLeft,
        rows.length * 0.25,
      ),
      texts,
      columns,
    ),
  ])
  const named = namedByContent(
    texts.filter((column) => !moved.has(column)),
    figure_strips.filter((strip) => ![...moved.values()].includes(strip)),
    columns,
  )
  const freed = new Set([...named.keys()].map(({ role }) => role))
  const heirs = new Set([...freed].flatMap((role) => heirOf(role, columns, named) ?? []))
  return columns.map((column) => {
    const strip = moved.get(column) ?? named.get(column)?.strip
    const role = named.get(column)?.role ?? (heirs.has(column) ? headerRole(column.text)! : column.role)
    return strip ? { ...column, role, x0: strip.x0, x1: strip.x1, is_fitted: true } : column
  })
}

/** A name taken for text over a column of figures names money: the side that is missing, else the amount. */
function namedByContent(texts: Column[], free: Strip[], columns: readonly Column[]) {
  const roles = new Set(columns.map(({ role }) => role))
  const named = new Map<Column, { strip: Strip; role: Role }>()
  for (const column of texts) {
    const strip = free.find(({ x0, x1 }) => x0 < column.x1 && column.x0 < x1)
    if (!strip) continue
    const role: Role = roles.has('credit') ? 'debit' : roles.has('debit') ? 'credit' : 'amount'
    if (roles.has(role)) continue
    roles.add(role)
    named.set(column, { strip, role })
  }
  return named
}

/** Of the names that stood back for one of their kind, which turned out to name money, the surest is what it says. */
function heirOf(
  role: Role,
  columns: readonly Column[],
  named: ReadonlyMap<Column, unknown>,
): Column | undefined {
  return columns
    .filter((column) => !named.has(column) && headerRole(column.text) === role)
    .sort((a, b) => referenceRank(b.text) - referenceRank(a.text))[0]
}

const isDateColumn = (column: Column) => /date/.test(column.role)

const isDate = (segment: Segment) => readDate(segment.text) !== null && !isFigure(segment)

const isFigure = (segment: Segment) => isMoneyText(segment.text) && !isLongDate(segment)

const isLongDate = (segment: Segment) => {
  const shape = readDate(segment.text)
  return shape !== null && shape.year !== null
}

/** Lines that begin an entry: a day and a figure, or, in tables without days, a figure and a text. */
function entryLines(lines: readonly Line[]): Line[] {
  const with_figure = lines.filter((line) => line.segments.length > 1 && line.segments.some(isFigure))
  const dated = aligned(with_figure.filter((line) => line.segments.some(isDate)))
  return dated.length >= 2 ? dated : with_figure
}

/** Lines whose day stands flush with most days: payment slips and footnotes have days, too. */
function aligned(lines: readonly Line[]): Line[] {
  const days = lines.flatMap((line) => line.segments.filter(isDate))
  const fellows = ({ x0, x1, size }: Segment) =>
    days.filter((other) => Math.abs(other.x0 - x0) < size * 0.8 || Math.abs(other.x1 - x1) < size * 0.8)
      .length
  const counts = new Map(days.map((day) => [day, fellows(day)]))
  const most = rangeOf(counts.values()).most
  return lines.filter((line) => line.segments.some((segment) => (counts.get(segment) ?? 0) > most * 0.8))
}

type SameStrip = (strip: Strip, segment: Segment) => boolean

const overlapping: SameStrip = (strip, segment) => segment.x0 < strip.x1 && strip.x0 < segment.x1

const sameLeft: SameStrip = (strip, segment) => Math.abs(segment.x0 - strip.x0) < segment.size * 0.55

/** Groups cells into strips and drops those too rare to be a column. */
function strips(segments: Segment[], isSame: SameStrip, least: number): Strip[] {
  const found: Strip[] = []
  for (const segment of segments.sort((a, b) => a.x0 - b.x0)) {
    const strip = found.find((one) => isSame(one, segment))
    if (!strip) {
      found.push({ x0: segment.x0, x1: segment.x1, count: 1, size: segment.size })
      continue
    }
    strip.x1 = Math.max(strip.x1, segment.x1)
    strip.count += 1
  }
  return found.filter((strip) => strip.count >= least)
}
