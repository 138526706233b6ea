import type { DocumentType } from '../extraction.ts'
import type { Minor } from '../grammar/amount.ts'
import type { Figure } from './decimal.ts'
import type { Notes } from './notes.ts'

/** A line of goods or services as the data gives it. */
export type EinvoiceLine = {
  reference: string | null
  description: string | null
  quantity: number | null
  unit: string | null
  /** For one unit: a price given for a base quantity is divided by it. */
  unit_price: number | null
  amount: Figure | null
  /** false where the data says that the line is no part of the sums. */
  is_counted: boolean
  /** The amount that quantity, price and the line's own discounts give, and how far rounding may take it. */
  product: { amount: number; slack: number } | null
}

/** A discount (negative) or charge of the whole document: it becomes a line, so that the lines make the net. */
export type Adjustment = { description: string; minor: Minor }

/** An equation of the document: what is printed and what its parts give, equal but for `slack`. */
export type Sum = { what: string; printed: Figure; reckoned: Minor; slack: Minor }

export type TextAndDay = { text: string; iso: string; confidence: number }

export type Supplier = {
  name: string | null
  tax_id: string | null
  email: string | null
  phone: string | null
}

/** One invoice as every format gives it; figures that no element holds have an empty text. */
export type Einvoice = {
  document_type: DocumentType
  supplier: Supplier
  invoice_number: string | null
  invoice_date: TextAndDay | null
  due_date: TextAndDay | null
  currency: string | null
  lines: EinvoiceLine[]
  adjustments: Adjustment[]
  net: Figure | null
  tax: Figure | null
  /** The total of this document with tax. */
  gross: Figure | null
  /** What is to be paid, when it is told. */
  payable: { figure: Figure; because: string } | null
  sums: Sum[]
  /** How far the lines may be from the net by rounding. */
  slack: Minor
  /** false where the figures may not be taken for proven, such as an invoice that was cancelled. */
  may_be_proven: boolean
}

/** Reads one of the invoices of a file. */
export type EinvoiceReader = (notes: Notes) => Einvoice

/** A figure that is reckoned from others and stands nowhere. */
export const reckoned = (minor: Minor): Figure => ({ text: '', minor })

export const total = (figures: readonly (Figure | null | undefined)[]): Minor =>
  figures.reduce((sum, figure) => sum + (figure?.minor ?? 0), 0)
