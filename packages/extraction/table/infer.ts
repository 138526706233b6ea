import { readAmount } from '../grammar/amount.ts'
import { readDate } from '../grammar/date.ts'
import type { Line, Segment } from '../lines/line.ts'
import type { Column, Header } from './column.ts'

const MIN_ROWS = 3

/** Infers columns where no header names them: lines that begin with a date and end with right-aligned figures. */
export function inferHeader(lines: readonly Line[]): Header | null {
  const rows = lines.filter((line) => isDated(line) && figuresOf(line).length > 0)
  if (rows.length < MIN_ROWS) return null
  const first = lines.indexOf(rows[0]!)
  const right_edges = clusters(
    rows.flatMap((line) => figuresOf(line)),
    (segment) => segment.x1,
    rows.length,
  )
  const left_edges = clusters(rows.flatMap(textsOf), (segment) => segment.x0, rows.length)
  const columns: Column[] = dateColumns(rows)
  const [reference, description] = left_edges.length > 1 ? left_edges : [undefined, left_edges[0]]
  if (reference) columns.push(column('reference', reference))
  if (description) columns.push(column('description', description))
  columns.push(...figureColumns(right_edges, rows.length))
  return {
    from: first - 1,
    to: first - 1,
    columns: columns.sort((a, b) => a.x0 - b.x0),
    score: columns.length,
  }
}

const isDate = (segment: Segment) => segment.value?.is === 'date' || readDate(segment.text) !== null

/** The first column of days is the entry's; a second one is when it is due. */
function dateColumns(rows: Line[]): Column[] {
  const groups = clusters(
    rows.flatMap((line) => line.segments.filter(isDate)),
    (segment) => segment.x0,
    rows.length,
  )
  return groups.slice(0, 2).map((group, index) => column(index === 0 ? 'date' : 'due_date', group))
}

const isDated = (line: Line) => line.segments.slice(0, 2).some(isDate)

const isFigure = (segment: Segment) =>
  segment.value?.is === 'number' || readAmount(segment.text)?.has_decimals === true

/** Figures at the end of the line; a figure amid text is part of it. */
function figuresOf(line: Line): Segment[] {
  const end = line.segments.findLastIndex((segment) => !isFigure(segment))
  return line.segments.slice(end + 1)
}

function textsOf(line: Line): Segment[] {
  return line.segments.filter((segment) => !isFigure(segment) && !isDate(segment))
}

/** Groups segments by an edge; groups seen on few rows are noise. */
function clusters(segments: Segment[], edge: (segment: Segment) => number, rows: number): Segment[][] {
  const sorted = [...segments].sort((a, b) => edge(a) - edge(b))
  const groups: Segment[][] = []
  for (const segment of sorted) {
    const group = groups.at(-1)
    if (group && edge(segment) - edge(group.at(-1)!) < segment.size * 0.6) group.push(segment)
    else groups.push([segment])
  }
  return groups.filter((group) => group.length >= Math.max(1, rows * 0.15))
}

/** One figure column is the amount; the last of several is the balance when nearly every row has it. */
function figureColumns(groups: Segment[][], rows: number): Column[] {
  const last = groups.at(-1)
  if (!last) return []
  if (groups.length === 1) return [column('amount', last)]
  const has_balance = last.length >= rows * 0.8
  const others = has_balance ? groups.slice(0, -1) : groups
  const named = others.slice(-2)
  const roles = named.length === 1 ? (['amount'] as const) : (['debit', 'credit'] as const)
  const columns = named.map((group, index) => column(roles[index]!, group))
  return has_balance ? [...columns, column('balance', last)] : columns
}

function column(role: Column['role'], segments: Segment[]): Column {
  const x0 = Math.min(...segments.map((segment) => segment.x0))
  const x1 = Math.max(...segments.map((segment) => segment.x1))
  return { role, x0, x1, text: '' }
}
