import { notFound } from '#platform/errors'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { findShownReading } from './corrections.ts'
import type { DocumentFollowers } from './followers.ts'
import {
  type DocumentFilters,
  type DocumentRow,
  findDocumentRow,
  listDocumentRows,
  listSameFile,
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
  const [followed] = await withFollowers(tx, who, followers, [row])
  const reading = await findShownReading(tx, who, id)
  const same_file = row.part === null ? [] : await listSameFile(tx, who, row)
  const { shown: extraction = null, corrections = [] } = reading ?? {}
  return { ...followed!, same_file, extraction, corrections }
}

/** A page of documents, newest first. */
export async function listDocuments(
  tx: TenantTx,
  who: Who,
  followers: DocumentFollowers,
  filters: DocumentFilters,
) {
  const page = await listDocumentRows(tx, who, filters)
  return { ...page, items: await withFollowers(tx, who, followers, page.items) }
}

async function withFollowers(tx: TenantTx, who: Who, followers: DocumentFollowers, rows: DocumentRow[]) {
  const ids = rows.map((row) => row.id)
  if (ids.length === 0) return []
  const latest = await followers.latestReconciliations(tx, who, ids)
  const books = await followers.booksOf(tx, who, ids)
  return rows.map((row) => ({
    ...row,
    latest_reconciliation_id: latest.get(row.id) ?? null,
    ...(books.get(row.id) ?? { draft_id: null, invoice_id: null }),
  }))
}
