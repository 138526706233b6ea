import { sql } from 'kysely'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'

/** The currency in which a supplier usually bills these restaurants; undefined when it never has. */
export async function findBillingCurrency(
  tx: TenantTx,
  who: Who,
  { supplier_id, restaurant_ids }: { supplier_id: string; restaurant_ids: readonly string[] },
): Promise<string | undefined> {
  if (restaurant_ids.length === 0) return undefined
  const row = await tx
    .selectFrom('purchasing.invoices')
    .select('currency')
    .where('organization_id', '=', who.organization_id)
    .where('supplier_id', '=', supplier_id)
    .where('restaurant_id', 'in', restaurant_ids)
    .groupBy('currency')
    .orderBy(sql`count(*) desc, currency`)
    .limit(1)
    .executeTakeFirst()
  return row?.currency
}
