import { ExtractionError } from '../error.ts'
import { LIMITS } from '../limits.ts'
import { joined, type UnpackBudget } from './inflate.ts'

type Filter = (packed: Uint8Array, budget: UnpackBudget) => Uint8Array

/** The filters of ISO 32000-1 7.4 that make data longer than it is packed; pictures' own are left packed. */
const FILTERS: Record<string, Filter> = {
  FlateDecode: (packed, budget) => budget.unpack(packed, 'zlib'),
  LZWDecode: lzw,
  RunLengthDecode: runLength,
  ASCIIHexDecode: hex,
  ASCII85Decode: base85,
}
// Inline pictures write them short; readers take the short names anywhere.
const SHORT: Record<string, string> = {
  Fl: 'FlateDecode',
  LZW: 'LZWDecode',
  RL: 'RunLengthDecode',
  AHx: 'ASCIIHexDecode',
  A85: 'ASCII85Decode',
}

/** The filter of a name; undefined for those of pictures and encryption. */
export const filterNamed = (name: string): Filter | undefined => FILTERS[SHORT[name] ?? name]

/** Takes pieces of one stream under the caps on a stream and on the file. */
function sink(budget: UnpackBudget) {
  const pieces: Uint8Array[] = []
  let size = 0
  return {
    push(piece: Uint8Array): void {
      size += piece.length
      budget.add(piece.length)
      if (size > LIMITS.stream_bytes) throw new ExtractionError('hostile_document')
      pieces.push(piece)
    },
    bytes: () => joined(pieces),
  }
}

const isSpace = (byte: number) => byte === 32 || (byte >= 9 && byte <= 13) || byte === 0

function hex(packed: Uint8Array, budget: UnpackBudget): Uint8Array {
  const out = new Uint8Array(Math.ceil(packed.length / 2))
  let digits = 0
  for (const byte of packed) {
    if (byte === 0x3e) break
    const digit = Number.parseInt(String.fromCharCode(byte), 16)
    if (Number.isNaN(digit)) continue
    out[digits >> 1]! |= digits % 2 === 0 ? digit << 4 : digit
    digits += 1
  }
  const size = Math.ceil(digits / 2)
  budget.add(size)
  return out.subarray(0, size)
}

function base85(packed: Uint8Array, budget: UnpackBudget): Uint8Array {
  const out = sink(budget)
  const group: number[] = []
  const flush = () => {
    const length = group.length
    while (group.length < 5) group.push(84)
    const value = group.reduce((sum, digit) => sum * 85 + digit, 0)
    const bytes = [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) & 0xff)
    out.push(Uint8Array.from(bytes.slice(0, length - 1)))
    group.length = 0
  }
  for (const byte of packed) {
    if (byte === 0x7e) break
    if (isSpace(byte)) continue
    if (byte === 0x7a && group.length === 0) out.push(new Uint8Array(4))
    else if (byte >= 0x21 && byte <= 0x75) group.push(byte - 0x21)
    if (group.length === 5) flush()
  }
  if (group.length > 1) flush()
  return out.bytes()
}

function runLength(packed: Uint8Array, budget: UnpackBudget): Uint8Array {
  const out = sink(budget)
  for (let at = 0; at < packed.length; ) {
    const length = packed[at]!
    if (length === 128) break
    if (length < 128) {
      out.push(packed.subarray(at + 1, at + 2 + length))
      at += length + 2
    } else {
      out.push(new Uint8Array(257 - length).fill(packed[at + 1] ?? 0))
      at += 2
    }
  }
  return out.bytes()
}

const CLEAR = 256
const END = 257

/** LZW of 9 to 12 bits (ISO 32000-1 7.4.4); a text stands as its last byte and the text before it. */
function lzw(packed: Uint8Array, budget: UnpackBudget): Uint8Array {
  const out = sink(budget)
  const before = new Uint16Array(4_097)
  const last = new Uint8Array(4_097)
  const lengths = new Uint16Array(4_097)
  for (let code = 0; code < 256; code += 1) {
    last[code] = code
    lengths[code] = 1
  }
  let next = 258
  let width = 9
  let previous = -1
  let [bits, held] = [0, 0]
  const textOf = (code: number, length: number) => {
    const text = new Uint8Array(length)
    for (let at = lengths[code]! - 1, each = code; at >= 0; at -= 1, each = before[each]!)
      text[at] = last[each]!
    return text
  }
  for (const byte of packed) {
    bits = ((bits << 8) | byte) & 0xffffff
    held += 8
    if (held < width) continue
    held -= width
    const code = (bits >> held) & ((1 << width) - 1)
    if (code === END) break
    if (code === CLEAR) {
      next = 258
      width = 9
      previous = -1
      continue
    }
    if (code > next || (code === next && previous < 0)) break
    const is_new = code >= next || code === END
    const text = textOf(is_new ? previous : code, is_new ? lengths[previous]! + 1 : lengths[code]!)
    if (is_new) text[text.length - 1] = text[0]!
    out.push(text)
    if (previous >= 0 && next < 4_096) {
      before[next] = previous
      last[next] = text[0]!
      lengths[next] = lengths[previous]! + 1
      next += 1
    }
    // One code early, as PDF writes by default.
    width = next >= 2_047 ? 12 : next >= 1_023 ? 11 : next >= 511 ? 10 : 9
    previous = code
  }
  return out.bytes()
}
