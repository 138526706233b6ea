import type { TextPage, TextRun } from '../document-text.ts'
import type { Line, Segment } from './line.ts'
import { digitsIn } from './ocr-digits.ts'

// Measured on real statements: runs of one row differ by up to 0.45 of the smaller font height.
const BASELINE_TOLERANCE = 0.45
const SEGMENT_GAP = 0.7
const WORD_GAP = 0.18
// Runs that overlap by more than kerning are two cells too long for their columns.
const OVERLAP = 0.15

/** Groups a page's upright runs into lines by baseline and into segments by gaps, top to bottom. */
export function pageLines(page: TextPage): Line[] {
  const runs = distinct(page.runs.filter((run) => !run.is_rotated && run.text.trim() !== ''))
  runs.sort((a, b) => a.y1 - b.y1 || a.x0 - b.x0)
  const groups: TextRun[][] = []
  for (const run of runs) {
    const group = groups.at(-1)
    const anchor = group?.[0]
    const tolerance = anchor ? Math.min(run.size, anchor.size) * BASELINE_TOLERANCE : 0
    if (group && anchor && Math.abs(run.y1 - anchor.y1) <= tolerance) group.push(run)
    else groups.push([run])
  }
  return groups.map((group) => lineOf(group, page.number))
}

/** Bold text is often drawn twice a hair apart; the second drawing is dropped. */
function distinct(runs: TextRun[]): TextRun[] {
  const seen = new Map<string, TextRun[]>()
  return runs.filter((run) => {
    const same = seen.get(run.text) ?? []
    if (same.some((other) => Math.abs(other.x0 - run.x0) < 1 && Math.abs(other.y1 - run.y1) < 1)) return false
    same.push(run)
    seen.set(run.text, same)
    return true
  })
}

function lineOf(runs: TextRun[], page: number): Line {
  runs.sort((a, b) => a.x0 - b.x0)
  const segments: Segment[] = []
  for (const run of runs) {
    const last = segments.at(-1)
    const gap = last ? run.x0 - last.x1 : Number.POSITIVE_INFINITY
    const size = last ? Math.min(last.size, run.size) : run.size
    if (last && gap < size * SEGMENT_GAP && gap > -size * OVERLAP)
      extend(last, run, isNewWord(last, run, gap))
    else segments.push(segmentOf(run))
  }
  for (const segment of segments) {
    segment.text = segment.text.replace(/\s+/g, ' ').trim()
    if (segment.confidence !== undefined) segment.text = digitsIn(segment.text)
  }
  return {
    page,
    y0: Math.min(...runs.map((run) => run.y0)),
    y1: Math.max(...runs.map((run) => run.y1)),
    size: Math.max(...runs.map((run) => run.size)),
    segments: segments.filter((segment) => segment.text !== ''),
  }
}

// Letters of one word follow one another without any gap, cells that touch hardly do.
const NO_GAP = 0.02

/** A gap makes a new word, and so does a capital after a small letter where two cells touch. */
function isNewWord(segment: Segment, run: TextRun, gap: number): boolean {
  return (
    gap > run.size * WORD_GAP ||
    (Math.abs(gap) > run.size * NO_GAP && /\p{Ll}$/u.test(segment.text) && /^\p{Lu}/u.test(run.text))
  )
}

function segmentOf(run: TextRun): Segment {
  return {
    text: run.text,
    x0: run.x0,
    x1: run.x1,
    y0: run.y0,
    y1: run.y1,
    size: run.size,
    words: wordsOf(run),
    ...(run.confidence === undefined ? {} : { confidence: run.confidence }),
  }
}

function extend(segment: Segment, run: TextRun, is_new_word: boolean): void {
  const words = wordsOf(run)
  const last = segment.words.at(-1)
  const is_joined = !is_new_word && !/\s$/.test(segment.text) && !/^\s/.test(run.text)
  const [first, ...rest] = words
  if (is_joined && last && first) {
    last.text += first.text
    last.x1 = first.x1
    segment.words.push(...rest)
  } else segment.words.push(...words)
  segment.text += is_joined ? run.text : ` ${run.text}`
  segment.x1 = Math.max(segment.x1, run.x1)
  if (run.confidence !== undefined) segment.confidence = Math.min(segment.confidence ?? 1, run.confidence)
  segment.y0 = Math.min(segment.y0, run.y0)
  segment.y1 = Math.max(segment.y1, run.y1)
}

/** Words of a run, their places estimated by their share of the characters. */
function wordsOf(run: TextRun): Segment['words'] {
  const width = (run.x1 - run.x0) / Math.max(1, run.text.length)
  return [...run.text.matchAll(/\S+/g)].map((match, index) => ({
    text: match[0],
    x0: run.x0 + match.index * width,
    x1: run.x0 + (match.index + match[0].length) * width,
    ...(index > 0 && /\S$/.test(run.text.slice(0, match.index - 1)) && { is_spaced: true }),
  }))
}
