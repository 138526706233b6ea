import { AppError } from '#platform/errors'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { listPaymentEntries } from './payments/payment-ledger.ts'

/** One entry of the books, signed: what is owed is positive, credit notes and payments negative. */
export interface LedgerEntry {
  id: string
  /** Null: a payment for several restaurants. */
  restaurant_id: string | null
  kind: 'invoice' | 'credit_note' | 'payment'
  /** Of a payment its reference, '' when it has none. */
  invoice_number: string
  /** Of a payment the day it was paid. */
  invoice_date: string
  currency: string
  /** A decimal text, exact. */
  amount: string
}

export interface LedgerRange {
  supplier_id: string
  restaurant_ids: readonly string[]
  /** Days, both included. */
  since: string
  until: string
}

const mostEntries = 200_000

/** Invoices, credit notes and payments of one supplier for these restaurants, cancelled and void ones apart, by day and number. */
export async function listLedger(tx: TenantTx, who: Who, range: LedgerRange): Promise<LedgerEntry[]> {
  if (range.restaurant_ids.length === 0) return []
  let rows = tx
    .selectFrom('purchasing.invoices')
    .where('organization_id', '=', who.organization_id)
    .where('supplier_id', '=', range.supplier_id)
    .where('restaurant_id', 'in', range.restaurant_ids)
    .where('invoice_date', '>=', range.since)
    .where('invoice_date', '<=', range.until)
    .where('status', '<>', 'cancelled')
  if (who.restaurant_ids) rows = rows.where('restaurant_id', 'in', who.restaurant_ids)
  const found = await rows
    .select([
      'id',
      'restaurant_id',
      'kind',
      'invoice_number',
      'invoice_date',
      'currency',
      'total_amount as amount',
    ])
    .orderBy('invoice_date')
    .orderBy('invoice_number')
    .orderBy('id')
    .limit(mostEntries + 1)
    .execute()
  const payments = await listPaymentEntries(tx, who, range, mostEntries + 1)
  if (found.length + payments.length > mostEntries)
    throw new AppError('payload_too_large', {
      message: `There are more than ${mostEntries} invoices and payments of this supplier in this time.`,
    })
  return [...(found as unknown as LedgerEntry[]), ...payments]
}
