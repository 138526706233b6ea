import type { Pixels } from './encode-png.ts'
import {
  CHROMA_STEPS,
  cosines,
  HUFFMAN,
  type HuffmanTable,
  LUMA_STEPS,
  scaledSteps,
  ZIGZAG,
} from './jpeg-tables.ts'

/**
 * Packs pixels as a baseline JPEG without subsampling (ITU-T T.81), for photographs that a PNG would keep too large.
 * `quality` 1 to 100 scales the standard's example tables as libjpeg does.
 */
export function encodeJpeg(pixels: Pixels, quality: number): Uint8Array {
  const { width, height, channels } = pixels
  const steps = [LUMA_STEPS, CHROMA_STEPS].map((table) => scaledSteps(table, quality))
  const out = new BitWriter()
  out.bytes([0xff, 0xd8])
  for (const [index, table] of steps.entries()) out.segment(0xdb, [index, ...ZIGZAG.map((at) => table[at]!)])
  const parts = channels === 1 ? [0] : [0, 1, 1]
  const components = parts.flatMap((table, index) => [index + 1, 0x11, table])
  out.segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, parts.length, ...components])
  for (const [index, { dc, ac }] of HUFFMAN.entries()) {
    out.segment(0xc4, [index, ...dc.counts, ...dc.values])
    out.segment(0xc4, [0x10 + index, ...ac.counts, ...ac.values])
  }
  out.segment(0xda, [parts.length, ...parts.flatMap((table, index) => [index + 1, table * 0x11]), 0, 63, 0])
  const last = parts.map(() => 0)
  const block = new Float64Array(64)
  for (let top = 0; top < height; top += 8) {
    for (let left = 0; left < width; left += 8) {
      for (const [index, table] of parts.entries()) {
        takeBlock(pixels, { left, top, part: index }, block)
        last[index] = writeBlock(out, cosines(block), steps[table]!, HUFFMAN[table]!, last[index]!)
      }
    }
  }
  out.flush()
  out.bytes([0xff, 0xd9])
  return out.taken()
}

/** Eight by eight samples of one part (luma, blue, red difference), around zero; the edge is repeated outwards. */
function takeBlock(
  { width, height, channels, data }: Pixels,
  { left, top, part }: { left: number; top: number; part: number },
  block: Float64Array,
): void {
  for (let row = 0; row < 8; row += 1) {
    const y = Math.min(height - 1, top + row)
    for (let column = 0; column < 8; column += 1) {
      const at = (y * width + Math.min(width - 1, left + column)) * channels
      const to = row * 8 + column
      if (channels === 1) {
        block[to] = data[at]! - 128
        continue
      }
      const [red, green, blue] = [data[at]!, data[at + 1]!, data[at + 2]!]
      // JFIF 1.02: the colours of ITU-R BT.601.
      if (part === 0) block[to] = 0.299 * red + 0.587 * green + 0.114 * blue - 128
      else if (part === 1) block[to] = -0.168736 * red - 0.331264 * green + 0.5 * blue
      else block[to] = 0.5 * red - 0.418688 * green - 0.081312 * blue
    }
  }
}

/** Quantises and writes a block; answers its mean, from which the next differs. */
function writeBlock(
  out: BitWriter,
  values: Float64Array,
  steps: readonly number[],
  { dc, ac }: { dc: HuffmanTable; ac: HuffmanTable },
  last: number,
): number {
  const mean = Math.round(values[0]! / steps[0]!)
  out.coded(dc, 0, mean - last)
  let zeros = 0
  for (let index = 1; index < 64; index += 1) {
    const at = ZIGZAG[index]!
    const value = Math.round(values[at]! / steps[at]!)
    if (value === 0) {
      zeros += 1
      continue
    }
    for (; zeros > 15; zeros -= 16) out.symbol(ac, 0xf0)
    out.coded(ac, zeros, value)
    zeros = 0
  }
  if (zeros > 0) out.symbol(ac, 0)
  return mean
}

class BitWriter {
  #bytes = new Uint8Array(65_536)
  #length = 0
  #bits = 0
  #count = 0

  bytes(bytes: readonly number[]): void {
    for (const byte of bytes) this.#push(byte)
  }

  segment(marker: number, content: readonly number[]): void {
    const length = content.length + 2
    this.bytes([0xff, marker, length >> 8, length & 255, ...content])
  }

  symbol({ codes }: HuffmanTable, value: number): void {
    const code = codes[value]!
    this.#put(code.bits, code.length)
  }

  /** A value by its size in bits, after so many zeros; negatives as one less in the same bits. */
  coded(table: HuffmanTable, zeros: number, value: number): void {
    const size = 32 - Math.clz32(Math.abs(value))
    this.symbol(table, (zeros << 4) | size)
    if (size > 0) this.#put(value < 0 ? value + (1 << size) - 1 : value, size)
  }

  flush(): void {
    if (this.#count > 0) this.#put((1 << (8 - this.#count)) - 1, 8 - this.#count)
  }

  taken(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }

  #put(bits: number, length: number): void {
    this.#bits = (this.#bits << length) | bits
    this.#count += length
    while (this.#count >= 8) {
      this.#count -= 8
      const byte = (this.#bits >>> this.#count) & 255
      this.#push(byte)
      // A marker's byte inside data is followed by zero.
      if (byte === 0xff) this.#push(0)
    }
    this.#bits &= (1 << this.#count) - 1
  }

  #push(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2)
      larger.set(this.#bytes)
      this.#bytes = larger
    }
    this.#bytes[this.#length++] = byte
  }
}
