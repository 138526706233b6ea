import type { Line } from '../lines/line.ts'
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
      columns = isSheet(section)
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

/** Cells of a sheet already know their column. */
const isSheet = (section: Section) =>
  section.lines.every((line) => line.segments.every((segment) => segment.words.length === 0))

const isSamePlace = (a: Header, b: Header) =>
  a.columns.every((column, index) => Math.abs(column.x0 - (b.columns[index]?.x0 ?? Number.NaN)) < 3)

function sectionsOf(lines: readonly Line[], header: Header, headers: readonly Header[]): Section[] {
  const repeats = headers.filter((other) => other.from > header.from && isSameHeader(other, header))
  const sections: Section[] = [{ header, lines: [] }]
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
    if (is_letterhead && line.page !== lines[Math.max(0, current.header.to)]!.page) continue
    const other = headers.find((candidate) => candidate.from === index && !repeats.includes(candidate))
    if (other && other.columns.length >= current.header.columns.length) break
    current.lines.push(line)
  }
  return sections
}
