import { readAmount } from '../grammar/amount.ts'
import { readDate } from '../grammar/date.ts'
import type { Segment } from '../lines/line.ts'

/** Parts days at the beginning and figures at the end from a text they touch, for tables whose columns are not known. */
export function peel(segment: Segment): Segment[] {
  if (segment.value || segment.words.length < 2) return [segment]
  if (readDate(segment.text) || readAmount(segment.text)) return [segment]
  const { words } = segment
  const before: Segment[] = []
  const after: Segment[] = []
  let from = 0
  let to = words.length
  for (let count = dateWords(words, from); count > 0; count = dateWords(words, from)) {
    before.push(piece(segment, from, from + count))
    from += count
  }
  for (let count = lastWords(words, from, to); count > 0; count = lastWords(words, from, to)) {
    after.unshift(piece(segment, to - count, to))
    to -= count
  }
  if (from === 0 && to === words.length) return [segment]
  return [...before, ...(to > from ? [piece(segment, from, to)] : []), ...after]
}

function dateWords(words: Segment['words'], from: number): number {
  for (const count of [3, 2, 1]) {
    const shape = from + count <= words.length ? readDate(phrase(words, from, from + count)) : null
    if (shape?.year || (shape && /[./]/.test(words[from]!.text))) return count
  }
  return 0
}

const lastWords = (words: Segment['words'], from: number, to: number): number =>
  figureWords(words, from, to) || lastDateWords(words, from, to)

function lastDateWords(words: Segment['words'], from: number, to: number): number {
  for (const count of [3, 1]) {
    const shape = to - count >= from ? readDate(phrase(words, to - count, to)) : null
    if (shape?.year || (shape && count === 1 && /[./]/.test(words[to - 1]!.text))) return count
  }
  return 0
}

function figureWords(words: Segment['words'], from: number, to: number): number {
  for (const count of [4, 3, 2, 1]) {
    if (to - count < from) continue
    const text = phrase(words, to - count, to)
    const shape = readAmount(text)
    const is_whole = (shape?.has_decimals || shape?.currency) && !readDate(text)?.year
    if (is_whole && (count === 1 || !readAmount(words[to - count]!.text)?.has_decimals)) return count
  }
  return 0
}

export const phrase = (words: Segment['words'], from: number, to: number) =>
  words
    .slice(from, to)
    .map((word) => word.text)
    .join(' ')

/** Some neighbouring words of a segment as a segment of their own. */
export function piece(segment: Segment, from: number, to: number): Segment {
  const words = segment.words.slice(from, to)
  return { ...segment, text: phrase(words, 0, words.length), words, x0: words[0]!.x0, x1: words.at(-1)!.x1 }
}

// Shares of the font height: the space of proportional type is up to 0.35, that of a typewriter's 0.6.
const CELL_GAP = 0.45
const TYPEWRITER_GAP = 0.75
const TYPEWRITER_PITCH = 0.6

/** A text at its wider gaps: two cells of close columns share one segment. */
export function splitAtGaps(segment: Segment): Segment[] {
  const { words, size } = segment
  if (words.length < 2 || readDate(segment.text) || readAmount(segment.text)) return [segment]
  const least = size * (isTypewritten(segment) ? TYPEWRITER_GAP : CELL_GAP)
  const cells: Segment[] = []
  let from = 0
  for (let at = 1; at <= words.length; at += 1) {
    const next = words[at]
    const gap = next ? next.x0 - words[at - 1]!.x1 : Number.POSITIVE_INFINITY
    if (gap < least || next?.is_spaced) continue
    cells.push(from === 0 && at === words.length ? segment : piece(segment, from, at))
    from = at
  }
  return cells
}

const isTypewritten = ({ words, size }: Segment) =>
  words.every(({ text, x0, x1 }) => Math.abs((x1 - x0) / text.length / size - TYPEWRITER_PITCH) < 0.02)
