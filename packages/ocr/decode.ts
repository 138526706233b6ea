import type { Api, Running } from './core.ts'

const INPUT = '/input'
// Leptonica's struct Pix of 32-bit programs: w, h, d, spp, wpl, …, colormap, data (its pix_internal.h).
const WIDTH = 0
const HEIGHT = 1
const DEPTH = 2
const SAMPLES = 3
const ROW_WORDS = 4
const PALETTE = 11
const DATA = 12

/**
 * Decodes a picture by the library that the recogniser carries, as red, green, blue; transparent shows white.
 * Undefined when the file is broken.
 */
export function decodedPicture({ core, memory }: Running, api: Api, file: Uint8Array) {
  core.FS.writeFile(INPUT, file)
  try {
    if (api.SetImageFile(1, 0) !== 0) return undefined
    const words = new Uint32Array(memory.buffer)
    return pixelsOf(words, core.getPointer(api.GetInputImage()) / 4)
  } finally {
    api.Clear()
    core.FS.unlink(INPUT)
  }
}

function pixelsOf(words: Uint32Array, pix: number) {
  const [width, height, depth] = [words[pix + WIDTH]!, words[pix + HEIGHT]!, words[pix + DEPTH]!]
  const colour = depth === 32 ? colourOf(words[pix + SAMPLES] === 4) : indexedColour(words, pix, depth)
  const data = new Uint8Array(width * height * 3)
  const mask = depth === 32 ? 0xffffffff : 2 ** depth - 1
  for (let y = 0, to = 0; y < height; y += 1) {
    const row = words[pix + DATA]! / 4 + y * words[pix + ROW_WORDS]!
    for (let x = 0; x < width; x += 1, to += 3) {
      // The first pixel of a word is in its highest bits.
      const bit = x * depth
      const value = (words[row + (bit >>> 5)]! >>> (32 - depth - (bit & 31))) & mask
      const rgb = colour(value >>> 0)
      data[to] = rgb >>> 16
      data[to + 1] = (rgb >>> 8) & 0xff
      data[to + 2] = rgb & 0xff
    }
  }
  return { width, height, data }
}

/** Red, green, blue, and cover where there is any, from the highest byte down. */
function colourOf(has_cover: boolean): (value: number) => number {
  if (!has_cover) return (value) => value >>> 8
  return (value) => {
    const cover = (value & 0xff) / 255
    const over = (shift: number) => Math.round(255 + (((value >>> shift) & 0xff) - 255) * cover)
    return (over(24) << 16) | (over(16) << 8) | over(8)
  }
}

/** Palettes hold blue, green, red, cover; without one, one bit is ink, more are greys. */
function indexedColour(words: Uint32Array, pix: number, depth: number): (value: number) => number {
  const palette = words[pix + PALETTE]!
  const entries = palette === 0 ? 0 : words[palette / 4]! / 4
  if (entries !== 0) return (value) => words[entries + value]! & 0xffffff
  const most = 2 ** depth - 1
  return (value) => Math.round((depth === 1 ? 1 - value : value / most) * 255) * 0x010101
}
