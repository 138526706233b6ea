import { AppError } from '#platform/errors'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { insertItems, type KeptItem } from '../item-queries.ts'
import type { Period } from '../problem.ts'
import type { ReconciliationRow } from '../queries.ts'
import { apart, isLinked } from './pieces.ts'
import { insertRejectedPairs } from './rejected-pairs.ts'
import { deleteItems, noteChange, summaryOfItems } from './settling-queries.ts'

/** Items fall apart into single ones; rejected, their pairs are remembered. Ids of what they became. */
export async function takeApart(
  tx: TenantTx,
  who: Who,
  row: ReconciliationRow,
  items: readonly KeptItem[],
  how: 'rejected' | 'unlinked',
): Promise<string[]> {
  if (!items.every(isLinked)) throw new AppError('item_not_linked')
  const period = periodOf(row)
  const pieces = items.flatMap(({ details, currency }) =>
    apart(details.statement_lines, details.ledger_entries, { currency, period }),
  )
  if (how === 'rejected') await insertRejectedPairs(tx, who, row.id, items)
  await deleteItems(
    tx,
    who,
    items.map((item) => item.id),
  )
  await insertItems(tx, who, row.id, pieces)
  await noteChange(tx, who, row, await summaryOfItems(tx, who, row))
  return pieces.map((piece) => piece.id)
}

/** The days a complete reconciliation covers. */
export function periodOf({ summary }: ReconciliationRow): Period | null {
  const { period_from: from, period_to: to } = summary!
  return from && to ? { from, to } : null
}
