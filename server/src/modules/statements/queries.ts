import { sql } from 'kysely'
import { type ListQuery, type ListShape, listPage } from '#platform/lists'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Reconciliation, ReconciliationSummary } from './contract.ts'

const columns = [
  'r.id',
  'r.document_id',
  'r.supplier_id',
  'r.status',
  'r.progress',
  'r.error_code',
  'r.error_message',
  'r.job_id',
  'r.created_at',
  'r.started_at',
  'r.completed_at',
  'r.report_hash',
  'r.revision',
  'r.is_stale',
  'r.run_number',
  'r.rerun_job_id',
  'r.rerun_at',
] as const

// Looked up for the rows a page shows only: joined, they would be for every row that is sorted or counted.
const documentName = sql<string>`(
  select d.file_name from documents.documents d where d.organization_id = r.organization_id and d.id = r.document_id)`
const supplierName = sql<string | null>`(
  select s.name from suppliers.suppliers s where s.organization_id = r.organization_id and s.id = r.supplier_id)`

/** A person limited to some restaurants sees what was held against the books of those alone. */
export function visibleReconciliations(tx: TenantTx, who: Who) {
  const rows = tx
    .selectFrom('statements.reconciliations as r')
    .where('r.organization_id', '=', who.organization_id)
  if (!who.restaurant_ids) return rows
  return rows.where(
    sql<boolean>`${restaurantsOf} <@ ${who.restaurant_ids}::uuid[] and ${restaurantsOf} <> '{}'`,
  )
}

const restaurantsOf = sql<string[]>`array(
  select x.restaurant_id from statements.reconciliation_restaurants x
  where x.organization_id = r.organization_id and x.reconciliation_id = r.id order by x.restaurant_id)`

function withSummary(tx: TenantTx, who: Who) {
  return visibleReconciliations(tx, who)
    .select(columns)
    .select([
      documentName.as('document_name'),
      supplierName.as('supplier_name'),
      restaurantsOf.as('restaurant_ids'),
      sql<ReconciliationSummary | null>`r.summary`.as('summary'),
    ])
}

export type ReconciliationRow = NonNullable<Awaited<ReturnType<typeof findReconciliationRow>>>

export function findReconciliationRow(tx: TenantTx, who: Who, id: string) {
  return withSummary(tx, who).where('r.id', '=', id).executeTakeFirst()
}

export interface ReconciliationFilters extends ListQuery {
  restaurant_id?: string
  status?: Reconciliation['status']
  document_id?: string
  supplier_id?: string
}

const listShape: ListShape = {
  sorts: {
    created_at: { column: 'r.created_at', cast: 'timestamptz' },
    status: { column: 'r.status', cast: 'text' },
    document_name: { column: documentName, cast: 'text' },
    supplier_name: { column: supplierName, cast: 'text', when_null: '' },
  },
  default_sort: '-created_at',
  tie_breaker: { column: 'r.id', cast: 'uuid' },
}

export function listReconciliationRows(tx: TenantTx, who: Who, filters: ReconciliationFilters) {
  let rows = withSummary(tx, who)
  if (filters.restaurant_id)
    rows = rows.where(sql<boolean>`${filters.restaurant_id}::uuid = any(${restaurantsOf})`)
  if (filters.status) rows = rows.where('r.status', '=', filters.status)
  if (filters.document_id) rows = rows.where('r.document_id', '=', filters.document_id)
  if (filters.supplier_id) rows = rows.where('r.supplier_id', '=', filters.supplier_id)
  return listPage(tx, rows, filters, listShape)
}

export interface NewReconciliation {
  id: string
  document_id: string
  supplier_id: string | null
  job_id: string
}

/** A new reconciliation with its restaurants and its eight steps. */
export async function insertReconciliation(
  tx: TenantTx,
  who: Who,
  row: NewReconciliation,
  restaurant_ids: readonly string[],
): Promise<void> {
  const key = { organization_id: who.organization_id, reconciliation_id: row.id }
  await tx
    .insertInto('statements.reconciliations')
    .values({ ...row, organization_id: who.organization_id, created_by: who.user_id })
    .execute()
  await tx
    .insertInto('statements.reconciliation_restaurants')
    .values(restaurant_ids.map((restaurant_id) => ({ ...key, restaurant_id })))
    .execute()
  await tx
    .insertInto('statements.reconciliation_steps')
    .values(Array.from({ length: 8 }, (_, index) => ({ ...key, step_number: index + 1 })))
    .execute()
}

/** Restaurants a person may reconcile for; all of them, or these. */
export function listRestaurantsOf(tx: TenantTx, who: Who, ids?: readonly string[]) {
  let rows = tx
    .selectFrom('venues.restaurants')
    .where('organization_id', '=', who.organization_id)
    .select(['id', 'name', 'location', 'currency'])
    .orderBy('name')
    .orderBy('id')
    .limit(1_000)
  if (ids) rows = rows.where('id', 'in', ids)
  if (who.restaurant_ids) rows = rows.where('id', 'in', who.restaurant_ids)
  return rows.execute()
}

/** The newest visible reconciliation of each of these documents. */
export function listLatestReconciliations(tx: TenantTx, who: Who, document_ids: readonly string[]) {
  return visibleReconciliations(tx, who)
    .where('r.document_id', 'in', document_ids)
    .distinctOn('r.document_id')
    .select(['r.document_id', 'r.id'])
    .orderBy('r.document_id')
    .orderBy('r.created_at', 'desc')
    .orderBy('r.id', 'desc')
    .execute()
}

/** State and report of every reconciliation of a document. */
export function listReconciliationsOfDocument(tx: TenantTx, who: Who, document_id: string) {
  return tx
    .selectFrom('statements.reconciliations')
    .where('organization_id', '=', who.organization_id)
    .where('document_id', '=', document_id)
    .select(['id', 'status', 'report_hash'])
    .execute()
}

export async function isReportStored(tx: TenantTx, who: Who, hash: string): Promise<boolean> {
  const row = await tx
    .selectFrom('statements.reconciliations')
    .where('organization_id', '=', who.organization_id)
    .where('report_hash', '=', hash)
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Notes the report of a revision; when the items changed since, it is not theirs any more. */
export async function setReportHash(
  tx: TenantTx,
  who: Who,
  { id, revision }: { id: string; revision: number },
  report_hash: string,
): Promise<void> {
  await tx
    .updateTable('statements.reconciliations')
    .set({ report_hash })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .execute()
}
