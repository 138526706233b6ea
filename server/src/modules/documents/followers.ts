import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'

/** What the rooms above know about documents. They are handed over in app.ts, since calls go down and news goes up. */
export interface DocumentFollowers {
  /** The newest reconciliation of each of these documents that has one. */
  latestReconciliations: (tx: TenantTx, who: Who, document_ids: string[]) => Promise<Map<string, string>>
  /**
   * Asked in the transaction that deletes a document: refuses by document_busy, or answers the hashes of the files
   * that go with it.
   */
  letGo: (tx: TenantTx, who: Who, document_id: string) => Promise<string[]>
}
