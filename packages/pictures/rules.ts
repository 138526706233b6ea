import { type GreyPicture, inkThreshold, transposed } from './grey.ts'

/** Shares of an inch: a rule is longer and thinner than any stroke of a letter of running text. */
const SHORTEST_INCHES = 0.4
const THICKEST_INCHES = 0.028

/**
 * Takes the rule lines out of a levelled picture, so that frames of tables are read as nothing and figures beside
 * them stay whole: long thin runs of ink are whitened, save where a letter crosses them.
 */
export function withoutRules(picture: GreyPicture, dpi: number): GreyPicture {
  const threshold = Math.min(215, inkThreshold(picture) + 25)
  const shortest = Math.round(SHORTEST_INCHES * dpi)
  const thickest = Math.max(2, Math.round(THICKEST_INCHES * dpi))
  const level = erased(picture, shortest, thickest, threshold)
  return transposed(erased(transposed(level), shortest, thickest, threshold))
}

function erased(picture: GreyPicture, shortest: number, thickest: number, threshold: number): GreyPicture {
  const { width, height, data } = picture
  const kept = data.slice()
  for (let y = 0; y < height; y += 1) {
    let start = -1
    for (let x = 0; x <= width; x += 1) {
      const is_ink = x < width && data[y * width + x]! <= threshold
      if (is_ink && start < 0) start = x
      if (is_ink || start < 0) continue
      if (x - start >= shortest) eraseRun(picture, kept, { y, from: start, to: x }, thickest, threshold)
      start = -1
    }
  }
  return { width, height, data: kept }
}

/** Whitens a run where the ink is as thin as a rule; its blurred edges go with it. */
function eraseRun(
  { width, height, data }: GreyPicture,
  kept: Uint8Array,
  { y, from, to }: { y: number; from: number; to: number },
  thickest: number,
  threshold: number,
): void {
  for (let x = from; x < to; x += 1) {
    let top = y
    let bottom = y
    while (y - top <= thickest && top > 0 && data[(top - 1) * width + x]! <= threshold) top -= 1
    while (bottom - top <= thickest && bottom < height - 1 && data[(bottom + 1) * width + x]! <= threshold)
      bottom += 1
    if (bottom - top + 1 > thickest) continue
    const first = Math.max(0, top - 1)
    const last = Math.min(height - 1, bottom + 1)
    for (let row = first; row <= last; row += 1) kept[row * width + x] = 255
  }
}
