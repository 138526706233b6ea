import { audit } from '#platform/audit'
import type { TenantTx } from '#platform/tenant'
import { byItself } from '#platform/timetable'
import type { Who } from '#platform/who'

/** Keeps how a reconciliation ended: the house did it, whoever started it. `name` is its document's. */
export async function recordEnd(
  tx: TenantTx,
  who: Who,
  { id, name }: { id: string; name: string | null },
  what: 'completed' | 'failed',
  after: object,
): Promise<void> {
  const house = byItself(who.organization_id, who.request_id)
  await audit(tx, house, `reconciliation.${what}`, { type: 'reconciliation', id, name }, { after })
}
