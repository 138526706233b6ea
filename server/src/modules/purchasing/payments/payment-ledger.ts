import { sql } from 'kysely'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { LedgerEntry } from '../ledger.ts'

type Place = { supplier_id: string; restaurant_ids: readonly string[] }
/** Days, both included, or some by their ids. */
type Range = Place & ({ since: string; until: string } | { ids: readonly string[] })

/** Payments in force, as the caller may see them: those for several restaurants are in the books of each. */
function paymentsOf(tx: TenantTx, who: Who, { supplier_id, restaurant_ids }: Place) {
  const rows = tx
    .selectFrom('purchasing.payments')
    .where('organization_id', '=', who.organization_id)
    .where('supplier_id', '=', supplier_id)
    .where('voided_at', 'is', null)
    .where(sql<boolean>`(restaurant_id is null or restaurant_id = any(${restaurant_ids}::uuid[]))`)
  return who.restaurant_ids ? rows.where('restaurant_id', 'in', who.restaurant_ids) : rows
}

/** Payments as entries of the ledger, negative, by day. */
export async function listPaymentEntries(
  tx: TenantTx,
  who: Who,
  range: Range,
  most: number,
): Promise<LedgerEntry[]> {
  let rows = paymentsOf(tx, who, range)
  rows =
    'ids' in range
      ? rows.where(sql<boolean>`id = any(${range.ids}::uuid[])`)
      : rows.where('paid_on', '>=', range.since).where('paid_on', '<=', range.until)
  const found = await rows
    .select(['id', 'restaurant_id', 'currency', 'paid_on as invoice_date'])
    .select([
      sql<'payment'>`'payment'`.as('kind'),
      sql<string>`coalesce(reference, '')`.as('invoice_number'),
      sql<string>`-amount`.as('amount'),
    ])
    .orderBy('paid_on')
    .orderBy('id')
    .limit(most)
    .execute()
  return found
}

/** Whether the books know any payment in force to this supplier; where they know none, nobody records them. */
export async function holdsPayments(tx: TenantTx, who: Who, place: Place): Promise<boolean> {
  const row = await paymentsOf(tx, who, place).select('id').limit(1).executeTakeFirst()
  return row !== undefined
}
