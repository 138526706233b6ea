import type { Line, Segment } from '../lines/line.ts'
import { type Printed, tailOf } from '../lines/printed.ts'

/**
 * The texts that may be the value of a label, nearest first: the rest of its own segment, what stands right of it
 * on the line, what stands below it.
 */
export function valuesBeside(lines: readonly Line[], index: number, label: Segment, rest: string): Printed[] {
  const line = lines[index]!
  const { page } = line
  const at = line.segments.indexOf(label)
  const values: Printed[] =
    rest.trim() === '' ? [] : [{ text: rest.trim(), page, segments: [tailOf(label, rest.trim())] }]
  const right = line.segments.slice(at + 1)
  if (right.length > 0) values.push(...joinedPieces(right, page))
  for (const below of lines.slice(index + 1, index + 4)) {
    const is_near = below.page === page && below.y0 - line.y1 < line.size * 2.5
    if (!is_near) break
    const next_label = right[0]?.x0 ?? Number.POSITIVE_INFINITY
    const under = below.segments.filter(
      (segment) => segment.x1 > label.x0 - label.size && segment.x0 < next_label,
    )
    if (under.length > 0) values.push(...joinedPieces(under, page))
  }
  return values
}

/** Each piece, then neighbours together: a currency or a sign may stand apart from its figure. */
function joinedPieces(segments: Segment[], page: number): Printed[] {
  const single = segments.map((segment) => ({ text: shownValue(segment), page, segments: [segment] }))
  const pairs = single.slice(1).map((one, index) => ({
    text: `${single[index]!.text} ${one.text}`,
    page,
    segments: [...single[index]!.segments, ...one.segments],
  }))
  return [...single.slice(0, 1), ...pairs.slice(0, 1), ...single.slice(1), ...pairs.slice(1)]
}

/** What a spreadsheet's cell holds, in the notation the grammars read. */
export function shownValue(segment: Segment): string {
  if (segment.value?.is === 'date') return segment.value.iso
  if (segment.value?.is === 'number') return plainNumber(segment.value.number)
  return segment.text
}

/** A cell's number with the decimal point always shown, so that it reads the same under any locale. */
export function plainNumber(value: number): string {
  const rounded = Math.round(value * 10_000) / 10_000
  const text = rounded.toFixed(4)
  return text.endsWith('00') ? text.slice(0, -2) : text
}
