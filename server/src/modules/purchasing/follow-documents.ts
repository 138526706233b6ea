import { type DocumentFollowers, findDocumentRow } from '#modules/documents/index'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { discardDraftOf } from './discard-draft.ts'
import { followReading, makeDraft } from './draft-documents.ts'
import { findDraftOfDocument, listBooksOf } from './draft-queries.ts'
import { postByItself } from './post-by-itself.ts'

const draftedByThemselves = ['invoice', 'credit_note']

/** What the books make of documents: a draft once one is read, which follows its corrections. */
export const draftsOfDocuments: Pick<DocumentFollowers, 'booksOf' | 'wasRead' | 'wasCorrected' | 'letGo'> = {
  async booksOf(tx, who, document_ids) {
    const rows = await listBooksOf(tx, who, document_ids)
    return new Map(rows.map(({ document_id, ...books }) => [document_id, books]))
  },
  async wasRead(tx, who, document_id) {
    await follow(tx, who, document_id, { makes_drafts: true })
  },
  async wasCorrected(tx, who, document_id) {
    await follow(tx, who, document_id, { makes_drafts: false })
  },
  async letGo(tx, who, document_id) {
    await discardDraftOf(tx, who, document_id)
    return []
  },
}

async function follow(
  tx: TenantTx,
  who: Who,
  document_id: string,
  { makes_drafts }: { makes_drafts: boolean },
): Promise<void> {
  const document = await findDocumentRow(tx, who, document_id)
  if (document?.status !== 'processed') return
  const [books] = await listBooksOf(tx, who, [document_id])
  if (books?.invoice_id) return
  if (books?.draft_id) await followReading(tx, who, document)
  else if (makes_drafts && draftedByThemselves.includes(document.document_type))
    await makeDraft(tx, who, document)
  const draft = await findDraftOfDocument(tx, who, document_id)
  if (draft) await postByItself(tx, who, draft.id)
}
