import { notFound } from '#platform/errors'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { DocumentFollowers } from './followers.ts'
import {
  type DocumentFilters,
  type DocumentRow,
  findDocumentRow,
  findExtraction,
  listDocumentRows,
} from './queries.ts'

/** One document without what was read from it. Errors: not_found. */
export async function getDocumentRow(tx: TenantTx, who: Who, id: string): Promise<DocumentRow> {
  const row = await findDocumentRow(tx, who, id)
  if (!row) throw notFound('document')
  return row
}

/** One document with what was read from it. Errors: not_found. */
export async function getDocument(tx: TenantTx, who: Who, followers: DocumentFollowers, id: string) {
  const row = await getDocumentRow(tx, who, id)
  const [shown] = await withReconciliations(tx, who, followers, [row])
  return { ...shown!, extraction: await findExtraction(tx, who, id) }
}

/** A page of documents, newest first. */
export async function listDocuments(
  tx: TenantTx,
  who: Who,
  followers: DocumentFollowers,
  filters: DocumentFilters,
) {
  const page = await listDocumentRows(tx, who, filters)
  return { ...page, items: await withReconciliations(tx, who, followers, page.items) }
}

async function withReconciliations(
  tx: TenantTx,
  who: Who,
  followers: DocumentFollowers,
  rows: DocumentRow[],
) {
  const ids = rows.map((row) => row.id)
  const latest =
    ids.length > 0 ? await followers.latestReconciliations(tx, who, ids) : new Map<string, string>()
  return rows.map((row) => ({ ...row, latest_reconciliation_id: latest.get(row.id) ?? null }))
}
