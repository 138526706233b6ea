import { isMoneyText } from '../grammar/amount.ts'
import type { Line } from '../lines/line.ts'
import { COLUMN_WIDTH } from '../lines/sheet-lines.ts'
import type { Column, Header } from '../table/column.ts'
import { NUMERIC_ROLES } from '../vocabulary/headers.ts'
import { balanceLabel } from '../vocabulary/labels.ts'
import { cellsOf, sortOf } from './cells.ts'
import type { LearnedColumn, LearnedTable } from './layout.ts'
import { isSameName, type Name, type NameRow, nameRow, namesAbove, rowOfHeader } from './names.ts'

/** Of the names of a learned table, at least this share must stand side by side again. */
const LEAST_SHARE = 0.6
const LEAST_NAMES = 2
/** How much larger or smaller a paper may be drawn than the one learned of. */
const MOST_SCALE = 1.6
/** Rows that stand in the columns of a table without names, at least, and their share of rows with a figure. */
const LEAST_ROWS = 2
const LEAST_FIT = 0.6

/** A learned table in a document: its header, and those that repeat it. */
export type FoundTable = { table: LearnedTable; header: Header; repeats: Header[] }

/**
 * Where a learned table stands in a document: under its names, on every page that prints them; a table without names by
 * its columns alone. Undefined where it is not there.
 */
export function findLearnedTable(
  lines: readonly Line[],
  headers: readonly Header[],
  table: LearnedTable,
): FoundTable | undefined {
  const is_named = table.columns.filter(({ name }) => name !== '').length >= LEAST_NAMES
  const found = is_named ? byNames(lines, headers, table) : byPlaces(lines, headers, table)
  const [header] = found
  return header && header.columns.length > 1 ? { table, header, repeats: is_named ? found : [] } : undefined
}

function byNames(lines: readonly Line[], headers: readonly Header[], table: LearnedTable): Header[] {
  const rows = [...headers.map(rowOfHeader), ...lines.flatMap((line, at) => nameRow(line, at) ?? [])].flatMap(
    (row) => {
      const matched = matchNames(row, table.columns)
      return matched ? [{ row, matched }] : []
    },
  )
  rows.sort((a, b) => b.matched.size - a.matched.size || a.row.from - b.row.from)
  const kept: typeof rows = []
  for (const one of rows)
    if (!kept.some(({ row }) => row.from <= one.row.to && one.row.from <= row.to)) kept.push(one)
  return kept
    .sort((a, b) => a.row.from - b.row.from)
    .map(({ row, matched }) => ({
      from: row.from,
      to: row.to,
      score: matched.size,
      is_fitted: true,
      columns: placed(table, matched),
    }))
}

function matchNames(
  { names }: NameRow,
  columns: readonly LearnedColumn[],
): Map<LearnedColumn, Name> | undefined {
  const matched = new Map<LearnedColumn, Name>()
  const wanted = columns.filter(({ name }) => name !== '')
  for (const column of wanted) {
    const taken = new Set(matched.values())
    const same = names.filter((name) => !taken.has(name) && isSameName(name.text, column.name))
    const [nearest] = same.sort((a, b) => Math.abs(a.x0 - column.x0) - Math.abs(b.x0 - column.x0))
    if (nearest) matched.set(column, nearest)
  }
  return matched.size >= Math.max(LEAST_NAMES, wanted.length * LEAST_SHARE) ? matched : undefined
}

/** The columns where the names now stand: in a sheet under them, on a page at the same side of them, as large as drawn. */
function placed({ columns, width }: LearnedTable, matched: ReadonlyMap<LearnedColumn, Name>): Column[] {
  if (width === null) {
    return columns.flatMap((column) => {
      const name = matched.get(column)
      const x0 = name ? Math.floor(name.x0 / COLUMN_WIDTH) * COLUMN_WIDTH : column.x0
      const is_taken = !name && [...matched.values()].some((other) => Math.abs(other.x0 - x0) < COLUMN_WIDTH)
      return is_taken ? [] : [{ role: column.role, text: '', x0, x1: x0 + COLUMN_WIDTH - 1 }]
    })
  }
  const moved = mover([...matched].map(([column, name]) => [column.name_x ?? column.x0, name.x0]))
  return columns.map(({ role, x0, x1 }) => ({ role, text: '', x0: moved(x0), x1: moved(x1) }))
}

/** The line x' = a·x + b that best leads from where the names stood to where they stand. */
function mover(pairs: [from: number, to: number][]): (x: number) => number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [from, to] = [mean(pairs.map(([x]) => x)), mean(pairs.map(([, y]) => y))]
  const spread = pairs.reduce((sum, [x]) => sum + (x - from) ** 2, 0)
  const slope = spread === 0 ? 1 : pairs.reduce((sum, [x, y]) => sum + (x - from) * (y - to), 0) / spread
  const scale = Math.min(MOST_SCALE, Math.max(1 / MOST_SCALE, slope))
  return (x) => to + (x - from) * scale
}

/** Without names nothing but the columns tells the table: enough rows must stand in all that every row fills. */
function byPlaces(lines: readonly Line[], headers: readonly Header[], { columns }: LearnedTable): Header[] {
  const main = columns.filter(({ role }) => role === 'date' || role === 'amount')
  if (main.length < 2) return []
  const figured = lines.filter(({ segments }) =>
    segments.some(({ text, value }) => value?.is === 'number' || isMoneyText(text)),
  )
  const fitting = figured.filter((line) => main.every((column) => standsIn(line, column)))
  if (fitting.length < LEAST_ROWS || fitting.length < figured.length * LEAST_FIT) return []
  const first = lines.indexOf(fitting[0]!)
  if (isNamed(namesAbove(lines, headers, first), columns)) return []
  const from = firstOf(lines, first) - 1
  return [
    {
      from,
      to: from,
      score: main.length,
      is_fitted: true,
      columns: columns.map(({ role, x0, x1 }) => ({ role, text: '', x0, x1 })),
    },
  ]
}

/** A paper with names over these places is another than the one that had none. */
const isNamed = (row: NameRow | undefined, columns: readonly LearnedColumn[]): boolean =>
  columns.filter(({ x0, x1 }) => row?.names.some((name) => name.x0 < x1 && x0 < name.x1)).length >=
  LEAST_NAMES

/** A balance brought in stands right above the first row. */
function firstOf(lines: readonly Line[], first: number): number {
  const isBalance = ({ segments }: Line) => segments.some(({ text }) => balanceLabel(text) !== undefined)
  return first > 0 && isBalance(lines[first - 1]!) ? first - 1 : first
}

const standsIn = (line: Line, { role, x0, x1 }: LearnedColumn): boolean =>
  cellsOf(line).some((cell) =>
    NUMERIC_ROLES.has(role)
      ? sortOf(cell) === 'figure' && Math.abs(cell.x1 - x1) < cell.size
      : sortOf(cell) === 'date' && Math.abs(cell.x0 - x0) < cell.size,
  )
