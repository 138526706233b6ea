import { jpegFile } from './jpeg-file.ts'
import { pngFile } from './png-file.ts'
import { webpFile } from './webp-file.ts'

export type PictureType = 'png' | 'jpeg' | 'webp'

/** What a picture's file says of it, before anything is decoded. */
export type PictureFile = {
  type: PictureType
  /** Pixels as they are stored, before `orientation` is obeyed. */
  width: number
  height: number
  /** Exif 2.3 orientation, 1 to 8: 1 as it is, 3 upside down, 6 to be turned clockwise, 8 counter-clockwise. */
  orientation: number
  /** The file ends where it should. */
  is_whole: boolean
  /** Several pictures in one file, one after the other. */
  is_animated: boolean
  /** How the pixels are packed where a PDF could hold them as they are. */
  packing: Packing | null
}

export type Packing =
  | { filter: 'dct'; channels: 1 | 3 | 4; is_inverted: boolean }
  | { filter: 'flate'; channels: 1 | 3; bits: number; palette: Uint8Array | null; data: Uint8Array[] }

/** Tells a picture by its first bytes. */
export function pictureType(bytes: Uint8Array): PictureType | null {
  if (starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png'
  if (starts(bytes, [0xff, 0xd8, 0xff])) return 'jpeg'
  const is_riff = starts(bytes, [0x52, 0x49, 0x46, 0x46])
  return is_riff && starts(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50]) ? 'webp' : null
}

/** Reads the header of a PNG, JPEG or WebP; null when there is none that makes sense. */
export function pictureFile(bytes: Uint8Array): PictureFile | null {
  try {
    const type = pictureType(bytes)
    if (type === 'png') return pngFile(bytes)
    if (type === 'jpeg') return jpegFile(bytes)
    return type === 'webp' ? webpFile(bytes) : null
  } catch (error) {
    // A length that leads beyond the end.
    if (error instanceof RangeError) return null
    throw error
  }
}

const starts = (bytes: Uint8Array, wanted: number[]) => wanted.every((byte, index) => bytes[index] === byte)
