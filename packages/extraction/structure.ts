import { classify, isBankStatement } from './classify.ts'
import type { DocumentText } from './document-text.ts'
import { structureWithPages } from './einvoice/with-pages.ts'
import type { Extraction, Hints, Source } from './extraction.ts'
import { findCurrency } from './fields/currency.ts'
import { findPeriod } from './fields/period.ts'
import { findSupplier } from './fields/supplier.ts'
import { type DateShape, readDate } from './grammar/date.ts'
import { dateOrder, decimalMark, type OrderEvidence } from './grammar/evidence.ts'
import { findDates } from './grammar/find-dates.ts'
import { readInvoice } from './invoice/invoice.ts'
import { pageLines } from './lines/baselines.ts'
import { type Line, lineText } from './lines/line.ts'
import { sheetLines } from './lines/sheet-lines.ts'
import { onShownPages } from './scan/shown.ts'
import { statementTables } from './statement/find-table.ts'
import { readStatement, type StatementReading } from './statement/statement.ts'
import { findHeaders } from './table/header.ts'
import { unfolded } from './table/two-up.ts'

/**
 * Makes sense of what stands in a document: its type, sender, figures, lines, and what its own arithmetic says
 * about the reading. Absent values are null; doubts are warnings, never exceptions.
 */
export function structureDocument(text: DocumentText, hints: Hints = {}): Extraction {
  return onShownPages(structured(text, hints), text.pages)
}

function structured(text: DocumentText, hints: Hints): Extraction {
  if (text.xml) return structureWithPages(text.xml, text, (drawn) => structured(drawn, hints))
  const lines = unfolded(linesOf(text))
  const headers = findHeaders(lines)
  const { type, confidence } = hints.document_type
    ? { type: hints.document_type, confidence: 1 }
    : classify(
        lines,
        headers,
        text.sheets.map((sheet) => sheet.name),
      )
  const currency = findCurrency(lines, hints.currency)
  const mark = decimalMark(texts(lines), hints.decimal_mark)
  const tables = statementTables(lines, headers, mark)
  const order = orderOf(lines, tables[0]?.dates ?? [], hints, currency)
  const base = {
    source: sourceOf(text),
    supplier: findSupplier(lines, { is_sheet: text.sheets.length > 0 }),
    currency,
    pages: text.pages.length || text.sheets.length,
  }
  if (type === 'statement' && tables.length > 0) {
    const is_bank = isBankStatement(lines, headers)
    const is_sheet = text.sheets.length > 0
    let period = findPeriod(lines, order.order)
    let reading: StatementReading | undefined
    for (const { table, dates } of tables) {
      const order = orderOf(lines, dates, hints, currency)
      const window = findPeriod(lines, order.order)
      const one = readStatement({ lines, table, mark, order, window, is_bank, is_sheet })
      if (!reading || one.weight > reading.weight) {
        reading = one
        period = window
      }
      if (one.proof === 'proven') break
    }
    if (!reading) throw new RangeError('no table')
    return {
      document_type: type,
      confidence,
      ...NOTHING,
      ...base,
      invoice_date: null,
      total_amount: reading.closing_balance,
      period: period.from ? period : { from: null, to: period.to },
      opening_balance: reading.opening_balance,
      closing_balance: reading.closing_balance,
      proof: reading.proof,
      lines: reading.lines,
      warnings: [...text.warnings, ...reading.warnings],
    }
  }
  const { found, ...invoice } = readInvoice({ lines, headers, mark, order, is_sheet: text.sheets.length > 0, type })
  return {
    document_type: type,
    confidence,
    ...NOTHING,
    ...base,
    ...invoice,
    warnings: [...text.warnings, ...invoice.warnings],
  }
}

const NOTHING = {
  invoice_number: null,
  invoice_date: null,
  due_date: null,
  subtotal: null,
  tax_amount: null,
  total_amount: null,
  period: { from: null, to: null },
  opening_balance: null,
  closing_balance: null,
  fields: {},
} satisfies Partial<Extraction>

function sourceOf({ pages, sheets }: DocumentText): Source {
  if (sheets.length > 0) return 'sheet'
  return pages.some((page) => page.is_scanned) ? 'ocr' : 'text'
}

function linesOf(text: DocumentText): Line[] {
  return text.sheets.length > 0 ? text.sheets.flatMap(sheetLines) : text.pages.flatMap(pageLines)
}

function* texts(lines: readonly Line[]): Generator<string> {
  for (const line of lines) {
    for (const segment of line.segments) {
      if (segment.value) continue
      yield segment.text
      if (segment.words.length > 1) yield segment.words.at(-1)!.text
    }
  }
}

function orderOf(
  lines: readonly Line[],
  column: readonly DateShape[],
  hints: Hints,
  currency: string | null,
): OrderEvidence {
  const anywhere: DateShape[] = []
  for (const line of lines) {
    for (const { shape } of findDates(lineText(line))) anywhere.push(shape)
    for (const segment of line.segments) {
      const shape = segment.value || !/\d\s?[-/.]\s?\d/.test(segment.text) ? null : readDate(segment.text)
      if (shape?.is === 'ordered' && shape.year !== null) anywhere.push(shape)
    }
  }
  const hint = hints.date_order ?? (currency === 'USD' ? 'mdy' : 'dmy')
  return dateOrder([...anywhere, ...column], hint, column)
}
