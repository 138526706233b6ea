import { type DateShape, readDate } from '../grammar/date.ts'
import { type Line, lineText, type Segment } from '../lines/line.ts'
import { MONEY_ROLES } from '../vocabulary/headers.ts'
import { type BalanceLabel, balanceLabel } from '../vocabulary/labels.ts'
import { isAgeing } from './ageing.ts'
import type { BoundLine, Figure } from './bind.ts'

/** A day as printed, or known to a spreadsheet. */
export type PrintedDate = { shape: DateShape } | { iso: string }

/** One entry of a table before its figures are understood. */
export type RawRow = {
  page: number
  lines: Line[]
  date: PrintedDate | null
  has_own_date: boolean
  texts: BoundLine['texts']
  figures: Figure[]
  /** A check rather than an entry: an opening, carried, total or closing figure inside the table. */
  label: BalanceLabel | null
}

// Text further below the entry than this many line heights belongs to something else.
const CONTINUATION_PITCH = 2.1

/** Gathers bound lines into entries and checks: continuation lines join their entry, ageing tables end it all. */
export function gatherRows(bound: readonly BoundLine[]): RawRow[] {
  const has_dates = bound.some((line) => line.texts.has('date'))
  const rows: RawRow[] = []
  let open: RawRow | null = null
  for (const line of bound) {
    if (isAgeing(line.line)) {
      open = null
      if (rows.length > 0) break
      continue
    }
    const label = labelOf(line)
    const date = dateOf(line)
    const money = line.figures.filter((figure) => MONEY_ROLES.has(figure.column.role))
    if (label && (money.length > 0 || label === 'carried' || label === 'opening')) {
      rows.push(rowOf(line, date, label))
      open = null
      if (label === 'closing' && money.length > 0 && !date) break
    } else if (date && has_dates) {
      open = rowOf(line, date, null)
      rows.push(open)
    } else if (open && (money.length === 0 || !hasMoney(open)) && isBelow(open, line)) {
      join(open, line)
    } else if (money.length > 0) {
      open = rowOf(line, null, null)
      rows.push(open)
    } else open = null
  }
  return rows.filter((row) => row.label !== null || hasMoney(row))
}

/**
 * The ways to take rows without a day of their own in a dated table: figures around the table and no entries, or
 * entries of the day above. The commoner kind comes first; the arithmetic decides.
 */
export function rowReadings(rows: readonly RawRow[]): RawRow[][] {
  const entries = rows.filter((row) => row.label === null)
  const undated = entries.filter((row) => !row.has_own_date)
  if (undated.length === 0 || undated.length === entries.length) return [[...rows]]
  const strict = rows.filter((row) => row.label !== null || row.has_own_date)
  const last_dated = rows.findLastIndex((row) => row.label === null && row.has_own_date)
  const within = inheriting(
    rows.filter((row, index) => row.label !== null || row.has_own_date || index < last_dated),
  )
  const all = inheriting(rows)
  return undated.length > entries.length * 0.3 ? [all, within, strict] : [strict, within, all]
}

function inheriting(rows: readonly RawRow[]): RawRow[] {
  let day: PrintedDate | null = null
  return rows.map((row) => {
    if (row.label !== null) return row
    day = row.date ?? day
    return { ...row, date: day }
  })
}

const hasMoney = (row: RawRow) => row.figures.some((figure) => MONEY_ROLES.has(figure.column.role))

function labelOf(line: BoundLine): BalanceLabel | null {
  const texts = [...line.texts.entries()]
    .filter(([role]) => !/date/.test(role))
    .flatMap(([, segments]) => segments)
  const words = texts.filter((segment) => !readDate(segment.text)).map((segment) => segment.text)
  const label = balanceLabel(words.join(' ')) ?? (words.length > 1 ? balanceLabel(words[0]!) : undefined)
  if (label && words.length > 1 && !balanceLabel(words.join(' ')) && hasLetters(words.slice(1).join('')))
    return null
  // Only text and figures: a label may also stand where no column begins.
  return label ?? (words.length === 0 ? balanceLabel(lineText(line.line)) : undefined) ?? null
}

const hasLetters = (text: string) => /\p{L}{3}/u.test(text)

function dateOf(line: BoundLine): PrintedDate | null {
  for (const segment of line.texts.get('date') ?? []) {
    if (segment.value?.is === 'date') return { iso: segment.value.iso }
    const shape = readDate(segment.text)
    if (shape) return { shape }
  }
  return null
}

function rowOf(line: BoundLine, date: PrintedDate | null, label: BalanceLabel | null): RawRow {
  return {
    page: line.line.page,
    lines: [line.line],
    date,
    has_own_date: date !== null,
    texts: new Map([...line.texts].map(([role, segments]) => [role, [...segments]])),
    figures: [...line.figures],
    label,
  }
}

function isBelow(row: RawRow, line: BoundLine): boolean {
  const last = row.lines.at(-1)!
  if (last.page !== line.line.page) return false
  return line.line.y1 - last.y1 <= Math.max(last.size, line.line.size) * CONTINUATION_PITCH
}

function join(row: RawRow, line: BoundLine): void {
  row.lines.push(line.line)
  row.figures.push(...line.figures)
  for (const [role, segments] of line.texts) {
    // What stands under the date of an entry is more text, unless the entry still lacks it.
    const target = role === 'date' ? 'description' : role
    const present: Segment[] = row.texts.get(target) ?? []
    row.texts.set(target, [...present, ...segments])
  }
}
