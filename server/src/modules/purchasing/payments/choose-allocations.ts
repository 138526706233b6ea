import { type Amount, type Decimal, decimal, sum, toText } from '#packages/money'
import { AppError, fieldError } from '#platform/errors'
import type { Allocation, OpenInvoice } from './allocation-queries.ts'

export interface WantedAllocation {
  invoice_id: string
  amount?: number
}

/**
 * What of the money goes to which invoices, in decimal texts. Errors: reference_not_found (an invoice that is not
 * there), constraint_violated (another currency, twice the same), payment_too_much (more than is open or was paid).
 */
export function chooseAllocations(
  wanted: readonly WantedAllocation[],
  open: readonly OpenInvoice[],
  { money, currency }: { money: Amount; currency: string },
): Allocation[] {
  const known = new Map(open.map((invoice) => [invoice.id, invoice]))
  if (new Set(wanted.map((one) => one.invoice_id)).size < wanted.length)
    throw fieldError('constraint_violated', 'allocations', 'An invoice is named twice.')
  const chosen = wanted.map(({ invoice_id, amount }) => {
    const invoice = known.get(invoice_id)
    if (!invoice) throw fieldError('reference_not_found', 'allocations', 'There is no such invoice to pay.')
    if (invoice.currency !== currency)
      throw fieldError(
        'constraint_violated',
        'allocations',
        `${invoice.invoice_number} is in ${invoice.currency}.`,
      )
    const share = amount === undefined ? invoice.open_amount : toText(amount, currency)
    checkShare(decimal(share), invoice)
    return { invoice_id, amount: share }
  })
  const total = sum(chosen.map((one) => one.amount))
  if (total.isNegative())
    throw fieldError('constraint_violated', 'allocations', 'More is taken off than the invoices come to.')
  if (total.gt(decimal(money)))
    throw tooMuch(
      `The invoices come to ${total.toFixed(2)}, the payment only to ${decimal(money).toFixed(2)}.`,
    )
  return chosen
}

function checkShare(share: Decimal, { open_amount, invoice_number }: OpenInvoice): void {
  const rest = decimal(open_amount)
  if (rest.isZero()) throw tooMuch(`Nothing is open on ${invoice_number} any more.`)
  if (share.isZero() || share.isNegative() !== rest.isNegative())
    throw fieldError(
      'constraint_violated',
      'allocations',
      `${invoice_number} takes ${rest.isNegative() ? 'a negative' : 'a positive'} amount.`,
    )
  if (share.abs().gt(rest.abs())) throw tooMuch(`Only ${rest.toFixed(2)} is open on ${invoice_number}.`)
}

const tooMuch = (message: string) =>
  new AppError('payment_too_much', {
    message,
    details: [{ loc: ['body', 'allocations'], msg: message, type: 'payment_too_much' }],
  })

/** Pays invoices in the order given as far as the money goes; the last may be paid in part. */
export function oldestFirst(open: readonly OpenInvoice[], money: Amount, currency: string): Allocation[] {
  let rest = decimal(money)
  const chosen: Allocation[] = []
  for (const { id, open_amount } of open) {
    const share = rest.lt(decimal(open_amount)) ? rest : decimal(open_amount)
    if (!share.gt(0)) continue
    chosen.push({ invoice_id: id, amount: toText(share, currency) })
    rest = rest.minus(share)
  }
  return chosen
}
