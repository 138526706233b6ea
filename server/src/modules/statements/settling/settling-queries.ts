import { sql } from 'kysely'
import { notFound } from '#platform/errors'
import { notify } from '#platform/live'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { ReconciliationSummary } from '../contract.ts'
import { type Decision, type KeptItem, listKeptItems, ofReconciliation } from '../item-queries.ts'
import type { ItemStatus } from '../items-contract.ts'
import type { Period } from '../problem.ts'
import type { ReconciliationRow } from '../queries.ts'
import { getCompleted } from '../reconciliations.ts'

/**
 * A complete reconciliation, held to the end of the transaction: whoever changes its items does so one after the
 * other. Errors: not_found, reconciliation_not_done.
 */
export async function holdReconciliation(tx: TenantTx, who: Who, id: string): Promise<ReconciliationRow> {
  await getCompleted(tx, who, id)
  await tx
    .selectFrom('statements.reconciliations')
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .select('id')
    .forNoKeyUpdate()
    .execute()
  // As it is now that it is held.
  return getCompleted(tx, who, id)
}

/** Says that the books are read now: it is not stale, and these days make it so again. */
export async function beginReadingBooks(
  tx: TenantTx,
  who: Who,
  id: string,
  days: Period | null,
): Promise<void> {
  await tx
    .updateTable('statements.reconciliations')
    .set({ is_stale: false, stale_from: days?.from ?? null, stale_to: days?.to ?? null })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}

/** Notes that items changed, with the summary anew where their members did, and tells whoever looks at it. */
export async function noteChange(
  tx: TenantTx,
  who: Who,
  row: ReconciliationRow,
  summary?: ReconciliationSummary,
): Promise<void> {
  const changed = await tx
    .updateTable('statements.reconciliations')
    .set({
      revision: sql`revision + 1`,
      report_hash: null,
      ...(summary && { summary: JSON.stringify(summary) }),
    })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', row.id)
    .returning('revision')
    .executeTakeFirstOrThrow()
  await tellSettled(tx, who, row, { revision: changed.revision })
}

export async function tellSettled(
  tx: TenantTx,
  who: Who,
  row: Pick<ReconciliationRow, 'id' | 'restaurant_ids'>,
  data: object,
): Promise<void> {
  for (const channel of ['reconciliations', `reconciliation:${row.id}`])
    await notify(tx, {
      organization_id: who.organization_id,
      channel,
      type: 'reconciliation_settled',
      restaurant_ids: row.restaurant_ids,
      data: { id: row.id, ...data },
    })
}

/** These items, every one of them. Errors: not_found. */
export async function getItems(
  tx: TenantTx,
  who: Who,
  id: string,
  item_ids: readonly string[],
): Promise<KeptItem[]> {
  const items = await listKeptItems(tx, who, id, sql<boolean>`id = any(${item_ids}::uuid[])`)
  if (items.length < item_ids.length) throw notFound('item')
  return items
}

/** Items that hold any of these lines or entries. */
export function listItemsOfMembers(
  tx: TenantTx,
  who: Who,
  id: string,
  lines: readonly number[],
  invoice_ids: readonly string[],
): Promise<KeptItem[]> {
  return listKeptItems(
    tx,
    who,
    id,
    sql<boolean>`(
      exists (select from jsonb_array_elements(details -> 'statement_lines') l
        where (l ->> 'line')::integer = any(${lines}::integer[]))
      or exists (select from jsonb_array_elements(details -> 'ledger_entries') e
        where (e ->> 'invoice_id')::uuid = any(${invoice_ids}::uuid[])))`,
  )
}

export async function deleteItems(tx: TenantTx, who: Who, item_ids: readonly string[]): Promise<void> {
  if (item_ids.length === 0) return
  await tx
    .deleteFrom('statements.reconciliation_items')
    .where('organization_id', '=', who.organization_id)
    .where(sql<boolean>`id = any(${item_ids}::uuid[])`)
    .execute()
}

/** Decides about items; those that are so already are left alone. How many changed. */
export async function decideItems(
  tx: TenantTx,
  who: Who,
  id: string,
  which: { item_ids: readonly string[] } | { min_confidence: number; statuses: readonly ItemStatus[] },
  set: Pick<Decision, 'decision' | 'dispute_reason' | 'dispute_note'>,
): Promise<number> {
  let rows = tx
    .updateTable('statements.reconciliation_items')
    .set({
      ...set,
      is_changed: false,
      ...(set.decision === 'open'
        ? { decided_by: null, decided_at: null }
        : { decided_by: who.user_id, decided_at: sql<Date>`now()` }),
    })
    .where('organization_id', '=', who.organization_id)
    .where('reconciliation_id', '=', id)
    .where(
      sql<boolean>`(decision, dispute_reason, dispute_note, is_changed)
        is distinct from (${set.decision}, ${set.dispute_reason}::text, ${set.dispute_note}::text, false)`,
    )
  rows =
    'item_ids' in which
      ? rows.where(sql<boolean>`id = any(${which.item_ids}::uuid[])`)
      : rows
          .where('decision', '=', 'open')
          .where('status', 'in', which.statuses)
          .where('match_confidence', '>=', String(which.min_confidence))
  const { numUpdatedRows } = await rows.executeTakeFirst()
  return Number(numUpdatedRows)
}

/** The summary of a reconciliation as its items are now. */
export async function summaryOfItems(
  tx: TenantTx,
  who: Who,
  { id, summary }: ReconciliationRow,
): Promise<ReconciliationSummary> {
  const groups = await ofReconciliation(tx, who, id)
    .groupBy(['status', 'currency'])
    .select(['status', 'currency'])
    .select(sql<number>`count(*)::integer`.as('count'))
    .select(sql<number>`(100 * coalesce(sum(statement_amount), 0))::float8`.as('statement'))
    .select(sql<number>`(100 * coalesce(sum(ledger_amount), 0))::float8`.as('ledger'))
    .select(sql<number>`sum(jsonb_array_length(details -> 'ledger_entries'))::integer`.as('entries'))
    .execute()
  const before = summary!
  const count = (status: ItemStatus) =>
    groups.reduce((sum, group) => sum + (group.status === status ? group.count : 0), 0)
  const currencies = [
    ...new Set([...before.currencies.map((one) => one.currency), ...groups.map((one) => one.currency)]),
  ]
  return {
    ...before,
    matched: count('matched'),
    amount_mismatch: count('amount_mismatch'),
    missing_in_restaurant: count('missing_in_restaurant'),
    missing_in_supplier: count('missing_in_supplier'),
    ledger_entries: groups.reduce((sum, { entries }) => sum + entries, 0),
    currencies: currencies.sort().map((currency) => {
      const own = groups.filter((group) => group.currency === currency)
      const cents = (pick: (group: (typeof own)[number]) => number) =>
        own.reduce((sum, group) => sum + Math.round(pick(group)), 0) + 0
      const explained = (status: ItemStatus) =>
        cents((group) => (group.status === status ? group.statement - group.ledger : 0)) / 100
      return {
        currency,
        statement_total: cents(({ statement }) => statement) / 100,
        ledger_total: cents(({ ledger }) => ledger) / 100,
        difference: cents(({ statement, ledger }) => statement - ledger) / 100,
        explained: {
          matched: explained('matched'),
          missing_in_restaurant: explained('missing_in_restaurant'),
          missing_in_supplier: explained('missing_in_supplier'),
          amount_mismatch: explained('amount_mismatch'),
        },
        set_apart: before.currencies.find((one) => one.currency === currency)?.set_apart ?? 0,
      }
    }),
  }
}
