import type { GreyPicture } from './grey.ts'
import { plainPaper } from './light.ts'

const WHITE = 255
/** Of all pixels: with more specks than these, a recogniser tries to read the paper's grain. */
const MOST_SPECKS = 0.002
const MOST_PASSES = 2
// One row in so many tells the grain of the whole.
const SAMPLE = 3

/**
 * Makes paper white and ink black, and smooths the picture first where that alone would leave specks of grain all
 * over it. Calm paper is not smoothed, and keeps its thin strokes.
 */
export function withoutGrain(picture: GreyPicture): GreyPicture {
  let calm = picture
  let plain = plainPaper(calm)
  for (let pass = 0; pass < MOST_PASSES && speckShare(plain) > MOST_SPECKS; pass += 1) {
    calm = smoothed(calm)
    plain = plainPaper(calm)
  }
  return plain
}

/** The share of pixels that are not white while those above, below and beside them are. */
export function speckShare({ width, height, data }: GreyPicture): number {
  let specks = 0
  let seen = 0
  for (let y = 1; y < height - 1; y += SAMPLE) {
    for (let at = y * width + 1; at < (y + 1) * width - 1; at += 1) {
      if (data[at] === WHITE || data[at - 1] !== WHITE || data[at + 1] !== WHITE) continue
      if (data[at - width] === WHITE && data[at + width] === WHITE) specks += 1
    }
    seen += width
  }
  return seen === 0 ? 0 : specks / seen
}

/** Each pixel mixed with those around it, a quarter to a sixteenth each; the outermost stay. */
function smoothed({ width, height, data }: GreyPicture): GreyPicture {
  const smooth = data.slice()
  const columns = new Uint16Array(width)
  for (let y = 1; y < height - 1; y += 1) {
    const row = y * width
    for (let x = 0; x < width; x += 1)
      columns[x] = data[row - width + x]! + 2 * data[row + x]! + data[row + width + x]!
    for (let x = 1; x < width - 1; x += 1)
      smooth[row + x] = (columns[x - 1]! + 2 * columns[x]! + columns[x + 1]! + 8) >> 4
  }
  return { width, height, data: smooth }
}
