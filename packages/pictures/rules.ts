import { type GreyPicture, greyCounts, inkThreshold } from './grey.ts'

/** Shares of an inch: a rule is longer and thinner than any stroke of a letter of running text. */
const SHORTEST_INCHES = 0.4
const THICKEST_INCHES = 0.028

/** Which way a rule runs: how many places there are along it and across it, and how far apart in the data. */
type Way = { along: number; step: number; across: number; stride: number }
type Bounds = { shortest: number; thickest: number; threshold: number }

/**
 * Takes the rule lines out of a levelled picture, so that frames of tables are read as nothing and figures beside
 * them stay whole: long thin runs of ink are whitened, save where a letter crosses them.
 */
export function withoutRules(picture: GreyPicture, dpi: number): GreyPicture {
  const { width, height, data } = picture
  const bounds = {
    shortest: Math.round(SHORTEST_INCHES * dpi),
    thickest: Math.max(2, Math.round(THICKEST_INCHES * dpi)),
    threshold: Math.min(215, inkThreshold(greyCounts(picture)) + 25),
  }
  const level = erased(data, { along: width, step: 1, across: height, stride: width }, bounds)
  const both = erased(level, { along: height, step: width, across: width, stride: 1 }, bounds)
  return { width, height, data: both }
}

function erased(data: Uint8Array, way: Way, bounds: Bounds): Uint8Array {
  const { along, step, across, stride } = way
  const kept = data.slice()
  for (let line = 0; line < across; line += 1) {
    let start = -1
    for (let place = 0, at = line * stride; place <= along; place += 1, at += step) {
      const is_ink = place < along && data[at]! <= bounds.threshold
      if (is_ink && start < 0) start = place
      if (is_ink || start < 0) continue
      if (place - start >= bounds.shortest)
        eraseRun(data, kept, { line, from: start, to: place }, way, bounds)
      start = -1
    }
  }
  return kept
}

/** Whitens a run where the ink is as thin as a rule; its blurred edges go with it. */
function eraseRun(
  data: Uint8Array,
  kept: Uint8Array,
  { line, from, to }: { line: number; from: number; to: number },
  { step, across, stride }: Way,
  { thickest, threshold }: Bounds,
): void {
  for (let place = from; place < to; place += 1) {
    const base = place * step
    let first = line
    let last = line
    while (line - first <= thickest && first > 0 && data[base + (first - 1) * stride]! <= threshold)
      first -= 1
    while (last - first <= thickest && last < across - 1 && data[base + (last + 1) * stride]! <= threshold)
      last += 1
    if (last - first + 1 > thickest) continue
    const end = Math.min(across - 1, last + 1)
    for (let other = Math.max(0, first - 1); other <= end; other += 1) kept[base + other * stride] = 255
  }
}
