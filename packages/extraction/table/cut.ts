import { readAmount } from '../grammar/amount.ts'
import { readDate } from '../grammar/date.ts'
import type { Line, Segment } from '../lines/line.ts'
import { MONEY_ROLES, NUMERIC_ROLES } from '../vocabulary/headers.ts'
import { type Column, figureDistance } from './column.ts'
import { piece } from './peel.ts'

/** Cuts every segment of a line that runs over several columns. */
export function cutLine(line: Line, columns: readonly Column[]): Line {
  return { ...line, segments: line.segments.flatMap((segment) => cut(segment, columns)) }
}

/** Cuts a segment that runs over several columns: an amount after the text, a day in it, a word at a column's edge. */
export function cut(segment: Segment, columns: readonly Column[]): Segment[] {
  if (segment.words.length < 2 || segment.value) return [segment]
  const dash = dashCell(segment, columns)
  if (dash) return dash
  if (readAmount(segment.text) || readDate(segment.text)) return [segment]
  const at = amountAt(segment, columns) ?? dayAt(segment, columns) ?? edgeAt(segment, columns)
  if (!at) return [segment]
  const [from, to] = at
  const pieces: Segment[] = []
  if (from > 0) pieces.push(...cut(piece(segment, 0, from), columns))
  pieces.push(piece(segment, from, to))
  if (to < segment.words.length) pieces.push(...cut(piece(segment, to, segment.words.length), columns))
  return pieces
}

type Span = [from: number, to: number]

/** The last words, when they are an amount in a column of figures; best where they were drawn on their own. */
function amountAt(segment: Segment, columns: readonly Column[]): Span | null {
  const { words } = segment
  const starts = [...words.keys()].slice(1).filter((from) => {
    const tail = piece(segment, from, words.length)
    const is_amount = readAmount(tail.text)?.has_decimals === true && readDate(tail.text)?.year == null
    return is_amount && !/^[-–+]$/.test(words[from - 1]!.text) && isUnder(tail, columns)
  })
  const from = starts.find((start) => !words[start]!.is_spaced) ?? starts[0]
  return from === undefined ? amountBefore(segment, columns) : [from, words.length]
}

/** The first words, when they are an amount in a column of figures. */
function amountBefore(segment: Segment, columns: readonly Column[]): Span | null {
  const money = columns.filter(({ role }) => MONEY_ROLES.has(role))
  for (let to = Math.min(segment.words.length - 1, MOST_AMOUNT_WORDS); to > 0; to -= 1) {
    const head = piece(segment, 0, to)
    if (readAmount(head.text)?.has_decimals && isUnder(head, money)) return [0, to]
  }
  return null
}

const isUnder = (cell: Segment, columns: readonly Column[]) =>
  columns.some((column) => NUMERIC_ROLES.has(column.role) && figureDistance(cell, column) < cell.size * 2)

/** A dash at the edge of a column of figures before the figure of the next one: an empty cell, no sign. */
function dashCell(segment: Segment, columns: readonly Column[]): Segment[] | null {
  const [dash] = segment.words
  if (!dash || !isDash(dash.text)) return null
  const rest = piece(segment, 1, segment.words.length)
  const near = (x1: number) =>
    columns.find(
      (column) => NUMERIC_ROLES.has(column.role) && Math.abs(column.x1 - x1) < segment.size * FLUSH,
    )
  const own = near(dash.x1)
  return own && own !== near(rest.x1) ? [piece(segment, 0, 1), ...cut(rest, columns)] : null
}

/** A dash alone in its cell. */
export const isDash = (text: string): boolean => /^[-−–—]+$/.test(text)

const MOST_AMOUNT_WORDS = 4
const FLUSH = 0.35

/** Words that are a day and stand in a column of days. */
function dayAt(segment: Segment, columns: readonly Column[]): Span | null {
  const { words } = segment
  const days = columns.filter((column) => /date/.test(column.role))
  for (let from = 0; from < words.length; from += 1) {
    const is_placed = days.some((column) => Math.abs(column.x0 - words[from]!.x0) < segment.size * 2.5)
    if (!is_placed) continue
    for (let to = Math.min(words.length, from + 4); to > from; to -= 1) {
      if (to - from < words.length && readDate(piece(segment, from, to).text)) return [from, to]
    }
  }
  return null
}

/** A word that begins where a column of text begins: two neighbouring cells with hardly a gap. */
function edgeAt(segment: Segment, columns: readonly Column[]): Span | null {
  const texts = columns.filter((column) => !NUMERIC_ROLES.has(column.role))
  const begins = (x0: number) => texts.some((column) => Math.abs(column.x0 - x0) < segment.size * 0.3)
  if (!begins(segment.x0)) return null
  const at = segment.words.findIndex((word, index) => index > 0 && begins(word.x0))
  return at < 0 ? null : [at, segment.words.length]
}
