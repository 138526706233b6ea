import { notify } from '#platform/live'
import type { TenantTx } from '#platform/tenant'

/** Says that an archive is begun, ready, failed. */
export function tellExports(tx: TenantTx, organization_id: string, id: string): Promise<void> {
  return notify(tx, { organization_id, channel: 'exports', type: 'export_changed', data: { id } })
}

/** Says that a person was erased; the proof says the rest. */
export function tellErasure(tx: TenantTx, organization_id: string, id: string): Promise<void> {
  return notify(tx, { organization_id, channel: 'erasures', type: 'person_erased', data: { id } })
}
