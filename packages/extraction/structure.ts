import { type Classification, classify, isBankStatement } from './classify.ts'
import type { DocumentText } from './document-text.ts'
import { structureEinvoices } from './einvoice/structure-einvoice.ts'
import { structureWithPages } from './einvoice/with-pages.ts'
import type { DocumentType, Extraction, Hints, Source } from './extraction.ts'
import { invoiceFields, senderFields, statementFields } from './fields/collect.ts'
import { currencyOfCountry, findCurrency, looksAmerican } from './fields/currency.ts'
import { findPeriod, type Period } from './fields/period.ts'
import { findSupplier } from './fields/supplier.ts'
import type { DecimalMark } from './grammar/amount.ts'
import { type DateShape, readDate } from './grammar/date.ts'
import { dateOrder, decimalMark, type OrderEvidence } from './grammar/evidence.ts'
import { findDates } from './grammar/find-dates.ts'
import { readInvoice } from './invoice/invoice.ts'
import { type FoundTable, findLearnedTable } from './learned/find-table.ts'
import type { Layout, LearnedTable } from './learned/layout.ts'
import { isSameLayout, layoutSignature } from './learned/signature.ts'
import { isBetter, isBetterInvoice } from './learned/taught.ts'
import { withLayout } from './learned/with-layout.ts'
import { LIMITS } from './limits.ts'
import { type Line, lineText } from './lines/line.ts'
import { onShownPages } from './scan/shown.ts'
import { type StatementTable, statementTables, withDates } from './statement/find-table.ts'
import { readStatement, type StatementReading } from './statement/statement.ts'
import type { Header } from './table/column.ts'
import { documentLines } from './table/document-lines.ts'
import { findHeaders } from './table/header.ts'
import { bodyOf } from './table/table.ts'

/**
 * Makes sense of what stands in a document: its type, sender, figures, lines, and what its own arithmetic says
 * about the reading. Absent values are null; doubts are warnings, never exceptions.
 */
export function structureDocument(text: DocumentText, hints: Hints = {}): Extraction {
  const { layout, ...own } = hints
  // It says nothing about papers that are laid out otherwise.
  if (!layout || text.xml || !isSameLayout(layout.signature, layoutSignature(text))) return read(text, own)
  return withLayout(read(text, { ...hintsOf(layout), ...own, layout }), text, layout)
}

/**
 * What each document of a file says, in their order: most files hold one, an e-invoice may be a batch of up to 200.
 */
export function structureEach(text: DocumentText, hints: Hints = {}): Extraction[] {
  // A batch is a file of its own; what a PDF carries belongs to its pages.
  if (!text.xml || text.pages.length > 0) return [structureDocument(text, hints)]
  return structureEinvoices(text.xml, LIMITS.parts).map(({ extraction }) => ({
    ...extraction,
    warnings: [...text.warnings, ...extraction.warnings],
  }))
}

const read = (text: DocumentText, hints: Hints) => onShownPages(structured(text, hints), text.pages)

const hintsOf = ({ date_order, decimal_mark }: Layout): Hints => ({
  ...(date_order && { date_order }),
  ...(decimal_mark && { decimal_mark }),
})

function structured(text: DocumentText, hints: Hints): Extraction {
  if (text.xml) return structureWithPages(text.xml, text, (drawn) => structured(drawn, hints))
  const lines = documentLines(text)
  const headers = findHeaders(lines)
  const taught = hints.layout?.table && findLearnedTable(lines, headers, hints.layout.table)
  const names = text.sheets.map((sheet) => sheet.name)
  const { type, confidence } = hints.document_type
    ? { type: hints.document_type, confidence: 1 }
    : asLearned(classify(lines, headers, names), taught && hints.layout?.is_statement)
  const is_sheet = text.sheets.length > 0
  const printed_currency = findCurrency(lines)
  const supplier = findSupplier(lines, { is_sheet })
  const currency =
    printed_currency?.code ??
    hints.currency ??
    currencyOfCountry(supplier.tax_id?.country ?? null) ??
    (looksAmerican(lines) ? 'USD' : null)
  const mark = decimalMark(texts(lines), hints.decimal_mark)
  const document: Document = { text, lines, headers, mark, hints, currency, is_sheet, taught }
  const base = {
    document_type: type,
    confidence,
    ...NOTHING,
    source: sourceOf(text),
    supplier: {
      name: supplier.name?.value ?? null,
      tax_id: supplier.tax_id?.value ?? null,
      email: supplier.email?.value ?? null,
      phone: supplier.phone?.value ?? null,
    },
    currency,
    pages: text.pages.length || text.sheets.length,
  }
  const sender = senderFields(supplier, printed_currency, is_sheet)
  const part = (type === 'statement' && statementPart(document)) || invoicePart(document, type)
  return {
    ...base,
    ...part,
    fields: { ...sender, ...part.fields },
    warnings: [...text.warnings, ...part.warnings],
  }
}

/** A learned table tells a statement from other papers, and not an invoice from a credit note. */
function asLearned(judged: Classification, is_statement: boolean | undefined): Classification {
  if (is_statement === undefined || is_statement === (judged.type === 'statement')) return judged
  return { type: is_statement ? 'statement' : 'invoice', confidence: 0.9 }
}

type Document = {
  text: DocumentText
  lines: readonly Line[]
  headers: readonly Header[]
  mark: DecimalMark | null
  hints: Hints
  currency: string | null
  is_sheet: boolean
  /** The table as it was learned of this supplier's papers. */
  taught: FoundTable | undefined
}

type Part = Partial<Extraction> & Pick<Extraction, 'fields' | 'lines' | 'proof' | 'warnings'>

/** What a statement says, read with the table that its arithmetic supports best; null where no table is found. */
function statementPart({ lines, headers, mark, hints, currency, is_sheet, taught }: Document): Part | null {
  const is_bank = isBankStatement(lines, headers)
  const readTable = ({ table, dates }: StatementTable, learned?: LearnedTable) => {
    const order = orderOf(lines, dates, hints, currency)
    const period = findPeriod(lines, order.order)
    const context = { lines, table, mark, order, window: period, is_bank, is_sheet, taught: learned }
    return { reading: readStatement(context), period }
  }
  let best: { reading: StatementReading; period: Period } | undefined
  for (const found of statementTables(lines, headers, mark)) {
    const read = readTable(found)
    if (!best || read.reading.weight > best.reading.weight) best = read
    if (read.reading.proof === 'proven') break
  }
  if (taught) {
    const read = readTable(withDates(bodyOf(lines, taught.header, taught.repeats)), taught.table)
    if (!best || isBetter(read.reading, best.reading)) best = read
  }
  if (!best) return null
  const { reading, period } = best
  return {
    total_amount: reading.closing_balance,
    period: { from: period.from, to: period.to },
    opening_balance: reading.opening_balance,
    closing_balance: reading.closing_balance,
    proof: reading.proof,
    fields: statementFields(period, reading.places, reading.proof, is_sheet),
    lines: reading.lines,
    warnings: reading.warnings,
  }
}

/** What an invoice, credit note or receipt says. */
function invoicePart(
  { lines, headers, mark, hints, currency, is_sheet, taught }: Document,
  type: DocumentType,
): Part {
  const order = orderOf(lines, [], hints, currency)
  const context = { lines, headers, mark, order, is_sheet, type }
  const plain = readInvoice(context)
  const learned = taught && readInvoice({ ...context, goods: taught.header })
  const { found, is_balanced, ...invoice } = learned && isBetterInvoice(learned, plain) ? learned : plain
  return { ...invoice, fields: invoiceFields(found, { is_balanced, proof: invoice.proof }, is_sheet) }
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

function* texts(lines: readonly Line[]): Generator<string> {
  for (const line of lines) {
    for (const segment of line.segments) {
      if (segment.value) continue
      yield segment.text
      if (segment.words.length > 1) yield segment.words.at(-1)!.text
    }
  }
}

/** Around the table; of its own column all are asked. */
const ENOUGH_DAYS = 10_000

function orderOf(
  lines: readonly Line[],
  column: readonly DateShape[],
  hints: Hints,
  currency: string | null,
): OrderEvidence {
  const anywhere: DateShape[] = []
  for (const line of lines) {
    if (anywhere.length > ENOUGH_DAYS) break
    for (const { shape } of findDates(lineText(line))) anywhere.push(shape)
    for (const segment of line.segments) {
      const shape = segment.value || !/\d\s?[-/.]\s?\d/.test(segment.text) ? null : readDate(segment.text)
      if (shape?.is === 'ordered' && shape.year !== null) anywhere.push(shape)
    }
  }
  const hint = hints.date_order ?? (currency === 'USD' ? 'mdy' : 'dmy')
  return dateOrder([...anywhere, ...column], hint, column)
}
