import { isMoneyText } from '../grammar/amount.ts'
import { readDate } from '../grammar/date.ts'
import type { Line } from '../lines/line.ts'
import { MONEY_ROLES } from '../vocabulary/headers.ts'
import { balanceLabel } from '../vocabulary/labels.ts'
import { isCurrency, siteNamed } from '../vocabulary/sites.ts'
import { type BoundLine, bindLine } from './bind.ts'
import { type Column, type Header, isSameHeader } from './column.ts'
import { cutLine } from './cut.ts'
import { fitColumns } from './fit.ts'

/** A table: its header and its body lines, bound to columns, over all pages it runs on. */
export type Table = { header: Header; bound: BoundLine[]; headers: Line[] }

type Section = { header: Header; lines: Line[] }

/**
 * The body of a table from its header to the end of the document, headers repeated on later pages taken out and
 * used for their own page; a page without one is read with the columns of the page before.
 */
export function bodyOf(lines: readonly Line[], header: Header, headers: readonly Header[]): Table {
  const sections = sectionsOf(lines, header, headers)
  const fitted: { header: Header; columns: Column[] }[] = []
  const bound: BoundLine[] = []
  for (const section of sections) {
    let columns = fitted.find((one) => isSamePlace(one.header, section.header))?.columns
    if (!columns) {
      const alike = sections.filter((other) => isSamePlace(other.header, section.header))
      columns =
        section.header.is_fitted || isSheet(section)
          ? section.header.columns
          : fitColumns(
              section.header.columns,
              alike.flatMap((one) => one.lines.map((line) => cutLine(line, section.header.columns))),
            )
      fitted.push({ header: section.header, columns })
    }
    for (const line of section.lines) bound.push(bindLine(line, columns))
  }
  const headed = headers.flatMap(({ from, to }) => lines.slice(from, to + 1))
  return { header, bound, headers: headed }
}

/** Whether a line has a day in a column of days, and money: a row, wherever it stands. */
export function isRow(line: Line, columns: readonly Column[]): boolean {
  const days = columns.filter(({ role }) => role === 'date')
  return (
    line.segments.some(({ text }) => isMoneyText(text)) &&
    line.segments.some(
      ({ text, x0, size }) =>
        readDate(text) !== null && days.some((column) => Math.abs(column.x0 - x0) < size * 2.5),
    )
  )
}

/** A balance under a column of money belongs to the table, above its repeated header too. */
function isCheck(line: Line, columns: readonly Column[]): boolean {
  const money = columns.filter(({ role }) => MONEY_ROLES.has(role))
  return (
    line.segments.some(({ text }) => balanceLabel(text) !== undefined) &&
    line.segments.some(
      ({ text, x0, x1 }) => isMoneyText(text) && money.some((column) => x0 < column.x1 && column.x0 < x1),
    )
  )
}

const namesSection = ({ segments }: Line) =>
  segments.length === 1 && (siteNamed(segments[0]!.text) !== undefined || isCurrency(segments[0]!.text))

/** Cells of a sheet already know their column. */
const isSheet = (section: Section) =>
  section.lines.every((line) => line.segments.every((segment) => segment.words.length === 0))

const isSamePlace = (a: Header, b: Header) =>
  a.columns.every((column, index) => Math.abs(column.x0 - (b.columns[index]?.x0 ?? Number.NaN)) < 3)

function sectionsOf(lines: readonly Line[], header: Header, headers: readonly Header[]): Section[] {
  const repeats = headers.filter((other) => other.from > header.from && isSameHeader(other, header))
  // The name of the first section may stand above the header.
  const above = lines.slice(Math.max(0, header.from - 2), Math.max(0, header.from)).filter(namesSection)
  const sections: Section[] = [{ header, lines: above }]
  const is_inferred = header.columns.every(({ text }) => text === '')
  for (let index = header.to + 1; index < lines.length; index += 1) {
    const repeat = repeats.find((other) => other.from === index)
    if (repeat) {
      sections.push({ header: repeat, lines: [] })
      index = repeat.to
      continue
    }
    const line = lines[index]!
    const current = sections.at(-1)!
    // On a later page what stands above the repeated header is letterhead.
    const is_letterhead = repeats.some((other) => other.from > index && lines[other.from]!.page === line.page)
    const is_other_page = line.page !== lines[Math.max(0, current.header.to)]!.page
    if (
      is_letterhead &&
      is_other_page &&
      !isRow(line, header.columns) &&
      !isCheck(line, header.columns) &&
      !namesSection(line)
    )
      continue
    const other = headers.find((candidate) => candidate.from === index && !repeats.includes(candidate))
    // Columns found without a header are no header's: those in between are left out.
    if (other && is_inferred) {
      index = other.to
      continue
    }
    if (other && other.columns.length >= current.header.columns.length) break
    current.lines.push(line)
  }
  return sections
}
