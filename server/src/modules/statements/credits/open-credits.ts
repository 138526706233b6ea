import { uuidv7 } from 'uuidv7'
import { audit } from '#platform/audit'
import { AppError } from '#platform/errors'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { centsText, toCents } from '../cents.ts'
import type { KeptItem } from '../item-queries.ts'
import type { DisputeReason } from '../items-contract.ts'
import type { ReconciliationRow } from '../queries.ts'
import {
  type CreditRow,
  deleteCredits,
  insertCredits,
  listCreditsOfItems,
  type NewCredit,
  updateCreditRow,
} from './credit-queries.ts'
import { stateOf } from './credit-state.ts'
import { tellCredits } from './tell.ts'

export interface DisputeOfCredit {
  reason: DisputeReason
  note: string | null
  /** What the supplier is to credit, when it is not the difference. */
  amount?: number
}

/**
 * A dispute opens a credit for what the supplier claims beyond our books; disputed anew it is adjusted. How many
 * changed. Errors: credit_in_use (less than what came already), credit_closed.
 */
export async function openCredits(
  tx: TenantTx,
  who: Who,
  row: ReconciliationRow,
  items: readonly KeptItem[],
  dispute: DisputeOfCredit,
): Promise<number> {
  const present = await listCreditsOfItems(
    tx,
    who,
    items.map((item) => item.id),
  )
  const byItem = new Map(present.map((credit) => [credit.item_id, credit]))
  const added: NewCredit[] = []
  let changed = 0
  for (const item of items) {
    const cents =
      dispute.amount === undefined ? Math.max(toCents(item.difference), 0) : Math.round(dispute.amount * 100)
    const credit = byItem.get(item.id)
    if (credit) changed += (await adjust(tx, who, credit, cents, dispute)) ? 1 : 0
    else if (cents > 0) added.push(newCredit(row, item, cents, dispute))
  }
  await insertCredits(tx, who, added)
  for (const { id, invoice_number, ...after } of added)
    await audit(tx, who, 'credit.opened', { type: 'credit', id, name: invoice_number }, { after })
  changed += added.length
  if (changed > 0) await tellCredits(tx, who, row.supplier_id!)
  return changed
}

function newCredit(
  row: ReconciliationRow,
  item: KeptItem,
  cents: number,
  dispute: DisputeOfCredit,
): NewCredit {
  const { invoice_number, invoice_date, currency } = item
  return {
    id: uuidv7(),
    supplier_id: row.supplier_id!,
    reconciliation_id: row.id,
    item_id: item.id,
    restaurant_ids: row.restaurant_ids,
    ...{ invoice_number, invoice_date, currency },
    amount: centsText(cents),
    ...{ reason: dispute.reason, note: dispute.note },
  }
}

async function adjust(
  tx: TenantTx,
  who: Who,
  credit: CreditRow,
  cents: number,
  { reason, note }: DisputeOfCredit,
): Promise<boolean> {
  const amount = centsText(cents)
  const received = toCents(credit.received_amount)
  const is_same = amount === credit.amount
  if (is_same && reason === credit.reason && note === credit.note) return false
  if (!is_same && credit.state === 'written_off') throw new AppError('credit_closed')
  if (cents < received) throw new AppError('credit_in_use')
  const subject = { type: 'credit', id: credit.id, name: credit.invoice_number }
  if (cents === 0) {
    await deleteCredits(tx, who, [credit.id])
    await audit(tx, who, 'credit.withdrawn', subject, { before: credit })
    return true
  }
  const state = is_same ? credit.state : stateOf(cents, received)
  const closed = state === 'received' && credit.state !== 'received'
  await updateCreditRow(tx, who, credit.id, {
    ...{ amount, state, reason, note },
    ...(closed && { closed_by: who.user_id, closed_at: new Date() }),
    ...(credit.state === 'received' && state !== 'received' && { closed_by: null, closed_at: null }),
  })
  const before = { amount: credit.amount, state: credit.state, reason: credit.reason, note: credit.note }
  await audit(tx, who, 'credit.updated', subject, { before, after: { amount, state, reason, note } })
  return true
}
