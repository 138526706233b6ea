import PDFDocument from 'pdfkit'

export const PAGE = { width: 595.28, height: 841.89, margin: 48 } as const
// A fixed day of writing: the same input gives the same bytes.
const WRITTEN_ON = new Date(Date.UTC(2026, 0, 1))
const BOLD: Record<string, string> = {
  Helvetica: 'Helvetica-Bold',
  'Times-Roman': 'Times-Bold',
  Courier: 'Courier-Bold',
}

export type Pen = {
  size?: number
  is_bold?: boolean
  color?: string
  align?: 'left' | 'right' | 'center'
  width?: number
}

/** A PDF drawn text by text, each on one line at its place; page by page until `bytes` ends it. */
export class SheetOfPaper {
  readonly #document: PDFKit.PDFDocument
  readonly #chunks: Uint8Array[] = []
  readonly #font: string

  constructor(font: string, title: string, author: string) {
    this.#font = font
    const info = { Title: title, Author: author, CreationDate: WRITTEN_ON, ModDate: WRITTEN_ON }
    this.#document = new PDFDocument({ size: 'A4', margin: 0, info, compress: true })
    this.#document.on('data', (chunk: Uint8Array) => this.#chunks.push(chunk))
  }

  write(
    text: string,
    x: number,
    y: number,
    { size = 9, is_bold = false, color = '#111111', align = 'left', width }: Pen = {},
  ): void {
    const font = is_bold ? BOLD[this.#font]! : this.#font
    this.#document.font(font).fontSize(size).fillColor(color)
    const place =
      width === undefined || align === 'left'
        ? x
        : x + (width - this.#document.widthOfString(text)) / (align === 'right' ? 1 : 2)
    this.#document.text(text, place, y, { lineBreak: false })
  }

  widthOf(text: string, size: number, is_bold = false): number {
    return this.#document
      .font(is_bold ? BOLD[this.#font]! : this.#font)
      .fontSize(size)
      .widthOfString(text)
  }

  /** Cuts a text into lines that fit a width. */
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

  rule(x0: number, y0: number, x1: number, y1: number, color = '#999999'): void {
    this.#document.moveTo(x0, y0).lineTo(x1, y1).lineWidth(0.5).strokeColor(color).stroke()
  }

  fill(x: number, y: number, width: number, height: number, color: string): void {
    this.#document.rect(x, y, width, height).fill(color)
  }

  nextPage(): void {
    this.#document.addPage()
  }

  bytes(): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.#document.on('error', reject)
      this.#document.on('end', () => resolve(Uint8Array.from(Buffer.concat(this.#chunks))))
      this.#document.end()
    })
  }
}
