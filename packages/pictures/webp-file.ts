import { tiffOrientation } from './exif.ts'
import type { PictureFile } from './picture-file.ts'

const ANIMATION = 0x02

/** The chunks of a WebP (RFC 9649): lossy, lossless, or extended by a canvas of its own. */
export function webpFile(bytes: Uint8Array): PictureFile | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = 8 + view.getUint32(4, true)
  let size: { width: number; height: number } | null = null
  let orientation = 1
  let is_animated = false
  let has_picture = false
  for (let at = 12; at + 8 <= Math.min(end, bytes.length); ) {
    const type = String.fromCharCode(...bytes.subarray(at, at + 4))
    const length = view.getUint32(at + 4, true)
    const content = at + 8
    if (type === 'VP8X') {
      is_animated = (bytes[content]! & ANIMATION) !== 0
      size = { width: 1 + uint24(bytes, content + 4), height: 1 + uint24(bytes, content + 7) }
    }
    if (type === 'VP8 ' || type === 'VP8L') {
      has_picture = content + length <= bytes.length
      const own = type === 'VP8 ' ? lossySize(view, content) : losslessSize(view, content)
      // The picture itself tells how much is decoded; a canvas may say less.
      if (own && (!size || own.width * own.height > size.width * size.height)) size = own
    }
    if (type === 'ANIM' || type === 'ANMF') is_animated = true
    if (type === 'EXIF') orientation = orientationOf(bytes.subarray(content, content + length))
    at = content + length + (length % 2)
  }
  if (!size || size.width === 0 || size.height === 0) return null
  const is_whole = (has_picture || is_animated) && end <= bytes.length + 1
  return { type: 'webp', ...size, orientation, is_whole, is_animated, packing: null }
}

const uint24 = (bytes: Uint8Array, at: number) => bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16)

/** RFC 6386, 9.1: fourteen bits each after the start code. */
function lossySize(view: DataView, at: number) {
  if (view.getUint8(at + 3) !== 0x9d || view.getUint8(at + 4) !== 0x01 || view.getUint8(at + 5) !== 0x2a)
    return null
  return { width: view.getUint16(at + 6, true) & 0x3fff, height: view.getUint16(at + 8, true) & 0x3fff }
}

function losslessSize(view: DataView, at: number) {
  if (view.getUint8(at) !== 0x2f) return null
  const bits = view.getUint32(at + 1, true)
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
}

/** Some programs put the name of the JPEG segment before the TIFF header. */
function orientationOf(exif: Uint8Array): number {
  return tiffOrientation(String.fromCharCode(...exif.subarray(0, 4)) === 'Exif' ? exif.subarray(6) : exif)
}
