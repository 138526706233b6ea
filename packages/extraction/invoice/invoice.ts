import type { ExtractionWarning } from '../document-text.ts'
import type { DocumentType, ExtractedLine, Proof } from '../extraction.ts'
import { type DecimalMark, toNumber } from '../grammar/amount.ts'
import type { OrderEvidence } from '../grammar/evidence.ts'
import { type Line, lineText } from '../lines/line.ts'
import type { Printed } from '../lines/printed.ts'
import type { Header } from '../table/column.ts'
import type { Role } from '../vocabulary/headers.ts'
import { findDay, findNumber, firstDay } from './header-fields.ts'
import { type ItemLine, itemLines } from './item-lines.ts'
import { findLabels } from './labelled.ts'
import { plainLines } from './plain-lines.ts'
import { findTotals, type Sum, type Totals } from './totals.ts'

export type InvoiceContext = {
  lines: readonly Line[]
  headers: readonly Header[]
  mark: DecimalMark | null
  order: OrderEvidence
  is_sheet: boolean
  type: DocumentType
  /** The header of its goods, where that is known. */
  goods?: Header
}

export type InvoiceReading = {
  invoice_number: string | null
  invoice_date: string | null
  due_date: string | null
  subtotal: number | null
  tax_amount: number | null
  total_amount: number | null
  proof: Proof
  lines: ExtractedLine[]
  /** Where the single values stand. */
  found: {
    [Name in
      | 'invoice_number'
      | 'invoice_date'
      | 'due_date'
      | 'subtotal'
      | 'tax_amount'
      | 'total_amount']: Place | null
  }
  is_balanced: boolean
  warnings: ExtractionWarning[]
}

/** Reads an invoice, credit note or receipt: its number, days, totals and goods, tested against one another. */
export function readInvoice({
  lines,
  headers,
  mark,
  order,
  is_sheet,
  goods,
}: InvoiceContext): InvoiceReading {
  const body = withoutHeaders(lines, headers)
  const labels = findLabels(body)
  const totals = findTotals(labels, body, mark)
  const listed = goodsThatClose(itemLines(lines, goods ? [goods] : headers, mark, is_sheet), totals)
  const items = listed.length > 0 ? listed : plainLines(lines, totals, mark, is_sheet)
  const warnings: ExtractionWarning[] = []
  if (!order.is_certain) {
    warnings.push({
      code: 'ambiguous_dates',
      message: 'Day and month may be swapped: nothing in the document tells.',
    })
  }
  const proof = provenBy(totals, items)
  if (proof === 'unproven' && items.length > 0 && totals.total !== null) {
    warnings.push({ code: 'lines_differ', message: 'The lines do not add up to the totals that were found.' })
  }
  const number = findNumber(labels)
  const date = findDay(labels, 'date', order.order) ?? firstDay(body, labels, order.order)
  const due_date = findDay(labels, 'due_date', order.order)
  return {
    invoice_number: number?.value ?? null,
    invoice_date: date?.value ?? null,
    due_date: due_date?.value ?? null,
    subtotal: figure(totals.subtotal),
    tax_amount: figure(totals.tax),
    total_amount: figure(totals.total),
    proof,
    lines: items.map((item) => item.line),
    found: {
      invoice_number: number,
      invoice_date: date,
      due_date,
      subtotal: sumPlace(totals.subtotal),
      tax_amount: sumPlace(totals.tax),
      total_amount: sumPlace(totals.total),
    },
    is_balanced: totals.is_balanced,
    warnings,
  }
}

/** A value's place and the strength of the evidence for it. */
export type Place = { printed: Printed; score: number }

const figure = (sum: Sum | null) => (sum === null ? null : toNumber(sum.minor))

const sumPlace = (sum: Sum | null): Place | null => sum && { printed: sum.printed, score: sum.weight }

/** Rows after the one at which the goods reach a printed sum are taxes and sums themselves. */
function goodsThatClose(items: ItemLine[], { subtotal, total }: Totals): ItemLine[] {
  let sum = 0
  let end = 0
  for (const [index, { amount }] of items.entries()) {
    sum += amount ?? 0
    if (sum !== 0 && (sum === subtotal?.minor || sum === total?.minor)) end = index + 1
  }
  return end === 0 ? items : items.slice(0, end)
}

/** Proven when the lines sum to a printed net or gross and net + tax = gross; consistent when one of these holds. */
function provenBy({ subtotal, tax, total, is_balanced }: Totals, items: readonly ItemLine[]): Proof {
  const is_complete = items.length > 0 && items.every((item) => item.amount !== null)
  const sum = items.reduce((minor, item) => minor + (item.amount ?? 0), 0)
  const lines_hold = is_complete && sum !== 0 && (sum === subtotal?.minor || sum === total?.minor)
  // Prices with tax sum to the total, whatever tax they hold.
  const is_untaxed = subtotal === null && (tax === null || sum === total?.minor)
  if (lines_hold && (is_balanced || is_untaxed)) return 'proven'
  return lines_hold || is_balanced ? 'consistent' : 'unproven'
}

const OF_TABLES: ReadonlySet<Role> = new Set<Role>([
  'description',
  'quantity',
  'unit_price',
  'date',
  'reference',
])

/** Column headers are no labels, nor are the lines that continue them. */
function withoutHeaders(lines: readonly Line[], headers: readonly Header[]): Line[] {
  const dropped = new Set<Line>()
  for (const { from, to, columns } of headers) {
    // Sums side by side under their names are no table.
    if (!columns.some(({ role }) => OF_TABLES.has(role))) continue
    for (const line of lines.slice(from, to + 1)) dropped.add(line)
    for (const line of lines.slice(to + 1, to + 3)) {
      if (/\d/.test(lineText(line)) || line.segments.length > 3) break
      dropped.add(line)
    }
  }
  return lines.filter((line) => !dropped.has(line))
}
