import { notify } from '#platform/live'
import type { TenantTx } from '#platform/tenant'
import type { Delivery } from './contract.ts'

/** Says that a delivery moved on, to whoever looks at its webhook. */
export function tellDelivery(
  tx: TenantTx,
  organization_id: string,
  { id, endpoint_id, status }: { id: string; endpoint_id: string; status: Delivery['status'] },
): Promise<void> {
  const data = { id: endpoint_id, delivery_id: id, status }
  return notify(tx, { organization_id, channel: 'webhooks', type: 'webhook_delivery', data })
}
