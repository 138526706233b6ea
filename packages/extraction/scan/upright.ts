import {
  evenLight,
  findSkew,
  type GreyPicture,
  joinedMatrix,
  levelled,
  type Matrix,
  quarterTurned,
  reduced,
  withoutGrain,
} from '#packages/pictures'

const SMALL_PIXELS = 900
const LEVEL_DEGREES = 0.08
// Fewer points of ink are dust on an empty page.
const MIN_INK = 40

export type Upright = {
  picture: GreyPicture
  /** Leads to the picture it was made from. */
  back: Matrix
  /** Quarters it was turned clockwise. */
  quarters: number
}

/**
 * The picture in even light, lines of text level, the likelier way first: they run across or from top to bottom.
 * Either may be upside down. None when nothing is on it.
 */
export function levelPictures(picture: GreyPicture): (() => Upright)[] {
  const even = withoutGrain(evenLight(picture))
  const small = reduced(even, Math.max(1, Math.round(Math.max(even.width, even.height) / SMALL_PIXELS)))
  const skew = findSkew(small)
  if (skew.ink < MIN_INK) return []
  const ways = [() => turnedLevel(even, 0, skew.degrees), () => turnedLevel(even, 1, skew.sideways_degrees)]
  return skew.is_sideways ? ways.reverse() : ways
}

function turnedLevel(picture: GreyPicture, quarters: number, degrees: number): Upright {
  const turned = quarterTurned(picture, quarters)
  if (Math.abs(degrees) < LEVEL_DEGREES) return { ...turned, quarters }
  const level = levelled(turned.picture, degrees)
  return { picture: level.picture, back: joinedMatrix(turned.back, level.back), quarters }
}

/** The same the other way up. */
export function upsideDown({ picture, back, quarters }: Upright): Upright {
  const turned = quarterTurned(picture, 2)
  return { picture: turned.picture, back: joinedMatrix(back, turned.back), quarters: (quarters + 2) % 4 }
}

const BAND_SHARE = 0.08
// Lighter is paper.
const PAPER_FROM = 200

/** Rows of a page, from one to before another; `is_whole` when no line of text is cut at its edges. */
export type Band = { from: number; to: number; is_whole: boolean }

/**
 * A part of the page that shows how it speaks and which way is up: the band with most ink in it, made larger to the
 * blank rows next to it where they are near.
 */
export function tellingBand(picture: GreyPicture): Band {
  const { width, height, data } = picture
  const rows = Math.max(1, Math.round(height * BAND_SHARE))
  const edges = new Float64Array(height + 1)
  for (let y = 0; y < height; y += 1) {
    let count = 0
    for (let at = y * width; at < (y + 1) * width - 1; at += 3)
      if (data[at]! < 128 !== data[at + 1]! < 128) count += 1
    edges[y + 1] = edges[y]! + count
  }
  let best = 0
  for (let y = 0; y + rows <= height; y += Math.ceil(rows / 4)) {
    if (edges[y + rows]! - edges[y]! > edges[best + rows]! - edges[best]!) best = y
  }
  const end = Math.min(height, best + rows)
  const from = blankRow(picture, best, -1, rows)
  const to = blankRow(picture, end, 1, rows)
  return { from: from ?? best, to: to ?? end, is_whole: from !== undefined && to !== undefined }
}

/** The nearest row without ink, or the edge of the page, so many rows away at most. */
function blankRow({ width, height, data }: GreyPicture, start: number, step: 1 | -1, most: number) {
  for (let y = start; Math.abs(y - start) <= most; y += step) {
    if (y <= 0 || y >= height) return y
    if (data.subarray(y * width, (y + 1) * width).every((grey) => grey >= PAPER_FROM)) return y
  }
  return undefined
}

/** The page with a band of it left blank. */
export function withoutBand({ width, height, data }: GreyPicture, { from, to }: Band): GreyPicture {
  return { width, height, data: data.slice().fill(255, from * width, to * width) }
}
