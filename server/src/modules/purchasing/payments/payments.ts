import { audit } from '#platform/audit'
import { notFound } from '#platform/errors'
import { notify } from '#platform/live'
import type { BodyOf } from '#platform/route'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { routes } from '../contract.ts'
import { findPaymentRow, holdPayment, type PaymentRow, updatePaymentRow } from './payment-queries.ts'

/** One payment with the invoices it was for. Errors: not_found. */
export async function getPayment(tx: TenantTx, who: Who, id: string): Promise<PaymentRow> {
  const row = await findPaymentRow(tx, who, id)
  if (!row) throw notFound('payment')
  return row
}

/** Changes what is noted about it. Errors: not_found. */
export async function updatePayment(
  tx: TenantTx,
  who: Who,
  id: string,
  { method, reference, notes }: BodyOf<typeof routes.updatePayment>,
): Promise<PaymentRow> {
  if (!(await holdPayment(tx, who, id))) throw notFound('payment')
  const before = await getPayment(tx, who, id)
  await updatePaymentRow(tx, who, id, {
    ...(method && { method }),
    ...(reference !== undefined && { reference: reference?.trim() || null }),
    ...(notes !== undefined && { notes: notes || null }),
  })
  const after = await getPayment(tx, who, id)
  await audit(tx, who, 'payment.updated', subjectOfPayment(after), { before, after })
  await tellPayment(tx, who, after, 'payment_updated')
  return after
}

export function subjectOfPayment({ id, amount, currency, supplier_name }: PaymentRow) {
  return { type: 'payment', id, name: `${amount} ${currency} · ${supplier_name}` }
}

export function tellPayment(tx: TenantTx, who: Who, row: PaymentRow, type: string): Promise<void> {
  return notify(tx, {
    organization_id: who.organization_id,
    channel: 'payments',
    type,
    restaurant_ids: [row.restaurant_id],
    data: { id: row.id, supplier_id: row.supplier_id },
  })
}
