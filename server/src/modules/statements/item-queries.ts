import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { type ListQuery, type ListShape, listPage } from '#platform/lists'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { ReconciliationItem, ReconciliationSummary } from './contract.ts'

/** An item as it is stored: amounts as exact texts. */
export interface StoredItem {
  position: number
  status: ReconciliationItem['status']
  invoice_number: string | null
  invoice_date: string | null
  currency: string
  statement_amount: string | null
  ledger_amount: string | null
  difference: string
  match_confidence: string
  details: ReconciliationItem['details']
}

const columns = [
  'status',
  'invoice_number',
  'invoice_date',
  'currency',
  'statement_amount',
  'ledger_amount',
  'difference',
  'match_confidence',
] as const

const details = sql<ReconciliationItem['details']>`details`.as('details')

const listShape: ListShape = {
  sorts: {
    position: { column: 'position', cast: 'bigint' },
    invoice_number: { column: 'invoice_number', cast: 'text', when_null: '' },
    invoice_date: { column: 'invoice_date', cast: 'date', when_null: 'infinity' },
    amount: { column: 'coalesce(statement_amount, ledger_amount)', cast: 'numeric' },
    difference: { column: 'difference', cast: 'numeric' },
    match_confidence: { column: 'match_confidence', cast: 'numeric' },
  },
  default_sort: 'position',
  tie_breaker: { column: 'id', cast: 'uuid' },
}

/** One class of a reconciliation, in the order of the statement. `search` is part of a number of either side. */
export function listItems(
  tx: TenantTx,
  who: Who,
  reconciliation_id: string,
  status: ReconciliationItem['status'],
  filters: ListQuery & { search?: string },
) {
  let rows = ofReconciliation(tx, who, reconciliation_id)
    .where('status', '=', status)
    .select('id')
    .select(columns)
    .select(details)
    .select(sql<string>`coalesce(statement_amount, ledger_amount)`.as('amount'))
  if (filters.search)
    rows = rows.where(
      sql<boolean>`strpos(lower(concat_ws(' ', invoice_number,
        jsonb_path_query_array(details, '$.statement_lines[*].reference'),
        jsonb_path_query_array(details, '$.ledger_entries[*].invoice_number'))), lower(${filters.search})) > 0`,
    )
  return listPage(tx, rows, filters, listShape)
}

function ofReconciliation(tx: TenantTx, who: Who, reconciliation_id: string) {
  return tx
    .selectFrom('statements.reconciliation_items')
    .where('organization_id', '=', who.organization_id)
    .where('reconciliation_id', '=', reconciliation_id)
}

/** All items as they were stored, for the report; a reconciliation is bounded by what its package takes. */
export async function listStoredItems(
  tx: TenantTx,
  who: Who,
  reconciliation_id: string,
): Promise<StoredItem[]> {
  const rows = await ofReconciliation(tx, who, reconciliation_id)
    .select('position')
    .select(columns)
    .select(details)
    .orderBy('position')
    .execute()
  return rows
}

export async function findSetApart(tx: TenantTx, who: Who, id: string): Promise<unknown> {
  const row = await tx
    .selectFrom('statements.reconciliations')
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .select('set_apart')
    .executeTakeFirst()
  return row?.set_apart ?? []
}

export interface Result {
  items: readonly StoredItem[]
  summary: ReconciliationSummary
  set_apart: readonly object[]
  report_hash: string
}

const rowsAtOnce = 2_000

/**
 * Keeps a result whole: what an earlier run left is replaced. False when the reconciliation is gone or over.
 */
export async function saveResult(
  tx: TenantTx,
  who: Who,
  id: string,
  result: Result,
  now: Date,
): Promise<boolean> {
  const saved = await tx
    .updateTable('statements.reconciliations')
    .set({
      status: 'completed',
      progress: 100,
      summary: JSON.stringify(result.summary),
      set_apart: JSON.stringify(result.set_apart),
      report_hash: result.report_hash,
      completed_at: now,
    })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .where('status', '=', 'in_progress')
    .executeTakeFirst()
  if (saved.numUpdatedRows === 0n) return false
  await tx
    .deleteFrom('statements.reconciliation_items')
    .where('organization_id', '=', who.organization_id)
    .where('reconciliation_id', '=', id)
    .execute()
  for (let start = 0; start < result.items.length; start += rowsAtOnce)
    await tx
      .insertInto('statements.reconciliation_items')
      .values(
        result.items.slice(start, start + rowsAtOnce).map(({ details, ...item }) => ({
          ...item,
          organization_id: who.organization_id,
          id: uuidv7(),
          reconciliation_id: id,
          details: JSON.stringify(details),
        })),
      )
      .execute()
  return true
}
