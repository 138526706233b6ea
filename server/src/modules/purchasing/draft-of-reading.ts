import type { StoredExtraction } from '#modules/documents/contract'
import { decimal, isCurrency, roundTo } from '#packages/money'
import type { InvoiceKind, ItemInput } from './amounts.ts'

/** An invoice as far as a document tells of it. */
export interface ReadInvoice {
  kind: InvoiceKind
  invoice_number: string | null
  invoice_date: string | null
  due_date: string | null
  currency: string | null
  tax_amount: number | null
  total_amount: number | null
  proof: string
  lines: ItemInput[]
}

// What the books can hold; a reading may be anything.
const largest = 1_000_000_000
const mostLines = 2_000

/** What was read from an invoice, credit note or receipt, in the words and signs of the books. */
export function invoiceOfReading(document_type: string, reading: StoredExtraction): ReadInvoice {
  const { total_amount: total, tax_amount: tax } = reading
  const kind = document_type === 'credit_note' || (total ?? 0) < 0 ? 'credit_note' : 'invoice'
  return {
    kind,
    invoice_number: reading.invoice_number?.trim().slice(0, 60) || null,
    invoice_date: reading.invoice_date,
    due_date: reading.due_date,
    currency: reading.currency && isCurrency(reading.currency) ? reading.currency : null,
    tax_amount: signed(kind, tax),
    total_amount: signed(kind, total),
    proof: reading.proof,
    lines: reading.lines.flatMap((line) => lineOf(line) ?? []).slice(0, mostLines),
  }
}

/** Owed is positive, a credit note negative, whichever sign is printed. */
export function signed(kind: InvoiceKind, amount: number | string | null): number | null {
  if (amount === null) return null
  const size = Math.abs(Number(amount))
  if (size >= largest) return null
  return kind === 'credit_note' && size !== 0 ? -size : size
}

/**
 * A line without quantity is one piece of its amount; one without a price has that of its amount. Nothing for nothing is
 * a heading or a note between the goods.
 */
function lineOf(line: StoredExtraction['lines'][number]): ItemInput | undefined {
  const { quantity, unit_price, amount } = line
  if (quantity === 0 && !amount) return undefined
  const about = {
    code: line.reference?.trim().slice(0, 60) || null,
    description: (line.description ?? line.reference ?? '').trim().slice(0, 500) || '–',
    unit: line.unit?.trim().slice(0, 20) || null,
  }
  if (quantity !== null && unit_price !== null) {
    const line_total = amount ?? roundTo(decimal(quantity).times(unit_price), 2).toNumber()
    return kept({ ...about, quantity, unit_price, line_total })
  }
  if (amount === null) return undefined
  const whole = kept({ ...about, quantity: 1, unit_price: amount, line_total: amount })
  if (!quantity) return whole
  const price = decimal(amount).div(quantity).toDecimalPlaces(6).toNumber()
  return kept({ ...about, quantity, unit_price: price, line_total: amount }) ?? whole
}

/** The line, if the books can hold its figures. */
function kept(line: Required<ItemInput>): ItemInput | undefined {
  const { quantity, unit_price, line_total } = line
  return [quantity, unit_price, line_total].every((figure) => Math.abs(figure) < largest) ? line : undefined
}
