import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { canonicalJson } from '#platform/canonical-json'
import { type ListQuery, listPage } from '#platform/lists'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { insertItems, type KeptItem, searchText } from '../item-queries.ts'
import type { ItemBrief } from '../rerun-contract.ts'
import type { Change } from './changes.ts'
import { deleteItems } from './settling-queries.ts'

/** Marks that a job runs a reconciliation again, or that none does. */
export async function setRerunJob(
  tx: TenantTx,
  who: Who,
  id: string,
  set: { rerun_job_id: string | null; is_stale?: boolean },
): Promise<void> {
  await tx
    .updateTable('statements.reconciliations')
    .set(set)
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}

/** Ends a further run: the next number, and nothing is at work any more. The number. */
export async function endRerun(tx: TenantTx, who: Who, id: string, now: Date): Promise<number> {
  const row = await tx
    .updateTable('statements.reconciliations')
    .set({ run_number: sql`run_number + 1`, rerun_at: now, rerun_job_id: null })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .returning('run_number')
    .executeTakeFirstOrThrow()
  return row.run_number
}

/** Puts new items in the place of the old ones, touching only those that differ: credits point to them. */
export async function replaceItems(
  tx: TenantTx,
  who: Who,
  id: string,
  before: readonly KeptItem[],
  after: readonly KeptItem[],
): Promise<void> {
  const old = new Map(before.map((item) => [item.id, canonicalJson(item)]))
  const kept = new Set(after.map((item) => item.id))
  await deleteItems(
    tx,
    who,
    before.filter((item) => !kept.has(item.id)).map((item) => item.id),
  )
  await updateItems(
    tx,
    who,
    after.filter((item) => old.has(item.id) && old.get(item.id) !== canonicalJson(item)),
  )
  await insertItems(
    tx,
    who,
    id,
    after.filter((item) => !old.has(item.id)),
  )
}

async function updateItems(tx: TenantTx, who: Who, items: readonly KeptItem[]): Promise<void> {
  const rows = items.map((item) => ({ ...item, search_text: searchText(item) }))
  for (let start = 0; start < rows.length; start += rowsAtOnce)
    await sql`update statements.reconciliation_items i set
        position = n.position, status = n.status, invoice_number = n.invoice_number, invoice_date = n.invoice_date,
        currency = n.currency, statement_amount = n.statement_amount, ledger_amount = n.ledger_amount,
        difference = n.difference, match_confidence = n.match_confidence, details = n.details,
        decision = n.decision, decided_by = n.decided_by, decided_at = n.decided_at,
        dispute_reason = n.dispute_reason, dispute_note = n.dispute_note,
        is_by_hand = n.is_by_hand, is_changed = n.is_changed, search_text = n.search_text
      from jsonb_populate_recordset(null::statements.reconciliation_items,
        ${JSON.stringify(rows.slice(start, start + rowsAtOnce))}::jsonb) n
      where i.organization_id = ${who.organization_id} and i.id = n.id`.execute(tx)
}

const rowsAtOnce = 2_000

export async function insertChanges(
  tx: TenantTx,
  who: Who,
  reconciliation_id: string,
  run_number: number,
  changes: readonly Change[],
): Promise<void> {
  for (let start = 0; start < changes.length; start += rowsAtOnce)
    await tx
      .insertInto('statements.reconciliation_changes')
      .values(
        changes.slice(start, start + rowsAtOnce).map(({ position, before, after }) => ({
          organization_id: who.organization_id,
          id: uuidv7(),
          ...{ reconciliation_id, run_number, position },
          before: JSON.stringify(before),
          after: JSON.stringify(after),
        })),
      )
      .execute()
}

/** What one run moved, in the order of the statement. */
export function listChangeRows(tx: TenantTx, who: Who, id: string, run_number: number, query: ListQuery) {
  const rows = tx
    .selectFrom('statements.reconciliation_changes')
    .where('organization_id', '=', who.organization_id)
    .where('reconciliation_id', '=', id)
    .where('run_number', '=', run_number)
    .select(['id', 'run_number'])
    .select([sql<ItemBrief[]>`before`.as('before'), sql<ItemBrief[]>`after`.as('after')])
  return listPage(tx, rows, query, {
    sorts: { position: { column: 'position', cast: 'bigint' } },
    default_sort: 'position',
    tie_breaker: { column: 'id', cast: 'uuid' },
  })
}
