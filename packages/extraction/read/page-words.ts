import { type AskedWord, printedWords } from '../asked/question.ts'
import type { TextPage } from '../document-text.ts'
import type { DecimalMark } from '../grammar/amount.ts'
import type { DateOrder } from '../grammar/date.ts'
import { readPicture } from '../scan/picture.ts'
import type { ScanOptions } from '../scan/scan-data.ts'
import { detectDocumentType } from './detect.ts'
import { readPdfPage } from './pdf.ts'

/** Nobody points at more on one page. */
const MOST_WORDS = 3_000

/** What stands on a page, word by word in reading order, and how its figures and days are written. */
export type PageWords = {
  words: Pick<AskedWord, 'text' | 'line' | 'box'>[]
  mark: DecimalMark | null
  order: DateOrder
}

/**
 * Reads the words of one page of a PDF or of a picture, with their boxes on the page as it is drawn; undefined when
 * there is no such page, as sheets and XML have none. Errors: ExtractionError.
 * @example (await readPageWords(bytes, 1, { data: loadOcrData }))?.words[0] // { text: 'Invoice', line: 0, box: […] }
 */
export async function readPageWords(
  bytes: Uint8Array,
  number: number,
  scans: ScanOptions,
  currency: string | null = null,
): Promise<PageWords | undefined> {
  const page = await pageOf(bytes, number, scans)
  if (!page) return undefined
  const text = { file_type: 'pdf' as const, pages: [page], sheets: [], warnings: [] }
  const { words, mark, order } = printedWords(text, { document_type: 'other', currency })
  return {
    words: words.slice(0, MOST_WORDS).map(({ text, line, box }) => ({ text, line, box })),
    mark,
    order,
  }
}

async function pageOf(bytes: Uint8Array, number: number, scans: ScanOptions): Promise<TextPage | undefined> {
  const type = detectDocumentType(bytes)
  if (type === 'pdf') return readPdfPage(bytes, number, scans)
  const is_picture = type === 'png' || type === 'jpeg' || type === 'webp'
  return is_picture && number === 1 ? (await readPicture(bytes, scans)).pages[0] : undefined
}
