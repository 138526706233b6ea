import type { DocumentText } from '../document-text.ts'
import { normalise } from '../grammar/normalise.ts'
import { pageLines } from '../lines/baselines.ts'
import type { Line } from '../lines/line.ts'
import { sheetLines } from '../lines/sheet-lines.ts'
import { findHeaders } from '../table/header.ts'
import { invoiceLabel } from '../vocabulary/invoice-labels.ts'

/**
 * Tells which of a supplier's layouts a document has: by the size of its first page and the words over its first
 * table, which stay while values change; without a table by the labels it prints.
 * @example layoutSignature(text) // 'pdf 595x842 date|reference|amount'
 */
export function layoutSignature(text: DocumentText): string {
  const [page] = text.pages
  const size = page ? `${Math.round(page.width)}x${Math.round(page.height)}` : 'sheet'
  const lines = page ? pageLines(page) : text.sheets.slice(0, 1).flatMap(sheetLines)
  return `${page ? 'page' : 'cells'} ${size} ${namesOf(lines)}`.slice(0, LONGEST)
}

const LONGEST = 300

function namesOf(lines: readonly Line[]): string {
  const [header] = findHeaders(lines)
  if (header) return header.columns.map(({ text }) => normalise(text)).join('|')
  const labels = lines.flatMap(({ segments }) =>
    segments.map(({ text }) => normalise(text)).filter((text) => !/\d/.test(text) && invoiceLabel(text)),
  )
  return [...new Set(labels)].sort().join('+')
}
