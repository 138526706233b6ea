import { type DecimalMark, isMoneyText, type Minor, readAmount } from '../grammar/amount.ts'
import { readDate } from '../grammar/date.ts'
import { rangeOf } from '../grammar/range.ts'
import type { Line, Segment } from '../lines/line.ts'
import { shapeMoney } from '../statement/entry.ts'
import { numberOf } from '../statement/numbers.ts'
import type { Role } from '../vocabulary/headers.ts'
import { lineKind } from '../vocabulary/kinds.ts'
import { balanceLabel } from '../vocabulary/labels.ts'
import type { Column, Header } from './column.ts'
import { figureRoles } from './figure-roles.ts'
import { peel, splitAtGaps } from './peel.ts'

const MIN_ROWS = 2
// What so many lines do not tell of a table's columns, a hundred thousand do not tell either.
const ENOUGH_LINES = 5_000
// A column stands on at least this share of the rows.
const MIN_SHARE = 0.08
const FELLOWS = 0.2

/** Columns found from what stands in them, for tables without a header or with one that names nothing known. */
export function inferHeader(lines: readonly Line[], mark: DecimalMark | null): Header | null {
  const rows = aligned(
    lines
      .slice(0, ENOUGH_LINES)
      .map((line, index) => ({
        index,
        page: line.page,
        cells: line.segments.flatMap(peel).flatMap(splitAtGaps),
      }))
      .filter(({ cells }) => cells.some(isDate) && cells.some(isFigure) && !cells.some(isLabel)),
  )
  if (rows.length < MIN_ROWS) return null
  const least = Math.max(1, rows.length * MIN_SHARE)
  const cells = rows.flatMap((row) => row.cells)
  const dates = strips(cells.filter(isDate), overlaps, rows.length * 0.5)
  const usual = withPlain(strips(cells.filter(isFigure), overlaps, least), cells)
  const figures = [...usual, ...rare(usual, rows, least)]
  const figured = new Set(figures.flatMap((strip) => strip.cells))
  const texts = strips(
    cells.filter((cell) => !isDate(cell) && !figured.has(cell)),
    sameLeft,
    Math.max(least, rows.length * 0.25),
  )
  if (dates.length === 0 || figures.length === 0) return null
  const columns = [
    ...dates.slice(0, 2).map((strip, index) => column(index === 0 ? 'date' : 'due_date', strip)),
    ...textColumns(texts, rows.length, (cell) => textBelow(lines, cell)),
    ...figureColumns(
      figures,
      rows.map((row) => row.cells),
      mark,
    ),
  ]
  const from = firstOf(lines, rows[0]!.index) - 1
  return { from, to: from, columns: columns.sort((a, b) => a.x0 - b.x0), score: columns.length }
}

type Row = { index: number; page: number; cells: Segment[] }

/** Rows whose day stands flush with most days; letterheads, footnotes and slips have days and figures, too. */
function aligned(rows: Row[]): Row[] {
  const days = rows.flatMap(({ cells }) => cells.filter(isDate))
  const at = (edge: 'x0' | 'x1') => Map.groupBy(days, (day) => Math.round(day[edge] / (day.size * 0.8)))
  const groups = [...at('x0').values(), ...at('x1').values()]
  const [main = []] = groups.sort((a, b) => b.length - a.length)
  const [first] = main
  if (!first) return []
  const isFlush = (day: Segment) =>
    Math.abs(day.x0 - first.x0) < day.size * 0.8 || Math.abs(day.x1 - first.x1) < day.size * 0.8
  return withFellows(rows.filter(({ cells }) => cells.some((cell) => isDate(cell) && isFlush(cell))))
}

/** Rows with a cell beside the day that stands flush with others': a footnote's day may be flush by chance. */
function withFellows(rows: Row[]): Row[] {
  const edges = (cell: Segment) => [`l${Math.round(cell.x0)}`, `r${Math.round(cell.x1)}`]
  const counts = new Map<string, number>()
  for (const { cells } of rows)
    for (const edge of cells.filter((cell) => !isDate(cell)).flatMap(edges))
      counts.set(edge, (counts.get(edge) ?? 0) + 1)
  const least = Math.max(2, rows.length * FELLOWS)
  const kept = rows.filter(({ cells }) =>
    cells.some((cell) => !isDate(cell) && edges(cell).some((edge) => counts.get(edge)! >= least)),
  )
  return kept.length < MIN_ROWS ? rows : kept
}

/** A balance brought in stands right above the first row. */
function firstOf(lines: readonly Line[], first: number): number {
  for (let index = first - 1; index >= Math.max(0, first - 3); index -= 1) {
    const { segments } = lines[index]!
    if (segments.some(isLabel) && segments.some(isFigure)) return index
  }
  return first
}

const isDate = (segment: Segment) =>
  segment.value?.is === 'date' || (readDate(segment.text) !== null && !isFigure(segment))

const isFigure = (segment: Segment) =>
  segment.value?.is === 'number' || (isMoneyText(segment.text) && readDate(segment.text)?.year == null)

const isLabel = (segment: Segment) => balanceLabel(segment.text) !== undefined

type Strip = { x0: number; x1: number; cells: Segment[] }

const overlaps = (strip: Strip, cell: Segment) => cell.x0 < strip.x1 && strip.x0 < cell.x1

const sameLeft = (strip: Strip, cell: Segment) => Math.abs(cell.x0 - strip.x0) < cell.size * 0.55

function strips(cells: Segment[], isSame: (strip: Strip, cell: Segment) => boolean, least: number): Strip[] {
  const found: Strip[] = []
  for (const cell of [...cells].sort((a, b) => a.x0 - b.x0)) {
    const strip = found.find((one) => isSame(one, cell))
    if (!strip) {
      found.push({ x0: cell.x0, x1: cell.x1, cells: [cell] })
      continue
    }
    strip.x1 = Math.max(strip.x1, cell.x1)
    strip.cells.push(cell)
  }
  return found.filter((strip) => strip.cells.length >= least)
}

/**
 * Columns that few rows fill, as credits between charges: their figures stand apart from those of the usual columns, on
 * rows that have a figure less than others there.
 */
function rare(usual: Strip[], rows: Row[], least: number): Strip[] {
  const known = new Set(usual.flatMap(({ cells }) => cells))
  const filled = new Map(
    rows.flatMap(({ cells }) => cells.map((cell) => [cell, cells.filter((one) => known.has(one)).length])),
  )
  const most = Math.max(0, rangeOf(filled.values()).most)
  const left = [...filled.keys()].filter((cell) => isFigure(cell) && !known.has(cell))
  return strips(left, overlaps, 1).filter(
    (strip) =>
      strip.cells.length < least &&
      strip.cells.every((cell) => filled.get(cell)! === most - 1) &&
      !usual.some((one) => overlaps(one, { ...strip.cells[0]!, x0: strip.x0, x1: strip.x1 })),
  )
}

/** `626` under `¥75,424` is a figure too. */
function withPlain(figures: Strip[], cells: Segment[]): Strip[] {
  for (const cell of cells) {
    if (isFigure(cell) || !readAmount(cell.text)) continue
    const strip = figures.find((one) => Math.abs(one.x1 - cell.x1) < cell.size * 0.4 && cell.x0 > one.x0)
    strip?.cells.push(cell)
  }
  return figures
}

/** What stands right below a cell. */
function textBelow(lines: readonly Line[], { x0, y1, size }: Segment): string {
  const from = lines.findIndex(({ segments }) =>
    segments.some((segment) => segment.y1 === y1 && Math.abs(segment.x0 - x0) < 1),
  )
  const line = lines[from + 1]
  if (from < 0 || !line || line.y1 <= y1 || line.y1 - y1 > size * 1.6) return ''
  return line.segments.find((segment) => Math.abs(segment.x0 - x0) < size * 0.3)?.text ?? ''
}

/** The share of cells with a number of their own; a name before the number is the text of a description. */
function numberedShare(cells: readonly Segment[], below: (cell: Segment) => string): number {
  const numbers = cells.flatMap((cell) => {
    const { number, rest } = numberOf(cell.text)
    const more = rest === '' || number === null ? below(cell) : ''
    const whole = /^[\d/.-]+$/.test(more) ? numberOf(`${cell.text} ${more}`) : { number, rest }
    return whole.number !== null && /\d{2}/.test(whole.number) && whole.rest === '' ? [whole.number] : []
  })
  const named = numbers.filter((number) => /\p{Ll}{4}/u.test(number)).length
  if (named > numbers.length / 2) return 0
  return new Set(numbers).size / Math.max(1, cells.length)
}

/** Numbers that differ from row to row are references, a few words that recur name the kind, the rest describes. */
function textColumns(found: Strip[], rows: number, below: (cell: Segment) => string): Column[] {
  const numbered = found.map(({ cells }) => numberedShare(cells, below))
  const best = numbered.indexOf(Math.max(...numbered))
  return found.map((strip, index) => {
    if (index === best && numbered[index]! > 0.5) return column('reference', strip)
    const distinct = new Set(strip.cells.map(({ text }) => text)).size
    const kinds = strip.cells.filter(({ text }) => lineKind(text) !== 'other').length
    const is_kind =
      kinds > strip.cells.length * 0.8 && distinct <= Math.max(4, rows * 0.2) && found.length > 2
    return column(
      is_kind && !strip.cells.some(({ text }) => text.length > 24) ? 'kind' : 'description',
      strip,
    )
  })
}

function figureColumns(found: Strip[], rows: Segment[][], mark: DecimalMark | null): Column[] {
  const sorted = [...found].sort((a, b) => a.x0 - b.x0)
  const members = sorted.map((strip) => new Set(strip.cells))
  const table = rows.map((cells) =>
    members.map((strip): Minor | null => {
      const cell = cells.find((one) => strip.has(one))
      return cell ? signed(cell, mark) : null
    }),
  )
  const roles = figureRoles(table)
  return sorted.map((strip, index) => column(roles[index]!, strip))
}

function signed(cell: Segment, mark: DecimalMark | null): Minor | null {
  if (cell.value?.is === 'number') return Math.round(cell.value.number * 10_000)
  const shape = readAmount(cell.text)
  const money = shape && shapeMoney(shape, mark)
  return money && (money.is_negative || money.side === 'credit' ? -money.minor : money.minor)
}

const column = (role: Role, { x0, x1 }: Strip): Column => ({ role, x0, x1, text: '', is_fitted: true })
