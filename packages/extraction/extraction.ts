import type { OcrLanguage } from '#packages/ocr'
import type { ExtractionWarning } from './document-text.ts'
import type { Layout } from './learned/layout.ts'

export type DocumentType = 'invoice' | 'credit_note' | 'statement' | 'receipt' | 'other'

/**
 * What the arithmetic of the document says about the reading: `proven` every amount stands in equations that
 * close on printed figures; `consistent` some printed figures agree, none disagrees; `unproven` nothing to test
 * with; `contradicted` a printed figure disagrees.
 */
export type Proof = 'proven' | 'consistent' | 'unproven' | 'contradicted'

export type LineKind = 'invoice' | 'credit_note' | 'payment' | 'opening' | 'other'

/** Points from the top left of a PDF page; first column, row, last column + 1, row + 1 (from 0) of a sheet. */
export type Box = [x0: number, y0: number, x1: number, y1: number]

export type ExtractedLine = {
  date: string | null
  reference: string | null
  description: string | null
  quantity: number | null
  unit: string | null
  unit_price: number | null
  debit: number | null
  credit: number | null
  amount: number | null
  balance: number | null
  kind: LineKind
  page: number
  /** null in data without pages (XML). */
  box: Box | null
  confidence: number
  /** Where it differs from, or is more than, the document's. */
  currency?: string | null
  /** The restaurant or sub-account the line stands under, as printed. */
  site?: string | null
}

/** The single values of a document. */
export type FieldName =
  | 'supplier_name'
  | 'supplier_tax_id'
  | 'supplier_email'
  | 'supplier_phone'
  | 'invoice_number'
  | 'invoice_date'
  | 'due_date'
  | 'currency'
  | 'subtotal'
  | 'tax_amount'
  | 'total_amount'
  | 'period_from'
  | 'period_to'
  | 'opening_balance'
  | 'closing_balance'

/** Where a value stands and how: `text` is what is printed there. */
export type FoundField = { text: string; page: number; box: Box | null; confidence: number }

/** Where what was read came from: data meant for machines, cells, drawn text, or pictures of text. */
export type Source = 'xml' | 'sheet' | 'text' | 'ocr'

/** A document as fields and lines: absent values are null, amounts the printed decimals, dates ISO 8601 days. */
export type Extraction = {
  document_type: DocumentType
  confidence: number
  source: Source
  supplier: { name: string | null; tax_id: string | null; email: string | null; phone: string | null }
  invoice_number: string | null
  invoice_date: string | null
  due_date: string | null
  currency: string | null
  subtotal: number | null
  tax_amount: number | null
  total_amount: number | null
  period: { from: string | null; to: string | null }
  opening_balance: number | null
  closing_balance: number | null
  proof: Proof
  /** The place and confidence of each single value that was found. */
  fields: Partial<Record<FieldName, FoundField>>
  lines: ExtractedLine[]
  pages: number
  /** Pages as they are drawn, in points; to be turned clockwise by `rotation` to stand upright. Sheets have none. */
  page_sizes?: PageSize[]
  warnings: ExtractionWarning[]
}

export type PageSize = { number: number; width: number; height: number; rotation: number }

/** What is already known about the sender; evidence in the document outweighs it. */
export type Hints = {
  document_type?: DocumentType
  date_order?: 'dmy' | 'mdy'
  decimal_mark?: '.' | ','
  currency?: string
  /** The language that pictures of text are read in first. */
  language?: OcrLanguage
  /** As it was learned of the sender's papers; counts only for a document of the same signature. */
  layout?: Layout
}
