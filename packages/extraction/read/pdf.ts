import { getDocumentProxy } from 'unpdf'
import type { DocumentText, ExtractionWarning, TextPage, TextRun } from '../document-text.ts'
import { ExtractionError } from '../error.ts'
import { LIMITS } from '../limits.ts'

/** How far reading has come. */
export type Progress = { page: number; pages: number }

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>
type PdfPage = Awaited<ReturnType<Pdf['getPage']>>

const ERRORS_ONLY = 0
const MIN_CHARACTERS_A_PAGE = 20
const MAX_GARBAGE_SHARE = 0.3

/** Reads the text layer of a PDF as positioned runs; a scan without text is the error `no_text_layer`. */
export async function readPdf(
  bytes: Uint8Array,
  onProgress?: (progress: Progress) => void,
): Promise<DocumentText> {
  const pdf = await open(bytes)
  try {
    if (pdf.numPages > LIMITS.pages) {
      throw new ExtractionError(
        'too_many_pages',
        `The document has ${pdf.numPages} pages, at most ${LIMITS.pages} are read.`,
      )
    }
    const pages: TextPage[] = []
    for (let number = 1; number <= pdf.numPages; number += 1) {
      pages.push(await readPage(pdf, number))
      onProgress?.({ page: number, pages: pdf.numPages })
    }
    return { file_type: 'pdf', pages, sheets: [], warnings: judged(pages) }
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

async function readPage(pdf: Pdf, number: number): Promise<TextPage> {
  const page: PdfPage = await pdf.getPage(number)
  const viewport = page.getViewport({ scale: 1 })
  const content = await page.getTextContent({ includeMarkedContent: false })
  const runs: TextRun[] = []
  for (const item of content.items) {
    if (!('str' in item) || item.str.trim() === '') continue
    if (runs.length >= LIMITS.runs_per_page) throw new ExtractionError('hostile_document')
    runs.push(
      runOf(item.str.slice(0, LIMITS.text_characters), item.transform, item.width, viewport.transform),
    )
  }
  page.cleanup()
  return { number, width: viewport.width, height: viewport.height, runs }
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

/** The quality gate: text that is there, in letters a person can read. */
function judged(pages: TextPage[]): ExtractionWarning[] {
  const texts = pages.map((page) => page.runs.map((run) => run.text).join(''))
  const all = texts.join('')
  const garbage = all.match(/[\uE000-\uF8FF\uFFFD]|\p{Cc}/gu)?.length ?? 0
  const is_poor = all.replace(/\s/g, '').length < MIN_CHARACTERS_A_PAGE
  if (is_poor || garbage > all.length * MAX_GARBAGE_SHARE) throw new ExtractionError('no_text_layer')
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
