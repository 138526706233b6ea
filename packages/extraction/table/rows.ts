import { type DateShape, readDate } from '../grammar/date.ts'
import { type Line, lineText, type Segment } from '../lines/line.ts'
import { MONEY_ROLES } from '../vocabulary/headers.ts'
import { type BalanceLabel, balanceLabel, beginsAsTotal } from '../vocabulary/labels.ts'
import { isCurrency, siteNamed } from '../vocabulary/sites.ts'
import { isAge, isAgeing } from './ageing.ts'
import type { BoundLine, Figure } from './bind.ts'
import type { Column } from './column.ts'

/** A day as printed, or known to a spreadsheet. */
export type PrintedDate = { shape: DateShape } | { iso: string }

/** One entry of a table before its figures are understood. */
export type RawRow = {
  page: number
  lines: Line[]
  date: PrintedDate | null
  has_own_date: boolean
  texts: BoundLine['texts']
  columns: readonly Column[]
  figures: Figure[]
  /** A check rather than an entry: an opening, carried, total or closing figure inside the table. */
  label: BalanceLabel | null
  /** Texts that stand alone above it: the name of a section, its currency. */
  headings: string[]
  /** The first row on its page, where balances are carried in. */
  is_first_on_page: boolean
}

// Text further below the entry than this many line heights belongs to something else.
const CONTINUATION_PITCH = 2.1
const NO_HEADINGS: RawRow['headings'] = []
// No entry describes itself at such length; what follows is no part of the table.
const MOST_LINES = 200
// Lines of one cell follow one another at this many font heights.
const LINE_PITCH = 1.5

/** Gathers bound lines into entries and checks: continuation lines join their entry, ageing tables are left out. */
export function gatherRows(bound: readonly BoundLine[]): RawRow[] {
  const has_dates = bound.some((line) => line.texts.has('date'))
  const rows: RawRow[] = []
  let open: RawRow | null = null
  let headings: string[] = []
  let is_ageing = false
  const usual = usualSize(bound)
  const push = (row: RawRow) => {
    if (headings.length > 0) row.headings = headings
    row.is_first_on_page = rows.at(-1)?.page !== row.page
    rows.push(row)
    headings = []
    is_ageing = false
    return row
  }
  for (const [index, line] of bound.entries()) {
    if (isAgeing(line.line) || isAge(line.line)) {
      open = null
      is_ageing = true
      continue
    }
    // Days and figures beside the columns belong to somebody else's table.
    if (isLoose(line, usual)) {
      open = null
      continue
    }
    const label = labelOf(line) ?? wrappedLabel(line, bound[index + 1])
    const date = dateOf(line)
    const money = line.figures.filter((figure) => MONEY_ROLES.has(figure.column.role))
    if (label && (money.length > 0 || label === 'carried' || label === 'opening')) {
      push(rowOf(line, date, label))
      open = null
    } else if (isHeading(line, date)) {
      headings.push(...line.line.segments.map((segment) => segment.text))
      open = null
    } else if (date && has_dates) {
      open = push(rowOf(line, date, null))
    } else if (namesBalance(line.line)) {
      open = null
    } else if (
      open &&
      open.lines.length < MOST_LINES &&
      (money.length === 0 || !hasMoney(open)) &&
      isBelow(open, line, bound[index + 1])
    ) {
      join(open, line)
    } else if (money.length > 0 && !is_ageing) {
      open = push(rowOf(line, null, null))
    } else if (money.length === 0) {
      headings.push(...line.line.segments.map((segment) => segment.text))
      open = null
    }
  }
  return rows.filter((row) => row.label !== null || hasMoney(row))
}

/** A line that names a restaurant or a currency and nothing else begins a section. */
function isHeading({ line, figures }: BoundLine, date: PrintedDate | null): boolean {
  if (date || figures.some(({ shape }) => shape?.has_decimals)) return false
  const [first] = line.segments
  return line.segments.length <= 2 && (siteNamed(first!.text) !== undefined || isCurrency(first!.text))
}

/** A balance named outside the columns is no more text of the entry above. */
const namesBalance = (line: Line): boolean =>
  line.segments.some(({ text }) => {
    const label = balanceLabel(text.replace(/:\s*.*$/, ''))
    return label === 'opening' || label === 'closing'
  })

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
  const whole = label ?? (words.length === 0 ? balanceLabel(lineText(line.line)) : undefined)
  if (whole) return whole
  // `Total Riverside`: the sum of a part.
  return words.length > 0 && beginsAsTotal(words[0]!) && dateOf(line) === null ? 'total' : null
}

/** `Saldo di` over `apertura`: a balance's name in a narrow column. */
function wrappedLabel(line: BoundLine, next: BoundLine | undefined): BalanceLabel | null {
  if (!next || next.figures.length > 0 || next.line.page !== line.line.page || dateOf(next)) return null
  if (next.line.y1 - line.line.y1 > line.line.size * LINE_PITCH) return null
  for (const [role, segments] of line.texts) {
    const below = next.texts.get(role)
    if (/date/.test(role) || !below || next.texts.size > 1) continue
    const whole = [...segments, ...below].map(({ text }) => text).join(' ')
    const others = [...line.texts].filter(([other]) => other !== role && !/date/.test(other))
    if (others.length === 0 && balanceLabel(whole)) return balanceLabel(whole)!
  }
  return null
}

const hasLetters = (text: string) => /\p{L}{3}/u.test(text)

function dateOf(line: BoundLine): PrintedDate | null {
  const column = line.columns.find(({ role }) => role === 'date')
  for (const segment of line.texts.get('date') ?? []) {
    if (column && !isNear(segment, column)) continue
    if (segment.value?.is === 'date') return { iso: segment.value.iso }
    const shape = readDate(segment.text)
    if (shape) return { shape }
  }
  return null
}

// A day further off its column than this many font heights belongs to another table, such as a payment slip's.
const DATE_REACH = 4

function isNear(segment: Segment, column: Column): boolean {
  const gap = Math.max(column.x0 - segment.x1, segment.x0 - column.x1, 0)
  return gap <= segment.size * DATE_REACH
}

// Beyond so many font heights from its column's edges a figure is no cell of it.
const FIGURE_REACH = 3
const DAY_REACH = 1.5
// What is printed so much smaller than the rows is none of them.
const SMALL_PRINT = 0.8

/** The font height of most lines with a day in its column. */
function usualSize(bound: readonly BoundLine[]): number {
  const sizes = bound.filter(({ texts }) => texts.has('date')).map(({ line }) => line.size)
  return sizes.sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0
}

/** A day and figures that do not stand where their columns' cells do: a footnote, a payment slip's list. */
function isLoose({ line, figures, columns }: BoundLine, usual: number): boolean {
  const dated = columns.filter(({ role, is_fitted }) => /date/.test(role) && is_fitted)
  // Within a text drawn as one the places of words are estimates.
  const days = line.segments.filter(
    ({ text, value, words }) => !value && !words[0]?.is_spaced && readDate(text) !== null,
  )
  if (!dated.some(({ role }) => role === 'date') || days.length === 0 || figures.length === 0) return false
  if (line.size < usual * SMALL_PRINT) return true
  if (!days.some((day) => dated.some((column) => offset(day, column) < day.size * DAY_REACH))) return true
  const placed = figures.filter((figure) => figure.column.is_fitted)
  return (
    placed.length > 0 &&
    placed.every(({ segment, column }) => offset(segment, column) > segment.size * FIGURE_REACH)
  )
}

const offset = ({ x0, x1 }: Segment, to: Column) =>
  Math.min(Math.abs(x0 - to.x0), Math.abs(x1 - to.x1), Math.abs(x0 + x1 - to.x0 - to.x1) / 2)

function rowOf(line: BoundLine, date: PrintedDate | null, label: BalanceLabel | null): RawRow {
  return {
    page: line.line.page,
    lines: [line.line],
    date,
    has_own_date: date !== null,
    // Most rows are one line: what is its own is copied only when another joins it.
    texts: line.texts,
    columns: line.columns,
    figures: line.figures,
    label,
    headings: NO_HEADINGS,
    is_first_on_page: false,
  }
}

function isBelow(row: RawRow, { line }: BoundLine, next: BoundLine | undefined): boolean {
  const last = row.lines.at(-1)!
  if (last.page !== line.page) return false
  const above = line.y1 - last.y1
  // Text nearer to the day below than to the entry above belongs below.
  if (next && next.line.page === line.page && dateOf(next) && next.line.y1 - line.y1 < above * 0.9)
    return false
  return above <= Math.max(last.size, line.size) * CONTINUATION_PITCH
}

function join(row: RawRow, line: BoundLine): void {
  if (row.lines.length === 1) row.texts = new Map(row.texts)
  row.lines.push(line.line)
  row.figures = [...row.figures, ...line.figures]
  for (const [role, segments] of line.texts) {
    // What stands under the date of an entry is more text, unless the entry still lacks it.
    const target = role === 'date' ? 'description' : role
    const present: Segment[] = row.texts.get(target) ?? []
    row.texts.set(target, [...present, ...segments])
  }
}
