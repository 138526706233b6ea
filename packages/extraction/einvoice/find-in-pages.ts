import type { TextPage } from '../document-text.ts'
import type { Box } from '../extraction.ts'
import { type DecimalMark, type Minor, magnitude, readAmount } from '../grammar/amount.ts'
import { isoDay, readDate } from '../grammar/date.ts'
import { findDates } from '../grammar/find-dates.ts'
import { normalise } from '../grammar/normalise.ts'
import { pageLines } from '../lines/baselines.ts'
import { type Line, lineText, type Segment } from '../lines/line.ts'

export type Place = { page: number; box: Box }

type Piece = { text: string; page: number; x0: number; y0: number; x1: number; y1: number }
type Amount = { minor: Minor; piece: Piece; line: number }

const MARKS: DecimalMark[] = ['.', ',']

/** What is drawn on a PDF's pages, to look values up that are known already. */
export class DrawnText {
  readonly lines: readonly Line[]
  readonly #segments: Piece[]
  readonly #amounts: Amount[]
  /** Letters and digits alone: names and numbers break and space differently on paper. */
  readonly #solid: string

  constructor(pages: readonly TextPage[]) {
    this.lines = pages.flatMap(pageLines)
    this.#segments = this.lines.flatMap((line) => line.segments.map((segment) => pieceOf(segment, line)))
    this.#amounts = this.lines.flatMap((line, index) =>
      line.segments.flatMap((segment) => amountsIn(segment, line).map((one) => ({ ...one, line: index }))),
    )
    this.#solid = solid(this.lines.map(lineText).join(' '))
  }

  get is_empty(): boolean {
    return this.lines.length === 0
  }

  /** Whether a name or number stands anywhere, spaces and punctuation aside. */
  holds(text: string): boolean {
    const wanted = solid(text)
    return wanted !== '' && this.#solid.includes(wanted)
  }

  /** The first place of a text. */
  text(text: string): Place | null {
    const wanted = solid(text)
    if (wanted === '') return null
    const exact = this.#segments.find((piece) => solid(piece.text) === wanted)
    return placeOf(exact ?? this.#segments.find((piece) => solid(piece.text).includes(wanted)))
  }

  /** The first place of a day, in whatever order it is printed. */
  day(iso: string): Place | null {
    return placeOf(this.#segments.find((piece) => daysIn(piece.text).includes(iso)))
  }

  /** The last place of an amount, sign aside: totals stand at the end. */
  amount(minor: Minor): Place | null {
    return placeOf(this.#amounts.findLast((one) => one.minor === Math.abs(minor))?.piece)
  }

  /** Indexes of the lines on which an amount stands. */
  linesWith(minor: Minor): number[] {
    return this.#amounts.filter((one) => one.minor === Math.abs(minor)).map((one) => one.line)
  }
}

export const solid = (text: string): string => normalise(text).replace(/[^\p{L}\p{N}]/gu, '')

export const boxOfLine = (line: Line): Box =>
  rounded(
    Math.min(...line.segments.map((segment) => segment.x0)),
    line.y0,
    Math.max(...line.segments.map((segment) => segment.x1)),
    line.y1,
  )

const pieceOf = ({ text, x0, x1, y0, y1 }: Segment, { page }: Line): Piece => ({ text, page, x0, y0, x1, y1 })

const placeOf = (piece: Piece | undefined): Place | null =>
  piece ? { page: piece.page, box: rounded(piece.x0, piece.y0, piece.x1, piece.y1) } : null

const rounded = (...box: Box): Box => box.map((value) => Math.round(value * 10) / 10) as Box

/** The whole segment as an amount, else each of its words. */
function amountsIn(segment: Segment, line: Line): { minor: Minor; piece: Piece }[] {
  const whole = pieceOf(segment, line)
  const found = readings(segment.text).map((minor) => ({ minor, piece: whole }))
  if (found.length > 0) return found
  return segment.words.flatMap((word) =>
    readings(word.text).map((minor) => ({ minor, piece: { ...whole, ...word } })),
  )
}

function readings(text: string): Minor[] {
  const shape = readAmount(text)
  if (!shape) return []
  return [...new Set(MARKS.flatMap((mark) => magnitude(shape, mark) ?? []))]
}

function daysIn(text: string): string[] {
  const whole = readDate(text)
  const shapes = [...findDates(text).map((found) => found.shape), ...(whole ? [whole] : [])]
  return shapes.flatMap((shape) =>
    [isoDay(shape, 'dmy', null), isoDay(shape, 'mdy', null)].filter((day) => day !== null),
  )
}
