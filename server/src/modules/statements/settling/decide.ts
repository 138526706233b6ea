import { sql } from 'kysely'
import { audit } from '#platform/audit'
import { fieldError } from '#platform/errors'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { openCredits } from '../credits/open-credits.ts'
import { withdrawCredits } from '../credits/withdraw-credits.ts'
import { type KeptItem, listKeptItems } from '../item-queries.ts'
import type { DisputeReason, ItemStatus } from '../items-contract.ts'
import type { ReconciliationRow } from '../queries.ts'
import { decideItems, getItems, holdReconciliation, noteChange } from './settling-queries.ts'
import { takeApart } from './take-apart.ts'

export interface Settled {
  changed: number
  items: (KeptItem & { amount: string })[]
}

export interface Dispute {
  reason: DisputeReason
  note?: string | null
  amount?: number
}

export interface Acceptance {
  item_ids?: string[]
  min_confidence?: number
  statuses?: ItemStatus[]
}

/** Accepts items by id, or all that are open and sure enough. Errors: not_found, credit_in_use. */
export async function acceptItems(tx: TenantTx, who: Who, id: string, asked: Acceptance): Promise<Settled> {
  const { item_ids, min_confidence = 0, statuses = ['matched'] } = asked
  if (!item_ids && asked.min_confidence === undefined && !asked.statuses)
    throw fieldError('validation_failed', 'item_ids', 'Name items, or a confidence they must have.')
  const row = await holdReconciliation(tx, who, id)
  if (item_ids) await withdrawCredits(tx, who, await getItems(tx, who, id, item_ids))
  const which = item_ids ? { item_ids } : { min_confidence, statuses }
  const set = { decision: 'accepted', dispute_reason: null, dispute_note: null } as const
  const changed = await decideItems(tx, who, id, which, set)
  const told = item_ids ? { item_ids: item_ids.slice(0, mostNamed) } : which
  await record(tx, who, row, 'reconciliation.items_accepted', { ...told, items: changed }, changed)
  return { changed, items: await shown(tx, who, id, item_ids) }
}

/** Takes decisions back. Errors: not_found, credit_in_use. */
export async function reopenItems(tx: TenantTx, who: Who, id: string, item_ids: string[]): Promise<Settled> {
  const row = await holdReconciliation(tx, who, id)
  await withdrawCredits(tx, who, await getItems(tx, who, id, item_ids))
  const set = { decision: 'open', dispute_reason: null, dispute_note: null } as const
  const changed = await decideItems(tx, who, id, { item_ids }, set)
  const told = { item_ids: item_ids.slice(0, mostNamed), items: changed }
  await record(tx, who, row, 'reconciliation.items_reopened', told, changed)
  return { changed, items: await shown(tx, who, id, item_ids) }
}

/**
 * Says what is wrong with items, and opens a credit for what the supplier claims too much.
 * Errors: not_found, credit_in_use, validation_failed (an amount for several).
 */
export async function disputeItems(
  tx: TenantTx,
  who: Who,
  id: string,
  item_ids: string[],
  dispute: Dispute,
): Promise<Settled> {
  if (dispute.amount !== undefined && item_ids.length > 1)
    throw fieldError('validation_failed', 'amount', 'Give an amount for one item at a time.')
  const row = await holdReconciliation(tx, who, id)
  const items = await getItems(tx, who, id, item_ids)
  const note = dispute.note?.trim() || null
  const set = { decision: 'disputed', dispute_reason: dispute.reason, dispute_note: note } as const
  const decided = await decideItems(tx, who, id, { item_ids }, set)
  const credits = await openCredits(tx, who, row, items, { ...dispute, note })
  const changed = Math.max(decided, credits)
  const told = { reason: dispute.reason, note, item_ids: item_ids.slice(0, mostNamed), items: changed }
  await record(tx, who, row, 'reconciliation.items_disputed', told, changed)
  return { changed, items: await shown(tx, who, id, item_ids) }
}

/** Rejects: taken apart and remembered. Unlinks: taken apart. Errors: not_found, item_not_linked, credit_in_use. */
export async function separateItems(
  tx: TenantTx,
  who: Who,
  id: string,
  item_ids: string[],
  how: 'rejected' | 'unlinked',
): Promise<Settled> {
  const row = await holdReconciliation(tx, who, id)
  const items = await getItems(tx, who, id, item_ids)
  await withdrawCredits(tx, who, items)
  const made = await takeApart(tx, who, row, items, how)
  const told = { numbers: items.slice(0, mostNamed).map((item) => item.invoice_number), items: items.length }
  const action = how === 'rejected' ? 'reconciliation.items_rejected' : 'reconciliation.items_unlinked'
  await audit(tx, who, action, subjectOf(row), { after: told })
  return { changed: items.length, items: await shown(tx, who, id, made) }
}

export type ItemDecision = { decision: 'open' | 'accepted' | 'rejected' | 'disputed' } & Partial<Dispute>

/** One item decided about. Errors: as those above. */
export async function decideItem(
  tx: TenantTx,
  who: Who,
  id: string,
  item_id: string,
  { decision, reason, note, amount }: ItemDecision,
): Promise<Settled> {
  if (decision === 'accepted') return acceptItems(tx, who, id, { item_ids: [item_id] })
  if (decision === 'open') return reopenItems(tx, who, id, [item_id])
  if (decision === 'rejected') return separateItems(tx, who, id, [item_id], 'rejected')
  if (!reason) throw fieldError('validation_failed', 'reason', 'Say what is wrong with it.')
  return disputeItems(tx, who, id, [item_id], { reason, note, amount })
}

/** The audit log names so many; the count says how many there were. */
const mostNamed = 100
const mostShown = 200

type Act = 'items_accepted' | 'items_reopened' | 'items_disputed'

async function record(
  tx: TenantTx,
  who: Who,
  row: ReconciliationRow,
  action: `reconciliation.${Act}`,
  after: object,
  changed: number,
): Promise<void> {
  if (changed === 0) return
  await audit(tx, who, action, subjectOf(row), { after })
  await noteChange(tx, who, row)
}

export function subjectOf(row: ReconciliationRow) {
  return { type: 'reconciliation', id: row.id, name: row.document_name }
}

/** Items as they now are, when there are few enough to show. */
export async function shown(tx: TenantTx, who: Who, id: string, item_ids: readonly string[] | undefined) {
  if (!item_ids || item_ids.length > mostShown) return []
  const items = await listKeptItems(tx, who, id, sql<boolean>`id = any(${item_ids}::uuid[])`)
  return items.map(withAmount)
}

export function withAmount(item: KeptItem) {
  return { ...item, amount: item.statement_amount ?? item.ledger_amount ?? '0' }
}
