import type { Api, Running } from './core.ts'

const INPUT = '/input'
// Leptonica's struct Pix of 32-bit programs: w, h, d, …, data at the twelfth word (its pix_internal.h).
const WIDTH = 0
const HEIGHT = 1
const DEPTH = 2
const SAMPLES = 3
const DATA = 12

/**
 * Decodes a picture by the library that the recogniser carries, as red, green, blue; transparent shows white.
 * Undefined when the file is broken.
 */
export function decodedPicture({ core, memory }: Running, api: Api, file: Uint8Array) {
  core.FS.writeFile(INPUT, file)
  try {
    if (api.SetImageFile(1, 0) !== 0) return undefined
    const at = core.getPointer(api.GetInputImage()) / 4
    const words = new Uint32Array(memory.buffer)
    const width = words[at + WIDTH]!
    const height = words[at + HEIGHT]!
    if (words[at + DEPTH] !== 32) return undefined
    const has_alpha = words[at + SAMPLES] === 4
    const from = words[at + DATA]! / 4
    const data = new Uint8Array(width * height * 3)
    for (let index = 0, to = 0; index < width * height; index += 1, to += 3) {
      const pixel = words[from + index]!
      const cover = has_alpha ? (pixel & 0xff) / 255 : 1
      const white = 255 * (1 - cover)
      data[to] = white + (pixel >>> 24) * cover
      data[to + 1] = white + ((pixel >>> 16) & 0xff) * cover
      data[to + 2] = white + ((pixel >>> 8) & 0xff) * cover
    }
    return { width, height, data }
  } finally {
    api.Clear()
    core.FS.unlink(INPUT)
  }
}
