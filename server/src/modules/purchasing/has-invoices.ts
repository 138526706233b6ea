import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'

/** Whether the books hold an invoice of this restaurant, a cancelled one included; they are in its currency. */
export async function hasInvoices(tx: TenantTx, who: Who, restaurant_id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('purchasing.invoices')
    .select('id')
    .where('organization_id', '=', who.organization_id)
    .where('restaurant_id', '=', restaurant_id)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
