import { sql } from 'kysely'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { LedgerEntry } from './ledger.ts'
import { listPaymentEntries } from './payments/payment-ledger.ts'

/** Entries of the books by their ids, as far as they are of this supplier and these restaurants, neither cancelled nor void. */
export async function listLedgerByIds(
  tx: TenantTx,
  who: Who,
  {
    supplier_id,
    restaurant_ids,
    ids,
  }: { supplier_id: string; restaurant_ids: readonly string[]; ids: readonly string[] },
): Promise<LedgerEntry[]> {
  if (ids.length === 0 || restaurant_ids.length === 0) return []
  let rows = tx
    .selectFrom('purchasing.invoices')
    .where('organization_id', '=', who.organization_id)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .where('supplier_id', '=', supplier_id)
    .where('restaurant_id', 'in', restaurant_ids)
    .where('status', 'in', ['active', 'paid'])
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
    .execute()
  const payments = await listPaymentEntries(tx, who, { supplier_id, restaurant_ids, ids }, ids.length)
  return [...(found as unknown as LedgerEntry[]), ...payments]
}
