import { openOcr } from '#packages/ocr'
import { encodeJpeg, encodePng, openPages, PagesError, type Pixels, pictureType } from '#packages/pictures'
import { ExtractionError } from '../error.ts'
import { detectDocumentType } from '../read/detect.ts'
import { judgedPicture, pictureOnPaper } from './picture.ts'
import type { ScanData } from './scan-data.ts'

export type RenderedPage = { content_type: 'image/png' | 'image/jpeg'; content: Uint8Array }

/** A drawn page takes less; a photograph takes far more. */
const MOST_PNG_BYTES = 500_000
const QUALITY = 80

/**
 * Draws a page of a PDF or a picture for the screen: PNG, or JPEG for photographs; undefined when the document has no such page, as
 * sheets and XML have none. Boxes of an extraction are points of this page. Errors: ExtractionError.
 * @example await renderPage(bytes, 1, { width_px: 800 }, data)
 */
export async function renderPage(
  bytes: Uint8Array,
  number: number,
  { width_px }: { width_px: number },
  data: () => Promise<ScanData>,
): Promise<RenderedPage | undefined> {
  const is_picture = pictureType(bytes) !== null
  if (!is_picture && detectDocumentType(bytes) !== 'pdf') return undefined
  const loaded = await data()
  const pdf = is_picture ? await paperOf(bytes, loaded) : bytes
  try {
    const pages = await openPages(pdf, loaded.pdfium)
    try {
      return number > pages.count ? undefined : packed(await pages.colour(number, width_px))
    } finally {
      pages.close()
    }
  } catch (cause) {
    if (!(cause instanceof PagesError)) throw cause
    const code = cause.problem === 'locked' ? 'encrypted_document' : 'damaged_document'
    throw new ExtractionError(code, undefined, { cause })
  }
}

function packed(pixels: Pixels): RenderedPage {
  const png = encodePng(pixels)
  return png.length <= MOST_PNG_BYTES
    ? { content_type: 'image/png', content: png }
    : { content_type: 'image/jpeg', content: encodeJpeg(pixels, QUALITY) }
}

async function paperOf(bytes: Uint8Array, data: ScanData): Promise<Uint8Array> {
  const file = judgedPicture(bytes)
  // Only what a PDF cannot hold as it is needs a decoder.
  const ocr = file.packing ? undefined : await openOcr(data)
  try {
    return await pictureOnPaper(bytes, file, { decode: async (packed) => ocr?.decode(packed) })
  } finally {
    ocr?.close()
  }
}
