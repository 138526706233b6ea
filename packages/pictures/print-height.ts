import type { GreyPicture } from './grey.ts'

const INK_BELOW = 128
/** Pixels of ink that a row of a letter has at least: fewer are specks. */
const MIN_INK = 3
const LEAST_HEIGHT = 4
/** So much of the ink stands in lower bands: among these are rows of capitals and figures alone. */
const SHARE = 0.25

/**
 * How high the capitals of most print of a level picture are, in pixels: the lower quartile by ink of the bands that
 * blank rows part. Undefined when there are none. Rows that are not level with those beside them count as one high band.
 */
export function printHeight({ width, height, data }: GreyPicture): number | undefined {
  const bands: { height: number; ink: number }[] = []
  let band = { height: 0, ink: 0 }
  for (let y = 0; y <= height; y += 1) {
    let ink = 0
    if (y < height)
      for (let at = y * width; at < (y + 1) * width; at += 1) if (data[at]! < INK_BELOW) ink += 1
    if (ink >= MIN_INK) {
      band.height += 1
      band.ink += ink
    } else if (band.height > 0) {
      if (band.height >= LEAST_HEIGHT) bands.push(band)
      band = { height: 0, ink: 0 }
    }
  }
  bands.sort((a, b) => a.height - b.height)
  const all = bands.reduce((sum, { ink }) => sum + ink, 0)
  let below = 0
  for (const { height, ink } of bands) {
    below += ink
    if (below >= all * SHARE) return height
  }
  return undefined
}
