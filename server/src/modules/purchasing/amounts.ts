import { currencyExponent, type Decimal, decimal, isCurrency, roundTo, sum } from '#packages/money'
import { fieldError } from '#platform/errors'

export type InvoiceKind = 'invoice' | 'credit_note'

export interface ItemInput {
  description: string
  quantity: number
  unit?: string | null
  unit_price: number
  line_total?: number
  /** The supplier's article number. */
  code?: string | null
}

export interface InvoiceItem {
  position: number
  code: string | null
  description: string
  quantity: number
  unit: string | null
  unit_price: number
  line_total: string
}

// The books keep two decimals (`numeric(14,2)`), also for the few currencies that have three.
const mostDecimals = 2

function rounded(amount: Decimal | number, currency: string): Decimal {
  return roundTo(amount, Math.min(mostDecimals, currencyExponent(currency)))
}

/** Refuses a currency that ISO 4217 does not know. */
export function checkCurrency(currency: string): string {
  if (!isCurrency(currency))
    throw fieldError('constraint_violated', 'currency', `${currency} is not a currency.`)
  return currency
}

/** Numbered items, each with its total: quantity × unit price, rounded half-even once, unless it was given. */
export function priced(items: readonly ItemInput[], currency: string): InvoiceItem[] {
  return items.map((item, index) => ({
    position: index + 1,
    code: item.code?.trim() || null,
    description: item.description,
    quantity: item.quantity,
    unit: item.unit || null,
    unit_price: item.unit_price,
    line_total: rounded(
      item.line_total ?? decimal(item.quantity).times(decimal(item.unit_price)),
      currency,
    ).toFixed(mostDecimals),
  }))
}

export interface StatedTotal {
  kind: InvoiceKind | undefined
  total_amount: number | string | undefined
  /** Absent when the items say nothing about the total. */
  items: readonly { line_total: string }[] | undefined
}

/**
 * What an invoice is and what is owed: the stated total, else the sum of the items. A credit note is negative,
 * whichever sign its items are printed with; a negative total without a kind is a credit note.
 * Example: `settled({ kind: 'credit_note', items: [{ line_total: '20.00' }] }, 'EUR').total_amount === '-20.00'`.
 */
export function settled(
  { kind, total_amount, items }: StatedTotal,
  currency: string,
): { kind: InvoiceKind; total_amount: string } {
  if (total_amount === undefined) {
    if (!items?.length)
      throw fieldError('constraint_violated', 'total_amount', 'State the total, or the items that make it.')
    const total = sum(items.map((item) => item.line_total))
    const known = kind ?? kindOf(total)
    if (known === 'invoice' && total.isNegative())
      throw fieldError('constraint_violated', 'items', 'These items make a credit note: say so by kind.')
    const signed = known === 'credit_note' ? total.abs().negated() : total
    return { kind: known, total_amount: text(signed, currency) }
  }
  const total = decimal(total_amount)
  const known = kind ?? kindOf(total)
  if (!total.isZero() && total.isNegative() !== (known === 'credit_note'))
    throw fieldError(
      'constraint_violated',
      'total_amount',
      known === 'credit_note'
        ? 'The total of a credit note is negative.'
        : 'The total of an invoice is not negative; a credit note’s is.',
    )
  return { kind: known, total_amount: text(total, currency) }
}

function kindOf(total: Decimal): InvoiceKind {
  return total.isNegative() && !total.isZero() ? 'credit_note' : 'invoice'
}

function text(total: Decimal, currency: string): string {
  const plain = rounded(total, currency).toFixed(mostDecimals)
  return Number(plain) === 0 ? '0.00' : plain
}
