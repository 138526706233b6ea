import type { PDFiumDocument } from '@hyzyla/pdfium'
import type { Pixels } from './encode-png.ts'
import type { GreyPicture } from './grey.ts'

/** Pixels of one page at most: A3 at 250 dpi. */
const MOST_PIXELS = 12_000_000

/** Pages of a PDF that can be drawn, numbered from 1. Close it: its memory is not collected. */
export type Pages = {
  count: number
  /** For reading: grey, with the resolution it came to and the page's size in points. */
  grey: (number: number, dpi: number) => Promise<DrawnPage>
  /** For looking at. */
  colour: (number: number, width_px: number) => Promise<Pixels>
  close: () => void
}

export type DrawnPage = GreyPicture & { dpi: number; points: { width: number; height: number } }

export type PdfProblem = 'locked' | 'damaged'

/** Why pages cannot be drawn. */
export class PagesError extends Error {
  readonly problem: PdfProblem

  constructor(problem: PdfProblem, options?: ErrorOptions) {
    super(`the pages cannot be drawn: ${problem}`, options)
    this.name = 'PagesError'
    this.problem = problem
  }
}

/**
 * Opens the pages of a PDF with PDFium, whose program is given as bytes. Errors: PagesError.
 * @example const pages = await openPages(pdf, wasm); await pages.grey(1, 300)
 */
export async function openPages(pdf: Uint8Array, wasm: Uint8Array): Promise<Pages> {
  const { PDFiumLibrary } = await import('@hyzyla/pdfium')
  const library = await PDFiumLibrary.init({ wasmBinary: bufferOf(wasm) })
  let document: PDFiumDocument
  try {
    document = await library.loadDocument(pdf)
  } catch (cause) {
    library.destroy()
    throw new PagesError(/password/i.test(String(cause)) ? 'locked' : 'damaged', { cause })
  }
  const draw = async (number: number, scaleFor: (width: number) => number, space: 'Gray' | 'BGRA') => {
    if (number < 1 || number > document.getPageCount()) throw new RangeError(`no page ${number}`)
    const page = document.getPage(number - 1)
    const { originalWidth, originalHeight } = page.getOriginalSize()
    if (!(originalWidth > 0 && originalHeight > 0)) throw new PagesError('damaged')
    const scale = Math.min(scaleFor(originalWidth), Math.sqrt(MOST_PIXELS / (originalWidth * originalHeight)))
    const width = Math.max(1, Math.round(originalWidth * scale))
    const height = Math.max(1, Math.round(originalHeight * scale))
    // Drawing closes the page as well.
    const { data } = await page.render({ width, height, scale: 1, render: 'bitmap', colorSpace: space })
    return { width, height, data, scale, points: { width: originalWidth, height: originalHeight } }
  }
  return {
    count: document.getPageCount(),
    async grey(number, dpi) {
      const { scale, ...picture } = await draw(number, () => dpi / 72, 'Gray')
      return { ...picture, dpi: scale * 72 }
    },
    async colour(number, width_px) {
      const { width, height, data } = await draw(number, (points) => width_px / points, 'BGRA')
      return { width, height, channels: 3, data: withoutAlpha(data) }
    },
    close() {
      document.destroy()
      library.destroy()
    },
  }
}

function withoutAlpha(rgba: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3)
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    rgb[to] = rgba[from]!
    rgb[to + 1] = rgba[from + 1]!
    rgb[to + 2] = rgba[from + 2]!
  }
  return rgb
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
}
