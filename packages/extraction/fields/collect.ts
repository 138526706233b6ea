import type { Extraction, FieldName, FoundField, Proof } from '../extraction.ts'
import type { Printed } from '../lines/printed.ts'
import { confidenceByProof, confidenceOf } from './confidence.ts'
import type { FoundCurrency } from './currency.ts'
import { foundField } from './found-field.ts'
import type { Period } from './period.ts'
import type { Supplier } from './supplier.ts'

type Fields = Extraction['fields']

export type Evidence = { printed: Printed; score: number } | null | undefined

/** The places of what is known of the sender and the currency. */
export function senderFields(supplier: Supplier, currency: FoundCurrency | null, is_sheet: boolean): Fields {
  const fields: Fields = {}
  set(fields, 'supplier_name', supplier.name, is_sheet)
  set(fields, 'supplier_tax_id', supplier.tax_id, is_sheet)
  set(fields, 'supplier_email', supplier.email, is_sheet)
  set(fields, 'supplier_phone', supplier.phone, is_sheet)
  if (currency?.printed)
    set(fields, 'currency', { printed: currency.printed, score: currency.share }, is_sheet)
  return fields
}

/** The places of an invoice's values; sums that agree are as sure as their agreement. */
export function invoiceFields(
  found: Partial<Record<FieldName, Evidence>>,
  { is_balanced, proof }: { is_balanced: boolean; proof: Proof },
  is_sheet: boolean,
): Fields {
  const fields: Fields = {}
  for (const [name, evidence] of Object.entries(found) as [FieldName, Evidence][]) {
    const is_sum = name === 'subtotal' || name === 'tax_amount' || name === 'total_amount'
    if (evidence && is_sum && (is_balanced || proof === 'proven'))
      fields[name] = foundField(
        evidence.printed,
        confidenceByProof(proof === 'proven' ? proof : 'consistent'),
        is_sheet,
      )
    else set(fields, name, evidence, is_sheet)
  }
  return fields
}

/** The places of a statement's period and balances. */
export function statementFields(
  period: Period,
  places: { opening: Printed | undefined; closing: Printed | undefined },
  proof: Proof,
  is_sheet: boolean,
): Fields {
  const fields: Fields = {}
  const { from, to } = period.printed
  if (from) set(fields, 'period_from', { printed: from, score: 1 }, is_sheet)
  if (to) set(fields, 'period_to', { printed: to, score: 1 }, is_sheet)
  const balance = (printed: Printed | undefined): FoundField | undefined =>
    printed && foundField(printed, confidenceByProof(proof), is_sheet)
  const [opening, closing] = [balance(places.opening), balance(places.closing)]
  if (opening) fields.opening_balance = opening
  if (closing) {
    fields.closing_balance = closing
    fields.total_amount = closing
  }
  return fields
}

function set(fields: Fields, name: FieldName, evidence: Evidence, is_sheet: boolean): void {
  if (evidence) fields[name] = foundField(evidence.printed, confidenceOf(name, evidence.score), is_sheet)
}
