import { audit } from '#platform/audit'
import { notFound } from '#platform/errors'
import { notify } from '#platform/live'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { type DraftRow, deleteDraftRow, findDraftForUpdate, findDraftOfDocument } from './draft-queries.ts'

/** Takes a draft away; its document stays. Errors: not_found. */
export async function deleteDraft(tx: TenantTx, who: Who, id: string): Promise<void> {
  const row = await findDraftForUpdate(tx, who, id)
  if (!row) throw notFound('draft')
  await discard(tx, who, row)
}

/** The draft of a document goes when its invoice is entered by hand, or the document itself goes. */
export async function discardDraftOf(tx: TenantTx, who: Who, document_id: string): Promise<void> {
  const row = await findDraftOfDocument(tx, who, document_id)
  if (row) await discard(tx, who, row)
}

async function discard(tx: TenantTx, who: Who, row: DraftRow): Promise<void> {
  await deleteDraftRow(tx, who, row.id)
  await audit(tx, who, 'draft.deleted', subjectOfDraft(row), { before: row })
  await tellDraft(tx, who, row, 'draft_deleted')
}

export function subjectOfDraft(row: DraftRow) {
  const name = [row.invoice_number ?? row.document_name, row.supplier_name].filter(Boolean).join(' · ')
  return { type: 'draft', id: row.id, name }
}

export function tellDraft(tx: TenantTx, who: Who, row: DraftRow, type: string): Promise<void> {
  return notify(tx, {
    organization_id: who.organization_id,
    channel: 'invoices',
    type,
    restaurant_id: row.restaurant_id,
    data: { id: row.id, document_id: row.document_id, status: 'draft' },
  })
}
