import type { Line, Segment } from '../lines/line.ts'
import { type Printed, tailOf } from '../lines/printed.ts'

/** What may be a label's value; `rank` 0 is nearest, each step further away adds to it. */
export type Beside = Printed & { rank: number }

const STEP = 0.4
// What stands below a label is its value only when nothing stands beside it.
const BELOW = 0.5

/**
 * The texts that may be the value of a label, nearest first: the rest of its own segment, what stands right of it
 * up to the next label, what stands below it.
 */
export function valuesBeside(
  lines: readonly Line[],
  index: number,
  label: Segment,
  rest: string,
  isLabel: (text: string) => boolean,
): Beside[] {
  const line = lines[index]!
  const { page } = line
  const at = line.segments.indexOf(label)
  const values: Beside[] =
    rest.trim() === '' ? [] : [{ text: rest.trim(), page, segments: [tailOf(label, rest.trim())], rank: 0 }]
  const right = line.segments.slice(at + 1)
  const next = right.findIndex((segment) => !segment.value && isLabel(segment.text))
  const own = next < 0 ? right : right.slice(0, next)
  values.push(...joinedPieces(own, page, 0))
  // What stands under another text is that text's.
  const names: Segment[] = []
  for (const [depth, below] of lines.slice(index + 1, index + 4).entries()) {
    const is_near = below.page === page && below.y0 - line.y1 < line.size * 2.5
    if (!is_near) break
    const next_label = right[0]?.x0 ?? Number.POSITIVE_INFINITY
    const under = below.segments.filter(
      (segment) =>
        segment.x1 > label.x0 - label.size &&
        segment.x0 < next_label &&
        !names.some((name) => isUnder(segment, name)),
    )
    names.push(...under.filter(({ text }) => isLabel(text) || !/\d/.test(text)))
    values.push(...joinedPieces(under, page, BELOW + depth * STEP))
  }
  return values
}

const isUnder = (segment: Segment, name: Segment) => segment.x0 < name.x1 && name.x0 < segment.x1

/** Each piece, then neighbours together: a currency or a sign may stand apart from its figure. */
function joinedPieces(segments: Segment[], page: number, rank: number): Beside[] {
  const single = segments.map((segment, index) => ({
    text: shownValue(segment),
    page,
    segments: [segment],
    rank: rank + index * STEP,
  }))
  const pairs = single.slice(1).map((one, index) => ({
    text: `${single[index]!.text} ${one.text}`,
    page,
    segments: [...single[index]!.segments, ...one.segments],
    rank: rank + index * STEP,
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
