import { isMoneyText, readAmount } from '../grammar/amount.ts'
import { readDate } from '../grammar/date.ts'
import { findDates } from '../grammar/find-dates.ts'
import type { Line, Segment } from '../lines/line.ts'
import { peel, phrase, piece } from './peel.ts'

// A column's texts begin at one place to within this share of the font height.
const FLUSH = 0.2
// On so many of the rows a text begins there.
const MIN_SHARE = 0.6
const MIN_ROWS = 4
// A gap is a word space within this share of the font height.
const SPACE_TOLERANCE = 0.06
// Where the document does not tell: the space of most proportional types.
const USUAL_SPACE = 0.27
const ENOUGH_GAPS = 8
const WIDEST_SPACE = 0.7
const UNEVEN = 0.25
const ALONE_SHARE = 0.15
// So many spaces within texts say that their writer draws a cell as one.
const DRAWN_WHOLE = 8
const FEW_PIECES = 0.1
// A header has up to so many lines above the first row.
const HEADER_LINES = 4

/**
 * Parts texts that touch at the edges of columns: at places where on most rows a text begins that was drawn on its own,
 * after a gap that is no word space. Lines of no table stay as they are.
 */
export function partedAtEdges(lines: readonly Line[]): Line[] {
  const rows = [...lines.keys()].filter((index) => isRow(lines[index]!))
  if (rows.length < MIN_ROWS) return [...lines]
  const table = rows.map((index) => lines[index]!)
  const is_whole = areDrawnWhole(lines, new Set(table))
  const edges = edgesOf(table, is_whole, spaceOf(lines.filter((line) => !table.includes(line))))
  if (edges.length === 0) return [...lines]
  const [first, last] = [rows[0]! - HEADER_LINES, rows.at(-1)!]
  return lines.map((line, index) =>
    index < first || index > last
      ? line
      : { ...line, segments: line.segments.flatMap((segment) => parted(segment, edges)) },
  )
}

/** Whether a writer draws a cell as one: its texts hold spaces, and outside the table none is drawn in pieces. */
function areDrawnWhole(lines: readonly Line[], table: ReadonlySet<Line>): boolean {
  let [spaced, pieces] = [0, 0]
  for (const line of lines) {
    for (const { words } of line.segments) {
      for (const [at, word] of words.entries()) {
        if (word.is_spaced) spaced += 1
        else if (at > 0 && !table.has(line)) pieces += 1
      }
    }
  }
  return spaced >= DRAWN_WHOLE && pieces < spaced * FEW_PIECES
}

/** A day and money: the least that a row of a statement has. */
function isRow({ segments }: Line): boolean {
  const pieces = segments.flatMap(peel)
  return (
    pieces.some(({ text, value }) => !value && isMoneyText(text)) &&
    pieces.some(({ text }) => readDate(text) !== null || findDates(text).length > 0)
  )
}

/** The usual gap between words of one text, as a share of the font height. */
function spaceOf(lines: readonly Line[]): number {
  const gaps: number[] = []
  for (const { segments } of lines)
    for (const { words, size } of segments)
      for (const [at, word] of words.entries()) {
        const gap = at === 0 || word.is_spaced ? 0 : (word.x0 - words[at - 1]!.x1) / size
        if (gap > 0 && gap < WIDEST_SPACE) gaps.push(gap)
      }
  const steps = Map.groupBy(gaps, (gap) => Math.round(gap / SPACE_TOLERANCE))
  const [usual = []] = [...steps.values()].sort((a, b) => b.length - a.length)
  return usual.length >= ENOUGH_GAPS ? usual.reduce((sum, gap) => sum + gap, 0) / usual.length : USUAL_SPACE
}

/** `inner` counts the rows on which it would cut a day or a figure. */
type Edge = { x: number; count: number; gaps: number[]; size: number; inner: number }

function edgesOf(rows: readonly Line[], is_whole: boolean, space: number): Edge[] {
  const found: Edge[] = []
  for (const { segments } of rows) {
    for (const segment of segments) {
      for (const [at, word] of segment.words.entries()) {
        if (word.is_spaced) continue
        const before = segment.words[at - 1]
        const gap = before ? word.x0 - before.x1 : Number.POSITIVE_INFINITY
        const is_space = isSpace(gap / segment.size, space)
        if (isMoneyText(word.text)) continue
        const is_inner = is_space && isWithinValue(segment.words, at)
        const edge = found.find(({ x }) => Math.abs(x - word.x0) < segment.size * FLUSH)
        if (edge) {
          edge.count += 1
          edge.gaps.push(gap)
          edge.inner += is_inner ? 1 : 0
        } else {
          found.push({ x: word.x0, count: 1, gaps: [gap], size: segment.size, inner: is_inner ? 1 : 0 })
        }
      }
    }
  }
  return found.filter(
    (edge) =>
      edge.count >= rows.length * MIN_SHARE &&
      (isAlone(edge) || (edge.inner <= edge.count / 2 && (is_whole || isApart(edge, space)))),
  )
}

/** Texts that stand alone there on some rows are a column's on all. */
const isAlone = ({ gaps }: Edge) =>
  gaps.filter((gap) => !Number.isFinite(gap)).length >= Math.max(2, gaps.length * ALONE_SHARE)

/** Figures stand flush at the right: where they begin is no edge, nor is any word of a day but its first. */
function isWithinValue(words: Segment['words'], at: number): boolean {
  for (const from of [at, at - 1, at - 2]) {
    for (let to = at + 1; from >= 0 && to <= Math.min(words.length, from + 4); to += 1) {
      const text = phrase(words, from, to)
      if (/\d/.test(text) && (isMoneyText(text) || (from < at && readDate(text) !== null))) return true
    }
  }
  return false
}

const isSpace = (share: number, space: number) => Math.abs(share - space) < SPACE_TOLERANCE

/** The second word of one and the same text stands a space behind the first, on every row. */
function isApart({ gaps, size }: Edge, space: number): boolean {
  const inner = gaps.filter(Number.isFinite).sort((a, b) => a - b)
  const middle = inner[Math.floor(inner.length / 2)]! / size
  return !isSpace(middle, space) || inner.at(-1)! - inner[0]! > size * UNEVEN
}

/** `1` before `099,81`: thousands apart by a space. */
const isGroup = (before: string, text: string) =>
  /(?:^|\D)\d{1,3}$/.test(before) && /^\d{3}(?:[.,]\d|$)/.test(text)

function parted(segment: Segment, edges: readonly Edge[]): Segment[] {
  const { words, size } = segment
  if (words.length < 2 || readDate(segment.text) || readAmount(segment.text)) return [segment]
  const cells: Segment[] = []
  let from = 0
  for (let at = 1; at <= words.length; at += 1) {
    const word = words[at]
    const is_edge =
      !word ||
      (!word.is_spaced &&
        !isGroup(words[at - 1]!.text, word.text) &&
        edges.some(({ x }) => Math.abs(x - word.x0) < size * FLUSH))
    if (!is_edge) continue
    cells.push(from === 0 && !word ? segment : piece(segment, from, at))
    from = at
  }
  return cells
}
