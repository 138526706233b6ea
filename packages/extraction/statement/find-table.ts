import type { DecimalMark } from '../grammar/amount.ts'
import { type DateShape, readDate } from '../grammar/date.ts'
import type { Line } from '../lines/line.ts'
import { type Header, isSameHeader } from '../table/column.ts'
import { inferHeader } from '../table/infer.ts'
import { bodyOf, type Table } from '../table/table.ts'
import { MONEY_ROLES } from '../vocabulary/headers.ts'

export type StatementTable = { table: Table; dates: DateShape[] }

/**
 * The tables that may hold a statement's entries: the header with most dated figures below it, then, for whoever is
 * not content with it, one inferred.
 */
export function* statementTables(
  lines: readonly Line[],
  headers: readonly Header[],
  mark: DecimalMark | null,
): Generator<StatementTable> {
  const headed = headedTable(lines, headers)
  if (headed) yield headed
  const inferred = inferHeader(lines, mark)
  if (inferred) yield withDates(bodyOf(lines, inferred, headers))
}

function headedTable(lines: readonly Line[], headers: readonly Header[]): StatementTable | null {
  let best: { found: StatementTable; weight: number } | undefined
  for (const [index, header] of headers.entries()) {
    // A header repeated on a later page is read with the first one.
    if (headers.slice(0, index).some((earlier) => isSameHeader(earlier, header))) continue
    const roles = header.columns.map((column) => column.role)
    if (
      !roles.some((role) => MONEY_ROLES.has(role)) ||
      !roles.some((role) => role === 'date' || role === 'reference')
    )
      continue
    const found = withDates(bodyOf(lines, header, headers))
    const weight =
      found.table.bound.filter((line) => line.texts.size > 0 && line.figures.length > 0).length * 2 +
      header.score
    if (weight > (best?.weight ?? 0)) best = { found, weight }
  }
  return best?.found ?? null
}

/** A table with the days of its column of days. */
export function withDates(table: Table): StatementTable {
  const dates = table.bound.flatMap((line) =>
    (line.texts.get('date') ?? []).flatMap((segment) =>
      segment.value ? [] : (readDate(segment.text) ?? []),
    ),
  )
  return { table, dates }
}
