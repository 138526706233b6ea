import { decimal } from '#packages/money'
import { AppError } from '#platform/errors'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { InvoiceFields, InvoiceRow } from '../queries.ts'

/**
 * The fields of an invoice as its payments allow them. Paid in full it is `paid`, whatever was sent; when a new total
 * leaves something open again, `active`. Errors: invoice_has_payments.
 */
export function besidePayments(
  row: InvoiceRow,
  next: InvoiceFields,
  sent: { status?: InvoiceFields['status'] },
): InvoiceFields {
  const paid = decimal(row.paid_amount)
  if (paid.isZero()) return next
  const total = decimal(next.total_amount)
  const is_moved =
    next.supplier_id !== row.supplier_id ||
    next.restaurant_id !== row.restaurant_id ||
    next.currency !== row.currency ||
    next.kind !== row.kind
  if (is_moved) refuse(row, 'what it is for cannot change')
  if (next.status === 'cancelled') refuse(row, 'it cannot be cancelled')
  if (total.abs().lt(paid.abs())) refuse(row, `its total cannot be less than the ${paid.toFixed(2)} paid`)
  if (total.eq(paid)) {
    if (sent.status === 'active') refuse(row, 'it is paid in full')
    return { ...next, status: 'paid' }
  }
  const was_full = decimal(row.total_amount).eq(paid)
  return was_full && sent.status === undefined ? { ...next, status: 'active' } : next
}

function refuse({ invoice_number }: InvoiceRow, because: string): never {
  throw new AppError('invoice_has_payments', {
    message: `${invoice_number} has payments, so ${because}. Void them first.`,
  })
}

/** An invoice that money was ever recorded for stays in the books. Errors: invoice_has_payments. */
export async function refuseToDeletePaid(tx: TenantTx, who: Who, row: InvoiceRow): Promise<void> {
  const found = await tx
    .selectFrom('purchasing.payment_allocations')
    .where('organization_id', '=', who.organization_id)
    .where('invoice_id', '=', row.id)
    .select('payment_id')
    .limit(1)
    .executeTakeFirst()
  if (!found) return
  throw new AppError('invoice_has_payments', {
    message: `Payments were recorded for ${row.invoice_number}: void them and cancel it; it stays in the books.`,
  })
}
