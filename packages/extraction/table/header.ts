import { isMoneyText } from '../grammar/amount.ts'
import { readDate } from '../grammar/date.ts'
import { type Line, lineText, type Segment } from '../lines/line.ts'
import { headerRole, NUMERIC_ROLES, type Role, referenceRank, shortenedRole } from '../vocabulary/headers.ts'
import { invoiceLabel } from '../vocabulary/invoice-labels.ts'
import { siteNamed } from '../vocabulary/sites.ts'
import { type Column, type Header, isSameHeader } from './column.ts'

const MAX_HEADER_LINES = 3
const MAX_LINE_PITCH = 2.2

/** All table headers among the lines, each the best reading of one to three neighbouring lines. */
export function findHeaders(lines: readonly Line[]): Header[] {
  const found: Header[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const best = repeated(headerAt(lines, index), lines, found)
    if (!best) continue
    const previous = found.at(-1)
    if (previous && best.from <= previous.to) {
      if (best.score > previous.score) found[found.length - 1] = best
    } else found.push(best)
  }
  return found
}

/** Text above a header that was seen before is no part of it. */
function repeated(best: Header | null, lines: readonly Line[], found: readonly Header[]): Header | null {
  if (!best || best.from === best.to) return best
  const alone = judged(lines[best.to]!.segments, best.to, best.to)
  return alone && found.some((other) => isSameHeader(other, alone)) ? alone : best
}

function headerAt(lines: readonly Line[], from: number): Header | null {
  let best: Header | null = null
  let merged: Segment[] = []
  for (let to = from; to < Math.min(lines.length, from + MAX_HEADER_LINES); to += 1) {
    const line = lines[to]!
    if (
      to > from &&
      (line.page !== lines[from]!.page || isApart(lines[to - 1]!, line) || !isAlike(lines[from]!, line))
    )
      break
    if (!mayBeHeader(line)) break
    merged = to === from ? line.segments : stacked(merged, line.segments)
    const header = judged(merged, from, to)
    // A further line must bring a further column to be part of the header.
    if (header && (!best || knownColumns(header) > knownColumns(best) || completes(header, best, line)))
      best = header
  }
  return best
}

/** `Invoice` over `date` is one name: a line of words under words that leaves no column unknown. */
function completes(header: Header, best: Header, line: Line): boolean {
  const is_words = line.segments.every(({ text }) => text.length < 24 && !/\d/.test(text))
  return is_words && knownColumns(header) === knownColumns(best) && header.score >= best.score
}

const knownColumns = (header: Header) => header.columns.filter((column) => column.role !== 'other').length

const isApart = (above: Line, below: Line) =>
  below.y1 - above.y1 > Math.max(above.size, below.size) * MAX_LINE_PITCH

/** A title in large letters is no part of the names below it. */
const isAlike = (first: Line, line: Line) =>
  Math.max(first.size, line.size) < Math.min(first.size, line.size) * 1.25

function mayBeHeader(line: Line): boolean {
  // `Site: Old Town` names a section, not a column.
  if (line.segments.length <= 2 && siteNamed(lineText(line)) !== undefined) return false
  return line.segments.every((segment) => {
    if (
      segment.value ||
      segment.text.length > 60 ||
      /:\s*\S*\d|\d{3}/.test(segment.text) ||
      /\d[.,]\d{2}(?![\d\s]*%|\d)/.test(segment.text)
    )
      return false
    return !isMoneyText(segment.text) && readDate(segment.text) === null
  })
}

/** Puts a second line under the first: what overlaps becomes one header text. */
function stacked(above: Segment[], below: Segment[]): Segment[] {
  const result = above.map((segment) => ({ ...segment }))
  for (const segment of below) {
    const over = result.find((candidate) => candidate.x0 < segment.x1 && segment.x0 < candidate.x1)
    if (over) {
      over.text = `${over.text.replace(/-$/, '')} ${segment.text}`
      over.x0 = Math.min(over.x0, segment.x0)
      over.x1 = Math.max(over.x1, segment.x1)
      over.words = [...over.words, ...segment.words]
    } else result.push({ ...segment })
  }
  return result.sort((a, b) => a.x0 - b.x0)
}

function judged(segments: Segment[], from: number, to: number): Header | null {
  const columns = withShortened(segments.flatMap(columnsOf))
  const known = columns.filter((column) => column.role !== 'other')
  const named = known.filter((column) => column.role !== 'position' && column.role !== 'code')
  const roles = new Set(named.map((column) => column.role))
  const has_figure = [...roles].some((role) => NUMERIC_ROLES.has(role))
  const has_text = [...roles].some((role) => !NUMERIC_ROLES.has(role))
  const unnamed = columns.length - known.length
  if (!has_figure || !has_text || roles.size < 2 || unnamed > known.length) return null
  if (roles.size === 2 && segments.length > 2) return null
  // `Tax Invoice` and `VAT no` are one text each: names without gaps are columns from three on.
  if (segments.length < 2 && roles.size < 3) return null
  return { from, to, columns: unrepeated(columns), score: roles.size * 2 + known.length - unnamed }
}

// `Preci`, `Impor`: names cut off where their column ends.
const SHORTENED = /^\p{L}{4,7}\.?$/u
const ENOUGH_KNOWN = 3

/** Beside names that are known, one cut short is taken for what alone begins like it. */
function withShortened(columns: Column[]): Column[] {
  if (columns.filter(({ role }) => role !== 'other').length < ENOUGH_KNOWN) return columns
  return columns.map((column) => {
    if (column.role !== 'other' || !SHORTENED.test(column.text)) return column
    return { ...column, role: shortenedRole(column.text) ?? 'other' }
  })
}

/** The columns a header segment names: itself, or several when it holds several headers side by side. */
export function columnsOf(segment: Segment): Column[] {
  const role = headerRole(segment.text)
  const whole: Column = { role: role ?? 'other', x0: segment.x0, x1: segment.x1, text: segment.text }
  if (role || invoiceLabel(segment.text)) return [whole]
  const columns: Column[] = []
  const words = segment.words
  for (let start = 0; start < words.length; ) {
    let end = words.length
    while (end > start && !headerRole(phrase(words, start, end))) end -= 1
    if (end === start) return columns.length > 1 ? columns : [whole]
    const text = phrase(words, start, end)
    columns.push({ role: headerRole(text)!, x0: words[start]!.x0, x1: words[end - 1]!.x1, text })
    start = end
  }
  return columns.length > 0 ? columns : [whole]
}

const phrase = (words: Segment['words'], start: number, end: number) =>
  words
    .slice(start, end)
    .map((word) => word.text)
    .join(' ')

// A second column of the same name has a meaning of its own: two dates are booking and value date.
const SECOND: Partial<Record<Role, Role>> = { date: 'value_date' }

function unrepeated(columns: Column[]): Column[] {
  const seen = new Set<Role>()
  return withOneReference(columns).map((column) => {
    const role = seen.has(column.role) ? (SECOND[column.role] ?? column.role) : column.role
    seen.add(column.role)
    return { ...column, role }
  })
}

/** Of several columns of numbers the one named surest; the others are the customer's order, or the row's place. */
function withOneReference(columns: Column[]): Column[] {
  const numbers = columns.filter(({ role }) => role === 'reference')
  if (numbers.length < 2) return columns
  const [best] = [...numbers].sort((a, b) => referenceRank(b.text) - referenceRank(a.text))
  const is_described = columns.some(({ role }) => role === 'description')
  return columns.map((column) => {
    if (column.role !== 'reference' || column === best) return column
    return { ...column, role: is_described || referenceRank(column.text) < 1 ? 'other' : 'description' }
  })
}
