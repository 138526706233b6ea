import { tiffOrientation } from './exif.ts'
import type { Packing, PictureFile } from './picture-file.ts'

const GREY = 0
const COLOUR = 2
const PALETTE = 3

/** The chunks of a PNG, walked to its end (ISO/IEC 15948, clause 11). */
export function pngFile(bytes: Uint8Array): PictureFile | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(12) !== 0x49484452) return null
  const width = view.getUint32(16)
  const height = view.getUint32(20)
  const [bits, kind, , , interlace] = bytes.subarray(24, 29)
  const data: Uint8Array[] = []
  let palette: Uint8Array | null = null
  let orientation = 1
  let is_whole = false
  let has_alpha = kind !== GREY && kind !== COLOUR && kind !== PALETTE
  let frames = 1
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at)
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const content = bytes.subarray(at + 8, at + 8 + length)
    if (content.length < length) break
    if (type === 'IDAT') data.push(content)
    if (type === 'PLTE') palette = content
    if (type === 'tRNS') has_alpha = true
    if (type === 'eXIf') orientation = tiffOrientation(content)
    if (type === 'acTL' && length >= 4) frames = view.getUint32(at + 8)
    at += 12 + length
    if (type !== 'IEND') continue
    is_whole = data.length > 0
    break
  }
  if (width === 0 || height === 0) return null
  const is_plain = interlace === 0 && !has_alpha && (kind !== PALETTE || palette !== null)
  const packing: Packing = {
    ...{ filter: 'flate', channels: kind === COLOUR ? 3 : 1, bits: bits!, data },
    palette: kind === PALETTE ? palette : null,
  }
  const is_animated = frames > 1
  return {
    ...{ type: 'png', width, height, orientation, is_whole, is_animated },
    packing: is_plain ? packing : null,
  }
}
