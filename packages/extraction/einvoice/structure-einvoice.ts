import type { ExtractionWarning } from '../document-text.ts'
import { ExtractionError } from '../error.ts'
import type { ExtractedLine, Extraction, FieldName, FoundField, Proof } from '../extraction.ts'
import { toNumber } from '../grammar/amount.ts'
import { LIMITS } from '../limits.ts'
import { type Figure, shown } from './decimal.ts'
import {
  type Adjustment,
  type Einvoice,
  type EinvoiceLine,
  type EinvoiceReader,
  type Supplier,
  total,
} from './einvoice.ts'
import { einvoiceReaders, recognise, refusalOf } from './formats.ts'
import { Notes } from './notes.ts'
import type { XmlElement } from './xml-element.ts'

/** `payable` is what is to be paid where the data tells it, which may differ from the total. */
export type StructuredEinvoice = { extraction: Extraction; payable: number | null }

/** Makes sense of an e-invoice: of several in one file the first is read, and a warning names the others. */
export const structureEinvoice = (root: XmlElement): StructuredEinvoice => structureEinvoices(root, 1)[0]!

/**
 * Makes sense of the first `most` invoices of a file, in their order; a warning at the first names those beyond.
 * Errors: unsupported_document when the XML is none; too_large.
 */
export function structureEinvoices(root: XmlElement, most: number): StructuredEinvoice[] {
  const recognised = recognise(root)
  const readers = recognised ? einvoiceReaders(recognised) : []
  if (readers.length === 0) throw refusalOf(root)
  return readers.slice(0, most).map((read, at) => {
    const notes = new Notes()
    if (at === 0) tellOthers(readers.slice(most), most, notes)
    return structureOne(read, notes)
  })
}

function structureOne(read: EinvoiceReader, notes: Notes): StructuredEinvoice {
  const invoice = read(notes)
  if (invoice.lines.length > LIMITS.rows) throw new ExtractionError('too_large')
  checkTotals(invoice, notes)
  const warnings = [...notes.warnings, ...lineWarnings(invoice), ...sumWarnings(invoice)]
  const extraction: Extraction = {
    document_type: invoice.document_type,
    confidence: 1,
    source: 'xml',
    supplier: { ...invoice.supplier, tax_id: compacted(invoice.supplier.tax_id) },
    invoice_number: invoice.invoice_number,
    invoice_date: invoice.invoice_date?.iso ?? null,
    due_date: invoice.due_date?.iso ?? null,
    currency: currencyCode(invoice.currency),
    subtotal: numberOf(invoice.net),
    tax_amount: numberOf(invoice.tax),
    total_amount: numberOf(invoice.gross),
    period: { from: null, to: null },
    opening_balance: null,
    closing_balance: null,
    proof: proofOf(invoice),
    fields: fieldsOf(invoice),
    lines: [...invoice.lines.map(extractedLine), ...invoice.adjustments.map(adjustmentLine)],
    pages: 1,
    warnings,
  }
  return { extraction, payable: numberOf(invoice.payable?.figure ?? null) }
}

const numberOf = (figure: Figure | null) => (figure === null ? null : toNumber(figure.minor))

const currencyCode = (text: string | null) =>
  text !== null && /^[a-z]{3}$/i.test(text) ? text.toUpperCase() : null

const compacted = (tax_id: string | null) => tax_id?.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase() || null

/**
 * Proven when every amount is part of equations that close on figures of the document: lines, discounts and charges
 * make the net, net and tax the total. Contradicted when any sum it prints is not the sum of its parts.
 */
function proofOf(invoice: Einvoice): Proof {
  if (invoice.sums.some((sum) => !holds(sum))) return 'contradicted'
  const { net, tax, gross } = invoice
  const counted = invoice.lines.filter((line) => line.is_counted)
  const sum = total(counted.map((line) => line.amount)) + adjusted(invoice.adjustments)
  const do_lines_hold =
    counted.length > 0 &&
    counted.every((line) => line.amount !== null) &&
    net !== null &&
    Math.abs(sum - net.minor) <= invoice.slack
  const is_printed = gross !== null && gross.text !== ''
  const do_totals_hold = is_printed && net !== null && net.minor + (tax?.minor ?? 0) === gross.minor
  if (!invoice.may_be_proven) return 'unproven'
  if (do_lines_hold && do_totals_hold) return 'proven'
  return do_lines_hold || do_totals_hold ? 'consistent' : 'unproven'
}

const adjusted = (adjustments: readonly Adjustment[]) => adjustments.reduce((sum, one) => sum + one.minor, 0)

const holds = ({ printed, reckoned, slack }: Einvoice['sums'][number]) =>
  Math.abs(printed.minor - reckoned) <= slack

function sumWarnings({ sums }: Einvoice): ExtractionWarning[] {
  return sums
    .filter((sum) => !holds(sum))
    .map(({ what, printed, reckoned }) => ({
      code: 'sum_differs',
      message: `The ${what} is given as ${printed.text}; its parts make ${shown(reckoned)}.`,
    }))
}

const MOST_LINE_WARNINGS = 20

function lineWarnings({ lines }: Einvoice): ExtractionWarning[] {
  return lines
    .flatMap((line, index) => {
      if (!line.is_counted)
        return [{ code: 'line_not_counted', message: 'This line is no part of the total.', line: index }]
      const { product, amount } = line
      if (product === null || amount === null) return []
      if (Math.abs(product.amount - toNumber(amount.minor)) <= product.slack) return []
      const made = Math.round(product.amount * 100) / 100
      const message = `Quantity and price make ${made.toFixed(2)}; the line says ${amount.text}.`
      return [{ code: 'line_differs', message, line: index }]
    })
    .slice(0, MOST_LINE_WARNINGS)
}

/** Says what is missing or surprising; the figures themselves stay as they stand. */
function checkTotals(invoice: Einvoice, notes: Notes): void {
  const { invoice_number, invoice_date, currency, gross, payable, supplier } = invoice
  const empty = invoice.lines.filter((line) => line.is_counted && line.amount === null).length
  if (empty > 0) notes.warn('missing_value', `${empty} of the lines have no amount that can be read.`)
  const missing = [
    invoice_number === null ? 'its number' : null,
    invoice_date === null ? 'its day' : null,
    currencyCode(currency) === null ? 'its currency' : null,
    gross === null ? 'its total' : null,
    supplier.name === null ? 'its supplier' : null,
  ].filter((name) => name !== null)
  if (missing.length > 0) notes.warn('missing_value', `The e-invoice does not tell ${missing.join(', ')}.`)
  if (payable && gross && payable.figure.minor !== gross.minor) {
    notes.warn(
      'payable_differs',
      `${shown(payable.figure.minor)} of ${shown(gross.minor)} is to be paid: ${payable.because}.`,
    )
  }
}

const MOST_NAMED = 10

function tellOthers(others: readonly EinvoiceReader[], read_count: number, notes: Notes): void {
  if (others.length === 0) return
  const named = others.slice(0, MOST_NAMED).map((read) => {
    const { invoice_number, invoice_date, gross } = read(new Notes())
    return [invoice_number ?? 'no number', invoice_date?.iso, gross && shown(gross.minor)]
      .filter((part) => part)
      .join(', ')
  })
  const more = others.length > MOST_NAMED ? ` and ${others.length - MOST_NAMED} more` : ''
  notes.warn(
    'several_documents',
    `The file holds ${others.length + read_count} invoices and the first ${read_count === 1 ? 'was' : `${read_count} were`} read. Not read: ${named.join('; ')}${more}. Ask the sender for one file each.`,
  )
}

function extractedLine({ amount, is_counted, product: _, ...line }: EinvoiceLine): ExtractedLine {
  return { ...EMPTY_LINE, ...line, amount: is_counted ? numberOf(amount) : null }
}

const adjustmentLine = ({ description, minor }: Adjustment): ExtractedLine => ({
  ...EMPTY_LINE,
  description,
  amount: toNumber(minor),
})

const EMPTY_LINE: ExtractedLine = {
  date: null,
  reference: null,
  description: null,
  quantity: null,
  unit: null,
  unit_price: null,
  debit: null,
  credit: null,
  amount: null,
  balance: null,
  kind: 'other',
  page: 1,
  box: null,
  confidence: 1,
}

function fieldsOf(invoice: Einvoice): Extraction['fields'] {
  const { supplier, invoice_date, due_date } = invoice
  const found: [FieldName, string | null | undefined, number?][] = [
    ...supplierFields(supplier),
    ['invoice_number', invoice.invoice_number],
    ['invoice_date', invoice_date?.text],
    ['due_date', due_date?.text, due_date?.confidence],
    ['currency', currencyCode(invoice.currency) && invoice.currency],
    ['subtotal', invoice.net?.text],
    ['tax_amount', invoice.tax?.text],
    ['total_amount', invoice.gross?.text],
  ]
  const fields: Partial<Record<FieldName, FoundField>> = {}
  for (const [name, text, confidence = 1] of found) {
    if (text) fields[name] = { text, page: 1, box: null, confidence }
  }
  return fields
}

const supplierFields = ({ name, tax_id, email, phone }: Supplier): [FieldName, string | null][] => [
  ['supplier_name', name],
  ['supplier_tax_id', tax_id],
  ['supplier_email', email],
  ['supplier_phone', phone],
]
