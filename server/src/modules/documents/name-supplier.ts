import { audit } from '#platform/audit'
import { notify } from '#platform/live'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { setMissingSupplier } from './queries.ts'

/** Names the supplier of those of these documents that have none yet. */
export async function nameMissingSupplier(
  tx: TenantTx,
  who: Who,
  document_ids: readonly string[],
  supplier_id: string,
): Promise<void> {
  if (document_ids.length === 0) return
  const { organization_id } = who
  for (const { id, file_name, status, restaurant_id } of await setMissingSupplier(
    tx,
    who,
    document_ids,
    supplier_id,
  )) {
    const change = { before: { supplier_id: null }, after: { supplier_id } }
    await audit(tx, who, 'document.supplier_linked', { type: 'document', id, name: file_name }, change)
    await notify(tx, {
      organization_id,
      channel: 'documents',
      type: 'document_changed',
      restaurant_id,
      data: { id, status },
    })
  }
}
