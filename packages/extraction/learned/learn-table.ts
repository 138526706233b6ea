import { isBankStatement } from '../classify.ts'
import type { DocumentText } from '../document-text.ts'
import { decimalMark } from '../grammar/evidence.ts'
import { documentLines } from '../table/document-lines.ts'
import { findHeaders } from '../table/header.ts'
import { headerRole, NUMERIC_ROLES } from '../vocabulary/headers.ts'
import { prints, type TaughtRow, taughtRows, type Writing } from './cells.ts'
import type { LearnedColumn, LearnedTable, TaughtLine } from './layout.ts'
import { type Name, namesAbove } from './names.ts'
import { type Named, rolesOf } from './roles.ts'
import { learnSigns } from './signs.ts'
import { type Strip, stripsOf } from './strips.ts'
import { formOf } from './value.ts'

/** A line of days, amounts and a hundred others says no more than these. */
const MOST_ROWS = 400
const MOST_FORMS = 6

export type TaughtTable = { table: LearnedTable; order: Writing['order'] | null }

/**
 * Learns the columns of a table from its lines as they truly are: where their values stand in the rows, and the words
 * over them. What was learned before stays for columns these lines say nothing of.
 */
export function learnTable(
  text: DocumentText,
  taught: readonly TaughtLine[],
  before?: LearnedTable,
): TaughtTable | undefined {
  const lines = documentLines(text)
  const headers = findHeaders(lines)
  const is_bank = isBankStatement(lines, headers)
  const mark = decimalMark(lines.flatMap(({ segments }) => segments.map((segment) => segment.text)))
  const { rows, order, is_told } = rowsInOrder(text, lines, taught, mark)
  if (rows.length === 0) return undefined
  const strips = stripsOf(rows)
  const names = namesAbove(lines, headers, Math.min(...rows.map(({ at }) => at)))?.names ?? []
  const named = namedStrips(strips, names, text.sheets.length > 0)
  const roles = rolesOf(named, rows, { mark, order }, { is_bank, before: before?.columns ?? [] })
  const columns: LearnedColumn[] = named.map(({ strip, ...name }) => ({
    role: roles.get(strip)!,
    ...name,
    x0: Math.round(strip.x0),
    x1: Math.round(strip.x1),
  }))
  columns.push(...emptyColumns(names, columns, before))
  columns.sort((a, b) => a.x0 - b.x0)
  const has = (is: (column: LearnedColumn) => boolean) => columns.some(is)
  if (columns.length < 2 || !has(({ role }) => NUMERIC_ROLES.has(role) && role !== 'balance'))
    return undefined
  const forms = [...new Set(rows.flatMap(({ line }) => (line.reference ? [formOf(line.reference)] : [])))]
  const signs = learnSigns(rows, columns, { mark, order }, before?.signs)
  return {
    table: {
      columns,
      width: text.sheets.length > 0 ? null : Math.round(text.pages[0]!.width),
      ...(signs && { signs }),
      forms: forms.length <= MOST_FORMS ? forms : [],
    },
    order: is_told ? order : null,
  }
}

/** As many lines as teach columns, those a person told first. */
export const sampleOf = (taught: readonly TaughtLine[]) =>
  [...taught].sort((a, b) => b.told.length - a.told.length).slice(0, MOST_ROWS)

function rowsInOrder(
  text: DocumentText,
  lines: Parameters<typeof taughtRows>[1],
  taught: readonly TaughtLine[],
  mark: Writing['mark'],
) {
  const read = (order: Writing['order']) => {
    const rows = taughtRows(text, lines, taught, { mark, order })
    return { rows, order, days: rows.filter((row) => hasDay(row, { mark, order })) }
  }
  const told = (days: readonly TaughtRow[]) => days.filter(({ line }) => line.told.includes('date')).length
  const [best, other] = [read('dmy'), read('mdy')].sort(
    (a, b) => told(b.days) - told(a.days) || b.days.length - a.days.length,
  )
  const is_told = told(best!.days) > told(other!.days) || best!.days.length > other!.days.length
  return { ...best!, is_told }
}

const hasDay = ({ line, cells }: TaughtRow, writing: Writing) =>
  line.date !== null && cells.some((cell) => prints(cell, 'date', line.date!, writing))

/** Points a name may stand beside its cells; a cell of a sheet stands under its name or not. */
const BESIDE = 25

/** Names and columns in pairs, those that share most of their width first. */
function namedStrips(strips: readonly Strip[], names: readonly Name[], is_sheet: boolean): Named[] {
  const pairs = strips.flatMap((strip) =>
    names.map((name) => ({ strip, name, shared: Math.min(name.x1, strip.x1) - Math.max(name.x0, strip.x0) })),
  )
  const found = new Map<Strip, Name>()
  for (const { strip, name, shared } of pairs.sort((a, b) => b.shared - a.shared)) {
    if (shared < (is_sheet ? 0 : -BESIDE)) break
    if (!found.has(strip) && ![...found.values()].includes(name)) found.set(strip, name)
  }
  return strips.map((strip) => {
    const name = found.get(strip)
    return { strip, name: name?.text ?? '', ...(name && { name_x: Math.round(name.x0) }) }
  })
}

/** Columns that are named and have no cells on this paper: what they hold was learned before, or a dictionary tells. */
function emptyColumns(
  names: readonly Name[],
  columns: readonly LearnedColumn[],
  before: LearnedTable | undefined,
): LearnedColumn[] {
  const roles = new Set(columns.map(({ role }) => role))
  return names
    .filter(({ text }) => text !== '' && !columns.some(({ name }) => name === text))
    .flatMap(({ text, x0, x1 }) => {
      const role = before?.columns.find(({ name }) => name === text)?.role ?? headerRole(text)
      if (!role || roles.has(role)) return []
      // Amounts in one column leave no room for sides.
      if (roles.has('amount') && (role === 'debit' || role === 'credit')) return []
      if ((roles.has('debit') || roles.has('credit')) && role === 'amount') return []
      roles.add(role)
      return [{ role, name: text, name_x: Math.round(x0), x0: Math.round(x0), x1: Math.round(x1) }]
    })
}
