import { blank, type GreyPicture } from './grey.ts'

/** Places a point of the turned picture in the one it was made from: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = [a: number, b: number, c: number, d: number, e: number, f: number]

export type Turned = { picture: GreyPicture; back: Matrix }

/** Turned clockwise by quarters; `back` leads to the picture it was made from. */
export function quarterTurned(picture: GreyPicture, quarters: number): Turned {
  const { width, height, data } = picture
  const turns = ((quarters % 4) + 4) % 4
  if (turns === 0) return { picture, back: [1, 0, 0, 1, 0, 0] }
  const turned = new Uint8Array(data.length)
  if (turns === 2) {
    for (let index = 0; index < data.length; index += 1) turned[data.length - 1 - index] = data[index]!
    return { picture: { width, height, data: turned }, back: [-1, 0, 0, -1, width, height] }
  }
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const to = turns === 1 ? x * height + (height - 1 - y) : (width - 1 - x) * height + y
      turned[to] = data[y * width + x]!
    }
  }
  const back: Matrix = turns === 1 ? [0, -1, 1, 0, 0, height] : [0, 1, -1, 0, width, 0]
  return { picture: { width: height, height: width, data: turned }, back }
}

/**
 * Turned so that what falls to the right by so many degrees runs level; the sheet grows, new corners are white.
 * Greys between four pixels are mixed by distance.
 */
export function levelled(picture: GreyPicture, degrees: number): Turned {
  const radians = (degrees * Math.PI) / 180
  const cos = Math.cos(radians)
  const sin = Math.sin(radians)
  const width = Math.ceil(picture.width * Math.abs(cos) + picture.height * Math.abs(sin))
  const height = Math.ceil(picture.width * Math.abs(sin) + picture.height * Math.abs(cos))
  const e = picture.width / 2 - (cos * width) / 2 + (sin * height) / 2
  const f = picture.height / 2 - (sin * width) / 2 - (cos * height) / 2
  const turned = blank(width, height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from_x = cos * (x + 0.5) - sin * (y + 0.5) + e - 0.5
      const from_y = sin * (x + 0.5) + cos * (y + 0.5) + f - 0.5
      turned.data[y * width + x] = mixedAt(picture, from_x, from_y)
    }
  }
  return { picture: turned, back: [cos, sin, -sin, cos, e, f] }
}

function mixedAt({ width, height, data }: GreyPicture, x: number, y: number): number {
  const left = Math.floor(x)
  const top = Math.floor(y)
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) return 255
  const across = x - left
  const down = y - top
  const at = top * width + left
  const upper = data[at]! + (data[at + 1]! - data[at]!) * across
  const lower = data[at + width]! + (data[at + width + 1]! - data[at + width]!) * across
  return upper + (lower - upper) * down
}

/** First `inner`, then `outer`. */
export function joinedMatrix(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer
  const [ia, ib, ic, id, ie, jf] = inner
  return [
    a * ia + c * ib,
    b * ia + d * ib,
    a * ic + c * id,
    b * ic + d * id,
    a * ie + c * jf + e,
    b * ie + d * jf + f,
  ]
}
