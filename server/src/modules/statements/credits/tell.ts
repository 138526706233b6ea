import { notify } from '#platform/live'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'

/** Says that credits of a supplier changed. */
export async function tellCredits(
  tx: TenantTx,
  who: Who,
  supplier_id: string,
  data: { id?: string } = {},
): Promise<void> {
  await notify(tx, {
    organization_id: who.organization_id,
    channel: 'credits',
    type: 'credits_changed',
    restaurant_ids: who.restaurant_ids,
    data: { ...data, supplier_id },
  })
}
