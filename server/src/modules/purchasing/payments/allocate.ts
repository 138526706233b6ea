import { audit } from '#platform/audit'
import { AppError, fieldError, notFound } from '#platform/errors'
import { notify } from '#platform/live'
import type { BodyOf } from '#platform/route'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { routes } from '../contract.ts'
import { type Allocation, addAllocations, holdInvoices, moveMoney } from './allocation-queries.ts'
import { chooseAllocations, oldestFirst } from './choose-allocations.ts'
import { holdPayment, type PaymentRow } from './payment-queries.ts'
import { getPayment, subjectOfPayment, tellPayment } from './payments.ts'

type Wanted = BodyOf<typeof routes.allocatePayment>

/** Uses money on account for invoices. Errors: not_found, payment_void and those of `chooseAllocations`. */
export async function allocatePayment(tx: TenantTx, who: Who, id: string, wanted: Wanted) {
  if (!(await holdPayment(tx, who, id))) throw notFound('payment')
  const before = await getPayment(tx, who, id)
  if (before.voided_at) throw new AppError('payment_void')
  await allocate(tx, who, before, wanted)
  const after = await getPayment(tx, who, id)
  await audit(tx, who, 'payment.allocated', subjectOfPayment(after), { before, after })
  await tellPayment(tx, who, after, 'payment_updated')
  return after
}

/** Puts the money a payment has left on the invoices that are wanted, and on none without a wish. */
export async function allocate(tx: TenantTx, who: Who, payment: PaymentRow, wanted: Wanted): Promise<void> {
  const { supplier_id, restaurant_id, currency, on_account_amount: money } = payment
  if (wanted.oldest_first && wanted.allocations)
    throw fieldError(
      'constraint_violated',
      'oldest_first',
      'Name the invoices or ask for the oldest, not both.',
    )
  const place = { supplier_id, restaurant_id, currency }
  let chosen: Allocation[] = []
  if (wanted.oldest_first) chosen = oldestFirst(await holdInvoices(tx, who, place), money, currency)
  else if (wanted.allocations) {
    const ids = wanted.allocations.map((one) => one.invoice_id)
    chosen = chooseAllocations(wanted.allocations, await holdInvoices(tx, who, { ...place, ids }), {
      money,
      currency,
    })
  }
  if (chosen.length === 0) return
  await addAllocations(tx, who, payment.id, chosen)
  await moveAndTell(tx, who, chosen, 1)
}

/** Moves the money of a payment on or off its invoices; whoever looks at one of them sees it. */
export async function moveAndTell(
  tx: TenantTx,
  who: Who,
  allocations: readonly Allocation[],
  sign: 1 | -1,
): Promise<void> {
  for (const invoice of await moveMoney(tx, who, allocations, sign)) {
    const { id, status, was_status, restaurant_id, invoice_number } = invoice
    if (status !== was_status)
      await audit(
        tx,
        who,
        status === 'paid' ? 'invoice.paid' : 'invoice.reopened',
        { type: 'invoice', id, name: invoice_number },
        { before: { status: was_status }, after: { status } },
      )
    await notify(tx, {
      organization_id: who.organization_id,
      channel: 'invoices',
      type: 'invoice_updated',
      restaurant_id,
      data: { id, status },
    })
  }
}
