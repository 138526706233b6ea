import type { Box } from '../extraction.ts'
import { boxOfSegments } from './box.ts'
import type { Segment } from './line.ts'

/** A value as printed, with the segments it stands in. */
export type Printed = { text: string; page: number; segments: Segment[] }

/** The place of a printed value, for showing it on the page. */
export function placeOf({ page, segments }: Printed, is_sheet: boolean): { page: number; box: Box } {
  return { page, box: boxOfSegments(segments, is_sheet) }
}

/** The end of a segment that holds `rest`, as a segment of its own; its place follows its words. */
export function tailOf(segment: Segment, rest: string): Segment {
  const wanted = rest.replace(/\s/g, '').length
  let taken = 0
  for (let at = segment.words.length - 1; at >= 0; at -= 1) {
    taken += segment.words[at]!.text.length
    if (taken >= wanted) return wordsFrom(segment, at, taken - wanted, rest)
  }
  return { ...segment, text: rest }
}

/** A value may begin within a word (`Nr.:471102`): the place is cut by its share of the letters. */
function wordsFrom(segment: Segment, at: number, before: number, rest: string): Segment {
  const words = segment.words.slice(at)
  const [first] = words as [Segment['words'][number]]
  const share = before / Math.max(1, first.text.length)
  return { ...segment, text: rest, words, x0: first.x0 + (first.x1 - first.x0) * share }
}

/** The part of a segment in which `value` stands, the whole segment when it is not found there. */
export function within(segment: Segment, value: string): Segment {
  const at = segment.text.indexOf(value)
  if (at < 0 || value === segment.text) return segment
  const from_start = segment.text.slice(at)
  const tail = tailOf(segment, from_start)
  const width = tail.x1 - tail.x0
  const x1 = tail.x0 + (width * value.length) / Math.max(1, from_start.length)
  return { ...tail, text: value, x1 }
}
