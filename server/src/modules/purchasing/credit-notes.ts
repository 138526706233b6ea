import { sql } from 'kysely'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'

/** A credit note of the books; its amount is negative, a decimal text. */
export interface CreditNote {
  id: string
  supplier_id: string
  restaurant_id: string
  invoice_number: string
  invoice_date: string
  currency: string
  amount: string
  notes: string | null
  created_at: Date
}

const mostNotes = 2_000

/** Credit notes of these suppliers entered since, newest first; or those of these ids. */
export async function listCreditNotes(
  tx: TenantTx,
  who: Who,
  asked: { supplier_ids: readonly string[]; since: Date } | { ids: readonly string[] },
): Promise<CreditNote[]> {
  let rows = tx
    .selectFrom('purchasing.invoices')
    .where('organization_id', '=', who.organization_id)
    .where('kind', '=', 'credit_note')
    .where('status', 'in', ['active', 'paid'])
    .where('total_amount', '<', '0')
  rows =
    'ids' in asked
      ? rows.where(sql<boolean>`id = any(${asked.ids}::uuid[])`)
      : rows
          .where(sql<boolean>`supplier_id = any(${asked.supplier_ids}::uuid[])`)
          .where('created_at', '>', asked.since)
  if (who.restaurant_ids) rows = rows.where('restaurant_id', 'in', who.restaurant_ids)
  const found = await rows
    .select(['id', 'supplier_id', 'restaurant_id', 'invoice_number', 'invoice_date', 'currency'])
    .select(['total_amount as amount', 'notes', 'created_at'])
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(mostNotes)
    .execute()
  return found as unknown as CreditNote[]
}
