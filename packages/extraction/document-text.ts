import type { XmlElement } from './einvoice/xml-element.ts'

/** The files this package reads; XLSB counts as xlsx. */
export type FileType = 'pdf' | 'xlsx' | 'xls' | 'ods' | 'csv' | 'xml' | 'png' | 'jpeg' | 'webp'

/** One run of text as the PDF draws it: points from the page's top left corner, `size` the font height. */
export type TextRun = {
  text: string
  x0: number
  y0: number
  x1: number
  y1: number
  size: number
  is_rotated: boolean
  /** How sure reading a picture was of it; drawn text is certain and has none. */
  confidence?: number
}

export type TextPage = {
  number: number
  width: number
  height: number
  runs: TextRun[]
  /** Read from a picture. */
  is_scanned?: boolean
  /** Where a picture was turned level for reading: the page as it is drawn, and the way from here to there. */
  shown?: ShownPage
}

/** x' = a·x + c·y + e, y' = b·x + d·y + f; `rotation` degrees clockwise would bring the drawn page upright. */
export type ShownPage = {
  width: number
  height: number
  rotation: number
  matrix: [a: number, b: number, c: number, d: number, e: number, f: number]
}

/** One cell: `text` as shown, `value` the number, ISO date or text behind it. */
export type SheetCell = {
  column: number
  text: string
  value: number | string
  is: 'number' | 'date' | 'text'
}

export type TextSheet = { number: number; name: string; rows: { row: number; cells: SheetCell[] }[] }

/** What stands in a document before anything is understood: pages, sheets or elements. Plain data. */
export type DocumentText = {
  file_type: FileType
  pages: TextPage[]
  sheets: TextSheet[]
  /** The root element of an e-invoice: the file itself, or one that a PDF carries. */
  xml?: XmlElement
  warnings: ExtractionWarning[]
}

/** Something a person should know; `page` counts from 1, `line` is an index into the lines of the answer. */
export type ExtractionWarning = { code: string; message: string; page?: number; line?: number }
