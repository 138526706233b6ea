import PDFDocument from 'pdfkit'
import type { DocumentText, TextPage, TextRun } from '../document-text.ts'
import type { Chance } from './chance.ts'

export type Font = 'Helvetica' | 'Times-Roman' | 'Courier'

export type Pen = { size?: number; is_bold?: boolean; align?: 'left' | 'right' | 'center'; width?: number }

type Drawn = { page: number; text: string; x: number; y: number; size: number; font: string; turn: number }

/** How a writer breaks text into runs: whole texts, words, glyphs, or pieces of any length. */
export type RunStyle = 'whole' | 'words' | 'glyphs' | 'pieces'

const BOLD: Record<Font, string> = {
  Helvetica: 'Helvetica-Bold',
  'Times-Roman': 'Times-Bold',
  Courier: 'Courier-Bold',
}
// Descenders hang below the baseline, the box of a run ends there as pdf.js tells it.
const ASCENT = 0.75
const SMALL_CAPS = 0.8
const WRITTEN_ON = new Date(Date.UTC(2026, 0, 1))

let measure: PDFKit.PDFDocument | undefined
const widths = new Map<string, number>()

function glyphWidth(font: string, glyph: string): number {
  const key = `${font}${glyph}`
  const known = widths.get(key)
  if (known !== undefined) return known
  measure ??= new PDFDocument({ autoFirstPage: false })
  const width = measure.font(font).fontSize(1_000).widthOfString(glyph) / 1_000
  widths.set(key, width)
  return width
}

/** Pages of placed text, given out as the reader's input at once or as a real PDF. */
export class Paper {
  readonly width: number
  readonly height: number
  readonly #font: Font
  readonly #drawn: Drawn[] = []
  pages = 1

  constructor(font: Font, width = 595.28, height = 841.89) {
    this.#font = font
    this.width = width
    this.height = height
  }

  widthOf(text: string, size: number, is_bold = false): number {
    const font = is_bold ? BOLD[this.#font] : this.#font
    let width = 0
    for (const glyph of text) width += glyphWidth(font, glyph)
    return width * size
  }

  /** Draws a text with its top at `y`; aligned within `width` when one is given. */
  write(text: string, x: number, y: number, pen: Pen = {}): void {
    const { size = 9, is_bold = false, align = 'left', width } = pen
    if (text === '') return
    const room = width === undefined ? 0 : width - this.widthOf(text, size, is_bold)
    const shift = align === 'right' ? room : align === 'center' ? room / 2 : 0
    const font = is_bold ? BOLD[this.#font] : this.#font
    this.#drawn.push({ page: this.pages, text, x: x + shift, y, size, font, turn: 0 })
  }

  /** Capitals whose first letters are larger: each word is drawn in two sizes on one baseline. */
  writeSmallCaps(text: string, x: number, y: number, pen: Pen = {}): void {
    const { size = 9, is_bold = false, align = 'left', width } = pen
    const small = size * SMALL_CAPS
    const pieces = text
      .toUpperCase()
      .split(/(?<=^|\s)(\S)/)
      .filter((piece) => piece !== '')
    const sizes = pieces.map((piece) => (piece.length === 1 && piece !== ' ' ? size : small))
    const all = pieces.reduce((sum, piece, at) => sum + this.widthOf(piece, sizes[at]!, is_bold), 0)
    const room = width === undefined ? 0 : width - all
    let left = x + (align === 'right' ? room : align === 'center' ? room / 2 : 0)
    for (const [at, piece] of pieces.entries()) {
      this.write(piece, left, y + (size - sizes[at]!) * ASCENT, { size: sizes[at]!, is_bold })
      left += this.widthOf(piece, sizes[at]!, is_bold)
    }
  }

  /** A stamp or watermark across the page. */
  writeTurned(text: string, x: number, y: number, size: number, turn = 35): void {
    this.#drawn.push({ page: this.pages, text, x, y, size, font: BOLD[this.#font], turn })
  }

  wrapped(text: string, width: number, size: number): string[] {
    const lines: string[] = []
    let line = ''
    for (const word of text.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`
      if (line !== '' && this.widthOf(longer, size) > width) {
        lines.push(line)
        line = word
      } else line = longer
    }
    return [...lines, line]
  }

  nextPage(): void {
    this.pages += 1
  }

  /** What reading the PDF would find, without making one. */
  documentText(style: RunStyle = 'whole', chance?: Chance): DocumentText {
    const pages: TextPage[] = Array.from({ length: this.pages }, (_, index) => ({
      number: index + 1,
      width: this.width,
      height: this.height,
      runs: [],
    }))
    for (const drawn of this.#drawn) {
      const page = pages[drawn.page - 1]!
      for (const run of runsOf(drawn, style, chance)) page.runs.push(run)
    }
    return { file_type: 'pdf', pages, sheets: [], warnings: [] }
  }

  /** The same pages as a PDF; the same drawing gives the same bytes. */
  pdf(): Promise<Uint8Array> {
    const info = { Title: 'Document', CreationDate: WRITTEN_ON, ModDate: WRITTEN_ON }
    const document = new PDFDocument({ size: [this.width, this.height], margin: 0, info, compress: true })
    const chunks: Uint8Array[] = []
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    const bytes = new Promise<Uint8Array>((resolve, reject) => {
      document.on('error', reject)
      document.on('end', () => resolve(joined(chunks)))
    })
    for (let page = 1; page <= this.pages; page += 1) {
      if (page > 1) document.addPage()
      for (const one of this.#drawn.filter((candidate) => candidate.page === page)) {
        document.font(one.font).fontSize(one.size).fillColor('#111111')
        if (one.turn !== 0) document.save().rotate(-one.turn, { origin: [one.x, one.y] })
        // The standard fonts have no thin space.
        document.text(one.text.replaceAll('\u202f', '\u00a0'), one.x, one.y, { lineBreak: false })
        if (one.turn !== 0) document.restore()
      }
    }
    document.end()
    return bytes
  }
}

function joined(chunks: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

function runsOf(drawn: Drawn, style: RunStyle, chance?: Chance): TextRun[] {
  if (drawn.turn !== 0) return [runOf(drawn, drawn.text, 0, true)]
  const pieces =
    style === 'words'
      ? drawn.text.match(/\S+\s*/g)
      : style === 'glyphs'
        ? [...drawn.text]
        : style === 'pieces' && chance
          ? drawn.text.match(new RegExp(`.{1,${chance.whole(2, 7)}}`, 'gu'))
          : [drawn.text]
  const runs: TextRun[] = []
  let at = 0
  for (const piece of pieces ?? []) {
    if (piece.trim() !== '') runs.push(runOf(drawn, piece.trimEnd(), at, false))
    at += widthIn(drawn, piece)
  }
  return runs
}

function widthIn({ font, size }: Drawn, text: string): number {
  let width = 0
  for (const glyph of text) width += glyphWidth(font, glyph)
  return width * size
}

function runOf(drawn: Drawn, text: string, at: number, is_rotated: boolean): TextRun {
  const lead = widthIn(drawn, /^\s*/.exec(text)![0])
  const x0 = drawn.x + at + lead
  const baseline = drawn.y + drawn.size * ASCENT
  const shown = text.trim()
  return {
    text: shown,
    x0,
    y0: baseline - drawn.size,
    x1: x0 + widthIn(drawn, shown),
    y1: baseline,
    size: drawn.size,
    is_rotated,
  }
}
