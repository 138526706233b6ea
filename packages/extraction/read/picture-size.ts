import { ExtractionError } from '../error.ts'
import { LIMITS } from '../limits.ts'

/**
 * Refuses a picture inside a PDF that claims more pixels than a page has: by its dictionary, and by the headers
 * of JPEG 2000 (ISO 15444-1 A.5.1, I.5.3.1) and JBIG2 (ISO 14492 7.4.8), which readers believe. Errors: hostile_document.
 */
export function refusePicture(dictionary: string, packed: Uint8Array): void {
  if (/\/Subtype\s*\/Image\b/.test(dictionary)) {
    const [width, height] = ['Width', 'Height'].map((name) =>
      Number(new RegExp(`/${name}\\s+(\\d{1,12})`).exec(dictionary)?.[1] ?? 0),
    )
    refuse(width!, height!)
  }
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  if (/\/JPXDecode\b/.test(dictionary)) refuseJpx(view)
  if (/\/JBIG2Decode\b/.test(dictionary) && view.byteLength > 19 && (view.getUint8(4) & 0x3f) === 48)
    refuse(view.getUint32(11), view.getUint32(15))
}

const HEADER_BOX = 0x69686472
const SIZE_MARKER = 0xff4fff51

function refuseJpx(view: DataView): void {
  for (let at = 0; at + 16 <= Math.min(view.byteLength, 512); at += 1) {
    const mark = view.getUint32(at)
    if (mark === HEADER_BOX) refuse(view.getUint32(at + 8), view.getUint32(at + 4))
    if (mark === SIZE_MARKER) refuse(view.getUint32(at + 8), view.getUint32(at + 12))
  }
}

function refuse(width: number, height: number): void {
  if (width * height > LIMITS.picture_pixels)
    throw new ExtractionError('hostile_document', `It holds a picture of ${width} × ${height} pixels.`)
}
