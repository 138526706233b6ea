import { getDocumentProxy } from 'unpdf'
import type { DocumentText, ExtractionWarning, TextPage, TextRun } from '../document-text.ts'
import { ExtractionError } from '../error.ts'
import { LIMITS } from '../limits.ts'
import { isLegible } from '../scan/legible.ts'
import type { ScanOptions } from '../scan/scan-data.ts'
import { scanPages } from '../scan/scan-pages.ts'
import { embeddedInvoice } from './pdf-attachments.ts'

/** How far reading has come. */
export type Progress = { page: number; pages: number }

/** What the reader does next: one page's text, which takes milliseconds, or pages of pictures, which take seconds. */
export type ReadStep = 'page' | 'pictures'

export type PdfOptions = {
  on_progress?: (progress: Progress) => void
  /** Told before each step, so that whoever watches the reader knows how long to be patient. */
  on_step?: (step: ReadStep) => void
  /** Without it, pages that are pictures are not read. */
  scans?: ScanOptions
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>
type PdfPage = Awaited<ReturnType<Pdf['getPage']>>

const ERRORS_ONLY = 0

/**
 * Reads the text layer of a PDF as positioned runs. Pages whose layer is missing or garbage are read by OCR; without
 * `scans`, or with nothing on any page, that is the error `no_text_layer`.
 */
export async function readPdf(
  bytes: Uint8Array,
  { on_progress, on_step, scans }: PdfOptions = {},
): Promise<DocumentText> {
  const pdf = await open(bytes)
  const { xml, warnings } = embeddedInvoice(bytes)
  const pages: TextPage[] = []
  const unread: number[] = []
  let runs = 0
  const count = pdf.numPages
  const told = () => on_progress?.({ page: pages.length - unread.length, pages: count })
  try {
    if (count > LIMITS.pages) {
      throw new ExtractionError(
        'too_many_pages',
        `The document has ${count} pages, at most ${LIMITS.pages} are read.`,
      )
    }
    for (let number = 1; number <= count; number += 1) {
      on_step?.('page')
      const page = await readPage(pdf, number, Math.min(LIMITS.runs_per_page, LIMITS.runs - runs))
      runs += page.runs.length
      pages.push(page)
      if (scans && !xml && !isLegible(page.runs)) unread.push(number)
      else told()
    }
  } catch (cause) {
    if (cause instanceof ExtractionError) throw cause
    throw new ExtractionError('damaged_document', undefined, { cause })
  } finally {
    await pdf.loadingTask.destroy()
  }
  if (scans && unread.length > 0) {
    on_step?.('pictures')
    const scanned = await scanPages(bytes, pages, [...unread], scans, () => {
      unread.shift()
      told()
    })
    return { file_type: 'pdf', pages: scanned, sheets: [], warnings: judged(scanned) }
  }
  // An e-invoice says it all: whether its pages have text does not matter.
  if (xml) return { file_type: 'pdf', pages, sheets: [], xml, warnings }
  return { file_type: 'pdf', pages, sheets: [], warnings: [...warnings, ...judged(pages)] }
}

/** One page of a PDF as positioned runs, by OCR where its text is missing or garbage; undefined beyond the last. */
export async function readPdfPage(
  bytes: Uint8Array,
  number: number,
  scans: ScanOptions,
): Promise<TextPage | undefined> {
  const pdf = await open(bytes)
  try {
    if (number > pdf.numPages) return undefined
    const page = await readPage(pdf, number, LIMITS.runs_per_page)
    if (isLegible(page.runs)) return page
    return (await scanPages(bytes, [page], [number], scans, () => {}))[0]
  } catch (cause) {
    if (cause instanceof ExtractionError) throw cause
    throw new ExtractionError('damaged_document', undefined, { cause })
  } finally {
    await pdf.loadingTask.destroy()
  }
}

async function open(bytes: Uint8Array): Promise<Pdf> {
  try {
    // pdf.js takes the buffer away from its owner, so it gets a copy.
    return await getDocumentProxy(bytes.slice(), {
      verbosity: ERRORS_ONLY,
      isEvalSupported: false,
      enableXfa: false,
    })
  } catch (cause) {
    const is_locked = cause instanceof Error && cause.name === 'PasswordException'
    throw new ExtractionError(is_locked ? 'encrypted_document' : 'damaged_document', undefined, { cause })
  }
}

async function readPage(pdf: Pdf, number: number, most_runs: number): Promise<TextPage> {
  const page: PdfPage = await pdf.getPage(number)
  const viewport = page.getViewport({ scale: 1 })
  const runs: TextRun[] = []
  for await (const item of itemsOf(page)) {
    if (item.str.trim() === '') continue
    if (runs.length >= most_runs) throw new ExtractionError('hostile_document')
    runs.push(
      runOf(item.str.slice(0, LIMITS.text_characters), item.transform, item.width, viewport.transform),
    )
  }
  page.cleanup()
  return { number, width: viewport.width, height: viewport.height, runs }
}

type TextItem = { str: string; transform: number[]; width: number }

/** The texts of a page as they are drawn: whoever stops asking for more stops the drawing. */
async function* itemsOf(page: PdfPage): AsyncGenerator<TextItem> {
  const reader = page.streamTextContent({ includeMarkedContent: false }).getReader()
  try {
    for (;;) {
      const { done, value } = (await reader.read()) as { done: boolean; value?: { items: unknown[] } }
      if (done) return
      for (const item of value?.items ?? []) if ((item as TextItem).str !== undefined) yield item as TextItem
    }
  } finally {
    await reader.cancel(new Error('enough')).catch(() => {})
  }
}

/** Places a run on the page as it is seen, turned pages included (ISO 32000-1 8.3: matrices [a b c d e f]). */
function runOf(text: string, transform: number[], width: number, view: number[]): TextRun {
  const [a, b, c, d, e, f] = transform as [number, number, number, number, number, number]
  const [va, vb, vc, vd, ve, vf] = view as [number, number, number, number, number, number]
  const along = { x: va * a + vc * b, y: vb * a + vd * b }
  const up = { x: va * c + vc * d, y: vb * c + vd * d }
  const x = va * e + vc * f + ve
  const y = vb * e + vd * f + vf
  const size = Math.hypot(up.x, up.y) || Math.hypot(along.x, along.y)
  const is_rotated = Math.abs(along.y) > Math.abs(along.x) * 0.05 || along.x < 0
  return { text, x0: x, y0: y - size, x1: x + width, y1: y, size, is_rotated }
}

/** Something must be read, and in letters a person can read. */
function judged(pages: TextPage[]): ExtractionWarning[] {
  if (!isLegible(pages.flatMap((page) => page.runs))) throw new ExtractionError('no_text_layer')
  const texts = pages.map((page) => page.runs.map((run) => run.text).join(''))
  return texts.flatMap((text, index) =>
    text.replace(/\s/g, '').length > 0
      ? []
      : [
          {
            code: 'page_without_text',
            message: `Page ${index + 1} has no text and was not read.`,
            page: index + 1,
          },
        ],
  )
}
