import { audit } from '#platform/audit'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { tellCorrected } from './corrections.ts'
import type { DocumentFollowers } from './followers.ts'
import { setMissingSupplier } from './queries.ts'

/** Names the supplier of those of these documents that have none yet; whoever follows them is told. */
export async function nameMissingSupplier(
  tx: TenantTx,
  who: Who,
  followers: DocumentFollowers,
  document_ids: readonly string[],
  supplier_id: string,
): Promise<void> {
  if (document_ids.length === 0) return
  for (const row of await setMissingSupplier(tx, who, document_ids, supplier_id)) {
    const change = { before: { supplier_id: null }, after: { supplier_id } }
    const subject = { type: 'document', id: row.id, name: row.file_name }
    await audit(tx, who, 'document.supplier_linked', subject, change)
    await tellCorrected(tx, who, followers, row)
  }
}
