import { audit } from '#platform/audit'
import { notFound } from '#platform/errors'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { moveAndTell } from './allocate.ts'
import { holdInvoices, listAllocations } from './allocation-queries.ts'
import { chooseAllocations } from './choose-allocations.ts'
import { holdPayment, updatePaymentRow } from './payment-queries.ts'
import { getPayment, subjectOfPayment, tellPayment } from './payments.ts'

/** Takes a payment out of the books; the row and what it was for stay. Void already, nothing happens. Errors: not_found. */
export async function voidPayment(
  tx: TenantTx,
  who: Who,
  id: string,
  { reason, now }: { reason?: string | null; now: Date },
) {
  if (!(await holdPayment(tx, who, id))) throw notFound('payment')
  const before = await getPayment(tx, who, id)
  if (before.voided_at) return before
  await moveAndTell(tx, who, await listAllocations(tx, who, id), -1)
  const void_reason = reason?.trim() || null
  await updatePaymentRow(tx, who, id, { voided_at: now, voided_by: who.user_id, void_reason })
  const after = await getPayment(tx, who, id)
  await audit(tx, who, 'payment.voided', subjectOfPayment(after), { before, after })
  await tellPayment(tx, who, after, 'payment_voided')
  return after
}

/** Puts a void payment back for the same invoices. In force, nothing happens. Errors: not_found, payment_too_much. */
export async function restorePayment(tx: TenantTx, who: Who, id: string) {
  if (!(await holdPayment(tx, who, id))) throw notFound('payment')
  const before = await getPayment(tx, who, id)
  if (!before.voided_at) return before
  const allocations = await listAllocations(tx, who, id)
  const { supplier_id, amount: money, currency } = before
  const ids = allocations.map((one) => one.invoice_id)
  // As it was for everybody: whoever may see the payment may restore the whole of it.
  const everywhere = { ...who, restaurant_ids: null }
  const open = await holdInvoices(tx, everywhere, { supplier_id, restaurant_id: null, ids })
  const wanted = allocations.map((one) => ({ invoice_id: one.invoice_id, amount: Number(one.amount) }))
  chooseAllocations(wanted, open, { money, currency })
  await moveAndTell(tx, who, allocations, 1)
  await updatePaymentRow(tx, who, id, { voided_at: null, voided_by: null, void_reason: null })
  const after = await getPayment(tx, who, id)
  await audit(tx, who, 'payment.restored', subjectOfPayment(after), { before, after })
  await tellPayment(tx, who, after, 'payment_restored')
  return after
}
