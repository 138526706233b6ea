import type { ExtractionWarning } from '../document-text.ts'
import type { DocumentType, ExtractedLine, Proof } from '../extraction.ts'
import type { DecimalMark } from '../grammar/amount.ts'
import type { OrderEvidence } from '../grammar/evidence.ts'
import type { Line } from '../lines/line.ts'
import type { Header } from '../table/column.ts'

export type InvoiceContext = {
  lines: readonly Line[]
  headers: readonly Header[]
  mark: DecimalMark | null
  order: OrderEvidence
  is_sheet: boolean
  type: DocumentType
}

export type InvoiceReading = {
  proof: Proof
  lines: ExtractedLine[]
  warnings: ExtractionWarning[]
}

export function readInvoice(_context: InvoiceContext): InvoiceReading {
  return { proof: 'unproven', lines: [], warnings: [] }
}
