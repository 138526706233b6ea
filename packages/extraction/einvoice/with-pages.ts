import type { DocumentText, ExtractionWarning } from '../document-text.ts'
import type { ExtractedLine, Extraction, FieldName, FoundField } from '../extraction.ts'
import { toMinor } from '../grammar/amount.ts'
import { lineText } from '../lines/line.ts'
import { boxOfLine, DrawnText, type Place, solid } from './find-in-pages.ts'
import { disagreements } from './pdf-agreement.ts'
import { structureEinvoice } from './structure-einvoice.ts'
import type { XmlElement } from './xml-element.ts'

/**
 * Makes sense of an e-invoice and of the pages that carry it: the e-invoice wins, the pages tell where its values
 * stand, lend their lines to a profile without lines, and are compared with it.
 */
export function structureWithPages(
  xml: XmlElement,
  text: DocumentText,
  structure: (drawn: DocumentText) => Extraction,
): Extraction {
  const einvoice = structureEinvoice(xml)
  const { extraction } = einvoice
  const warnings = [...text.warnings, ...extraction.warnings]
  const on_pages = new DrawnText(text.pages)
  if (on_pages.is_empty) return { ...extraction, pages: Math.max(1, text.pages.length), warnings }
  const { xml: _, ...pages } = text
  const drawn = structure({ ...pages, warnings: [] })
  const disagreed = disagreements(einvoice, drawn, on_pages)
  const lines = extraction.lines.length > 0 ? placedLines(extraction.lines, on_pages) : []
  const lent = extraction.lines.length > 0 ? null : lentLines(extraction, drawn)
  return {
    ...extraction,
    fields: placedFields(extraction, drawn, on_pages),
    pages: text.pages.length,
    ...(lent ? { lines: lent.lines, proof: lent.proof } : { lines }),
    ...(disagreed.some(isAboutTotal) ? { proof: 'contradicted' as const } : {}),
    warnings: [...warnings, ...disagreed, ...(lent?.warnings ?? [])],
  }
}

const isAboutTotal = ({ message }: ExtractionWarning) => message.startsWith('The total ')

type PlacedName = Exclude<FieldName, 'period_from' | 'period_to' | 'opening_balance' | 'closing_balance'>

function placedFields(extraction: Extraction, drawn: Extraction, text: DrawnText): Extraction['fields'] {
  const { supplier } = extraction
  const values: Record<PlacedName, [value: string | number | null, read: string | number | null]> = {
    supplier_name: [supplier.name, drawn.supplier.name],
    supplier_tax_id: [supplier.tax_id, drawn.supplier.tax_id],
    supplier_email: [supplier.email, drawn.supplier.email],
    supplier_phone: [supplier.phone, drawn.supplier.phone],
    invoice_number: [extraction.invoice_number, drawn.invoice_number],
    invoice_date: [extraction.invoice_date, drawn.invoice_date],
    due_date: [extraction.due_date, drawn.due_date],
    currency: [extraction.currency, drawn.currency],
    subtotal: [extraction.subtotal, drawn.subtotal],
    tax_amount: [extraction.tax_amount, drawn.tax_amount],
    total_amount: [extraction.total_amount, drawn.total_amount],
  }
  const fields: Partial<Record<FieldName, FoundField>> = { ...extraction.fields }
  for (const [name, [value, read]] of Object.entries(values) as [PlacedName, (typeof values)[PlacedName]][]) {
    const field = fields[name]
    if (!field || value === null) continue
    // Where reading the page found the same, it knows best which of several places is meant.
    const same = value === read ? drawn.fields[name] : undefined
    const place = same?.box ? { page: same.page, box: same.box } : placeOf(name, value, text)
    if (place) fields[name] = { ...field, ...place }
  }
  return fields
}

function placeOf(name: PlacedName, value: string | number, text: DrawnText): Place | null {
  if (typeof value === 'number') return text.amount(toMinor(value) ?? 0)
  return name === 'invoice_date' || name === 'due_date' ? text.day(value) : text.text(value)
}

/** Each line at the printed line with its amount and most of its words; a printed line serves once. */
function placedLines(lines: readonly ExtractedLine[], text: DrawnText): ExtractedLine[] {
  const used = new Set<number>()
  return lines.map((line) => {
    const candidates = line.amount === null ? [] : text.linesWith(toMinor(line.amount) ?? 0)
    let best: { index: number; score: number } | undefined
    for (const index of candidates) {
      if (used.has(index)) continue
      const score = likeness(line, text, index)
      if (score > (best?.score ?? 0)) best = { index, score }
    }
    const printed = best && text.lines[best.index]
    if (!best || !printed) return line
    used.add(best.index)
    return { ...line, page: printed.page, box: boxOfLine(printed) }
  })
}

const MOST_WORDS = 12

/** How many words of a line stand on a printed line or on its neighbours, which may continue it. */
function likeness(line: ExtractedLine, text: DrawnText, index: number): number {
  const near = solid(
    text.lines
      .slice(Math.max(0, index - 1), index + 3)
      .map(lineText)
      .join(' '),
  )
  const words = `${line.reference ?? ''} ${line.description ?? ''}`.split(/\s+/).slice(0, MOST_WORDS)
  return words.filter((word) => solid(word).length >= 3 && near.includes(solid(word))).length
}

/** The lines of the pages for an e-invoice without lines, when they make its net or its total. */
function lentLines(extraction: Extraction, drawn: Extraction) {
  const { subtotal, total_amount } = extraction
  if (drawn.lines.length === 0 || drawn.document_type === 'statement') return null
  // Rows without an amount, such as those of a table of tax rates, are no goods.
  const lines = drawn.lines.filter((line) => line.amount !== null)
  const sum = lines.reduce((minor, line) => minor + (toMinor(line.amount!) ?? 0), 0)
  const wanted = [subtotal, total_amount].flatMap((amount) =>
    amount === null ? [] : (toMinor(amount) ?? []),
  )
  const do_fit = sum !== 0 && wanted.includes(sum)
  if (!do_fit) {
    const message =
      'The e-invoice has no lines, and those on the page do not make its total: none were taken.'
    return { lines: [], proof: extraction.proof, warnings: [{ code: 'lines_not_taken', message }] }
  }
  const message = 'The e-invoice has no lines; those on the page make its total and were taken.'
  const proof = extraction.proof === 'consistent' ? ('proven' as const) : extraction.proof
  return { lines, proof, warnings: [{ code: 'lines_from_page', message }] }
}
