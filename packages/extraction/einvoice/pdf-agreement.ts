import type { ExtractionWarning } from '../document-text.ts'
import type { Extraction } from '../extraction.ts'
import { toMinor } from '../grammar/amount.ts'
import { type DrawnText, solid } from './find-in-pages.ts'
import type { StructuredEinvoice } from './structure-einvoice.ts'

/**
 * Where the pages of a PDF and the e-invoice inside it say different things. A value of the e-invoice that stands on
 * the pages agrees, whatever else was read there; a total must also be the one the pages' own figures make.
 */
export function disagreements(
  { extraction: invoice, payable }: StructuredEinvoice,
  drawn: Extraction,
  text: DrawnText,
): ExtractionWarning[] {
  const found: [what: string, pdf: string, xml: string][] = []
  const { invoice_number, invoice_date, total_amount } = invoice
  if (invoice_number && drawn.invoice_number && !text.holds(invoice_number))
    found.push(['invoice number', drawn.invoice_number, invoice_number])
  if (invoice_date && drawn.invoice_date && !text.day(invoice_date))
    found.push(['invoice date', drawn.invoice_date, invoice_date])
  if (total_amount !== null && drawn.total_amount !== null && !isTotalDrawn(invoice, payable, drawn, text))
    found.push(['total', drawn.total_amount.toFixed(2), total_amount.toFixed(2)])
  const { name, tax_id } = invoice.supplier
  if (name && drawn.supplier.name && !(tax_id && text.holds(tax_id)) && !isNameDrawn(name, text))
    found.push(['supplier', drawn.supplier.name, name])
  return found.map(([what, pdf, xml]) => ({
    code: 'pdf_disagrees',
    message: `The ${what} on the page is “${pdf}”, in the e-invoice inside the PDF “${xml}”. The e-invoice was taken.`,
  }))
}

function isTotalDrawn(
  invoice: Extraction,
  payable: number | null,
  drawn: Extraction,
  text: DrawnText,
): boolean {
  const accepted = [invoice.total_amount, payable].filter((amount) => amount !== null).map(Math.abs)
  if (drawn.total_amount !== null && accepted.includes(Math.abs(drawn.total_amount))) return true
  // The pages add up to another total: that the right one stands somewhere as well does not help.
  if (drawn.proof === 'proven') return false
  return accepted.some((amount) => text.amount(toMinor(amount) ?? 0) !== null)
}

/** Half of a name's words are enough: letterheads shorten. */
function isNameDrawn(name: string, text: DrawnText): boolean {
  if (text.holds(name)) return true
  const words = name.split(/\s+/).filter((word) => solid(word).length >= 4)
  const drawn = words.filter((word) => text.holds(word))
  return words.length > 0 && drawn.length * 2 >= words.length
}
