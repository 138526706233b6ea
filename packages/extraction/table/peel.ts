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
  for (let count = figureWords(words, from, to); count > 0; count = figureWords(words, from, to)) {
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

function figureWords(words: Segment['words'], from: number, to: number): number {
  for (const count of [3, 2, 1]) {
    if (to - count < from) continue
    const text = phrase(words, to - count, to)
    const is_whole = readAmount(text)?.has_decimals && !readDate(text)?.year
    if (is_whole && (count === 1 || !readAmount(words[to - count]!.text)?.has_decimals)) return count
  }
  return 0
}

const phrase = (words: Segment['words'], from: number, to: number) =>
  words
    .slice(from, to)
    .map((word) => word.text)
    .join(' ')

/** Some neighbouring words of a segment as a segment of their own. */
export function piece(segment: Segment, from: number, to: number): Segment {
  const words = segment.words.slice(from, to)
  return { ...segment, text: phrase(words, 0, words.length), words, x0: words[0]!.x0, x1: words.at(-1)!.x1 }
}
