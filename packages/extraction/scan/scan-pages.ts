import { openPages, type Pages, PagesError } from '#packages/pictures'
import type { TextPage } from '../document-text.ts'
import { ExtractionError } from '../error.ts'
import type { ScanOptions } from './scan-data.ts'
import { SCAN_LIMITS } from './scan-limits.ts'
import { Scanner } from './scanner.ts'

/**
 * Reads the pages of a PDF that have no legible text by OCR and answers them in the place of the old ones.
 * `read` is told after each. Errors: too_many_pages.
 */
export async function scanPages(
  bytes: Uint8Array,
  pages: TextPage[],
  wanted: readonly number[],
  { data, language }: ScanOptions,
  read: () => void,
): Promise<TextPage[]> {
  if (wanted.length > SCAN_LIMITS.pages) throw tooMany(wanted.length)
  const loaded = await data()
  const drawable = await openPages(bytes, loaded.pdfium).catch((error) => {
    // What one reader of PDFs opens, another may not: then its text is all there is.
    if (error instanceof PagesError) return undefined
    throw error
  })
  if (!drawable) return pages
  const spoken = pages.filter(({ number }) => !wanted.includes(number)).flatMap(({ runs }) => runs)
  const scanner = await Scanner.open(loaded, language, spoken.map(({ text }) => text).join(' '))
  try {
    const answer = [...pages]
    for (const number of wanted) {
      const index = pages.findIndex((page) => page.number === number)
      answer[index] = await scannedPage(scanner, drawable, pages[index]!)
      read()
    }
    return answer
  } finally {
    scanner.close()
    drawable.close()
  }
}

async function scannedPage(scanner: Scanner, drawable: Pages, page: TextPage): Promise<TextPage> {
  try {
    const scanned = await scanner.read(drawable, page.number, { width: page.width, height: page.height })
    return scanned.runs.length > 0 || page.runs.length === 0 ? scanned : page
  } catch (error) {
    if (error instanceof PagesError || error instanceof RangeError) return page
    throw error
  }
}

const tooMany = (pages: number) =>
  new ExtractionError(
    'too_many_pages',
    `The document has ${pages} pages that are pictures, at most ${SCAN_LIMITS.pages} are read.`,
  )
