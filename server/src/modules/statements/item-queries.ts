import { type RawBuilder, sql } from 'kysely'
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

/** What people decided about an item. */
export interface Decision {
  decision: ReconciliationItem['decision']
  decided_by: string | null
  decided_at: Date | null
  dispute_reason: ReconciliationItem['dispute_reason']
  dispute_note: string | null
  is_by_hand: boolean
  is_changed: boolean
}

/** An item with its id and what was decided. */
export type KeptItem = StoredItem & Decision & { id: string }

const columns = [
  'decision',
  'decided_by',
  'decided_at',
  'dispute_reason',
  'dispute_note',
  'is_by_hand',
  'is_changed',
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

export interface ItemFilters extends ListQuery {
  status?: ReconciliationItem['status']
  decision?: ReconciliationItem['decision']
  min_confidence?: number
  max_confidence?: number
  is_changed?: boolean
  is_by_hand?: boolean
  restaurant_id?: string
  currency?: string
  search?: string
}

/** Items of a reconciliation in the order of the statement. `search` is part of a number of either side, of a description or of an amount. */
export function listItems(tx: TenantTx, who: Who, reconciliation_id: string, filters: ItemFilters) {
  const { min_confidence, max_confidence, restaurant_id, search } = filters
  let rows = ofReconciliation(tx, who, reconciliation_id)
    .select('id')
    .select(columns)
    .select(details)
    .select(sql<string>`coalesce(statement_amount, ledger_amount)`.as('amount'))
  for (const name of ['status', 'decision', 'currency', 'is_changed', 'is_by_hand'] as const) {
    const wanted = filters[name]
    if (wanted !== undefined) rows = rows.where(name, '=', wanted)
  }
  if (min_confidence !== undefined) rows = rows.where('match_confidence', '>=', String(min_confidence))
  if (max_confidence !== undefined) rows = rows.where('match_confidence', '<=', String(max_confidence))
  if (restaurant_id) {
    const entry = JSON.stringify({ ledger_entries: [{ restaurant_id }] })
    rows = rows.where(sql<boolean>`details @> ${entry}::jsonb`)
  }
  if (search) rows = rows.where(sql<boolean>`strpos(search_text, ${search.toLowerCase()}) > 0`)
  return listPage(tx, rows, filters, listShape)
}

export function ofReconciliation(tx: TenantTx, who: Who, reconciliation_id: string) {
  return tx
    .selectFrom('statements.reconciliation_items')
    .where('organization_id', '=', who.organization_id)
    .where('reconciliation_id', '=', reconciliation_id)
}

/** Items whole, in the order of the statement: all, or those that `narrow` asks for. */
export async function listKeptItems(
  tx: TenantTx,
  who: Who,
  reconciliation_id: string,
  narrow?: RawBuilder<boolean>,
): Promise<KeptItem[]> {
  let rows = ofReconciliation(tx, who, reconciliation_id)
  if (narrow) rows = rows.where(narrow)
  return rows
    .select(['id', 'position'])
    .select(columns)
    .select(details)
    .orderBy('position')
    .orderBy('id')
    .execute()
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

const rowsAtOnce = 1_000

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
  await insertItems(
    tx,
    who,
    id,
    result.items.map((item) => ({ ...item, id: uuidv7() })),
  )
  return true
}

/** Adds items; in the order given, which ids keep. */
export async function insertItems(
  tx: TenantTx,
  who: Who,
  reconciliation_id: string,
  items: readonly (StoredItem & { id: string } & Partial<Decision>)[],
): Promise<void> {
  for (let start = 0; start < items.length; start += rowsAtOnce)
    await tx
      .insertInto('statements.reconciliation_items')
      .values(
        items.slice(start, start + rowsAtOnce).map(({ details, ...item }) => ({
          ...item,
          organization_id: who.organization_id,
          reconciliation_id,
          search_text: searchText({ ...item, details }),
          details: JSON.stringify(details),
        })),
      )
      .execute()
}

/** What a search looks through: the numbers of both sides, descriptions and amounts, in small letters. */
export function searchText({
  invoice_number,
  statement_amount,
  ledger_amount,
  details,
}: SearchedItem): string {
  const words = [
    ...[invoice_number, statement_amount, ledger_amount],
    ...details.statement_lines.flatMap(({ reference, description }) => [reference, description]),
    ...details.ledger_entries.map((entry) => entry.invoice_number),
  ]
  return words.filter(Boolean).join(' ').toLowerCase()
}

type SearchedItem = Pick<StoredItem, 'invoice_number' | 'statement_amount' | 'ledger_amount' | 'details'>
