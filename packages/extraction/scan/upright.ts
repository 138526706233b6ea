import {
  band,
  evenLight,
  findSkew,
  type GreyPicture,
  joinedMatrix,
  levelled,
  type Matrix,
  plainPaper,
  quarterTurned,
  reduced,
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
  const even = plainPaper(evenLight(picture))
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

/** A part of the page that shows how it speaks and which way is up: the band with most ink in it. */
export function tellingBand(picture: GreyPicture): GreyPicture {
  const { width, height, data } = picture
  const rows = Math.max(1, Math.round(height * BAND_SHARE))
  const ink = new Float64Array(height + 1)
  for (let y = 0; y < height; y += 1) {
    let dark = 0
    for (let x = 0; x < width - 1; x += 3)
      if (data[y * width + x]! < 128 !== data[y * width + x + 1]! < 128) dark += 1
    ink[y + 1] = ink[y]! + dark
  }
  let best = 0
  for (let y = 0; y + rows <= height; y += Math.ceil(rows / 4)) {
    if (ink[y + rows]! - ink[y]! > ink[best + rows]! - ink[best]!) best = y
  }
  return band(picture, best, best + rows)
}
