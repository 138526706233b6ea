import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'

/** Where a document stands on its way into the books. */
export interface BooksOfDocument {
  draft_id: string | null
  invoice_id: string | null
}

/** What the rooms above know about documents. They are handed over in app.ts, since calls go down and news goes up. */
export interface DocumentFollowers {
  /** The newest reconciliation of each of these documents that has one. */
  latestReconciliations: (tx: TenantTx, who: Who, document_ids: string[]) => Promise<Map<string, string>>
  /** The draft or invoice of each of these documents that has one. */
  booksOf: (tx: TenantTx, who: Who, document_ids: string[]) => Promise<Map<string, BooksOfDocument>>
  /** Told in the transaction that keeps a reading. */
  wasRead: (tx: TenantTx, who: Who, document_id: string) => Promise<void>
  /** Told in the transaction that changes what a reading shows: its values or whose document it is. */
  wasCorrected: (tx: TenantTx, who: Who, document_id: string) => Promise<void>
  /**
   * Asked in the transaction that deletes a document: refuses by document_busy, or answers the hashes of the files
   * that go with it.
   */
  letGo: (tx: TenantTx, who: Who, document_id: string) => Promise<string[]>
}
