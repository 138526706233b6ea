import { exifOrientation } from './exif.ts'
import type { Packing, PictureFile } from './picture-file.ts'

const START_OF_SCAN = 0xda
const END_OF_IMAGE = 0xd9
const APP1 = 0xe1
const APP14 = 0xee

/** The markers of a JPEG, walked to its end (ITU-T T.81, annex B). */
export function jpegFile(bytes: Uint8Array): PictureFile | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let frame: { width: number; height: number; channels: number } | null = null
  let orientation = 1
  let is_adobe = false
  let is_whole = false
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1]!
    // Fill bytes before a marker.
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = view.getUint16(at + 2)
    if (length < 2) return null
    const segment = bytes.subarray(at + 4, at + 2 + length)
    if (isFrame(marker)) {
      frame = { height: view.getUint16(at + 5), width: view.getUint16(at + 7), channels: bytes[at + 9]! }
    }
    if (marker === APP1 && orientation === 1) orientation = exifOrientation(segment)
    if (marker === APP14 && String.fromCharCode(...segment.subarray(0, 5)) === 'Adobe') is_adobe = true
    at += 2 + length
    if (marker !== START_OF_SCAN) continue
    at = scanEnd(bytes, at)
    if (bytes[at + 1] !== END_OF_IMAGE) continue
    is_whole = true
    break
  }
  if (!frame || frame.width === 0 || frame.height === 0) return null
  return {
    ...{ type: 'jpeg', width: frame.width, height: frame.height, orientation, is_whole, is_animated: false },
    packing: packingOf(frame.channels, is_adobe),
  }
}

/** Start-of-frame markers: all of C0 to CF but the tables DHT, JPG and DAC. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** Where the packed data of a scan ends: at a marker that is neither a stuffed zero nor a restart. */
function scanEnd(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

/** Adobe's programs keep the four inks inverted. */
function packingOf(channels: number, is_adobe: boolean): Packing | null {
  if (channels !== 1 && channels !== 3 && channels !== 4) return null
  return { filter: 'dct', channels, is_inverted: is_adobe && channels === 4 }
}
