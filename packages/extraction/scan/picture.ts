import type { Ocr } from '#packages/ocr'
import {
  onPaper,
  openPages,
  PagesError,
  type PictureFile,
  pictureFile,
  pixelsOnPaper,
} from '#packages/pictures'
import type { DocumentText } from '../document-text.ts'
import { ExtractionError } from '../error.ts'
import { isDamagedPacking } from './packing.ts'
import type { ScanOptions } from './scan-data.ts'
import { SCAN_LIMITS } from './scan-limits.ts'
import { Scanner } from './scanner.ts'

/** Reads a photograph or scan. Errors: too_large, damaged_document, unsupported_document, no_text_layer. */
export async function readPicture(bytes: Uint8Array, { data, language }: ScanOptions): Promise<DocumentText> {
  const file = judgedPicture(bytes)
  const loaded = await data()
  const scanner = await Scanner.open(loaded, language, '')
  try {
    const pages = await openPages(await pictureOnPaper(bytes, file, scanner), loaded.pdfium)
    try {
      const page = await scanner.read(pages, 1)
      const characters = page.runs.reduce((sum, run) => sum + run.text.length, 0)
      if (characters < SCAN_LIMITS.characters) throw new ExtractionError('no_text_layer')
      return { file_type: file.type, pages: [page], sheets: [], warnings: [] }
    } finally {
      pages.close()
    }
  } catch (error) {
    if (error instanceof PagesError)
      throw new ExtractionError('damaged_document', undefined, { cause: error })
    throw error
  } finally {
    scanner.close()
  }
}

/** What the file says of the picture, before anything is decoded. Errors: too_large, damaged_document, unsupported_document. */
export function judgedPicture(bytes: Uint8Array): PictureFile {
  const file = pictureFile(bytes)
  if (!file) throw new ExtractionError('damaged_document')
  const pixels = file.width * file.height
  if (Math.max(file.width, file.height) > SCAN_LIMITS.side_pixels || pixels > SCAN_LIMITS.pixels) {
    throw new ExtractionError('too_large', `The picture has ${file.width} × ${file.height} pixels.`)
  }
  if (file.is_animated) throw new ExtractionError('unsupported_document', 'This picture moves.')
  if (!file.is_whole || isDamagedPacking(file)) throw new ExtractionError('damaged_document')
  if (!file.packing && pixels > SCAN_LIMITS.decoded_pixels) {
    throw new ExtractionError('too_large', `The picture has ${file.width} × ${file.height} pixels.`)
  }
  return file
}

/** A PDF of one page that shows the picture. Errors: damaged_document. */
export async function pictureOnPaper(
  bytes: Uint8Array,
  file: PictureFile,
  decoder: Pick<Ocr, 'decode'>,
): Promise<Uint8Array> {
  if (file.packing) return onPaper(bytes, file, file.packing)
  const pixels = await decoder.decode(bytes)
  if (!pixels) throw new ExtractionError('damaged_document')
  return pixelsOnPaper({ ...pixels, channels: 3 }, file.orientation)
}
