import { api } from '../../../shell/api.ts'
import type { ReconciliationItem } from '../queries.ts'
import { readItemsAgain } from './item-cache.ts'

export const hasBothSides = ({ details }: ReconciliationItem) =>
  details.statement_lines.length > 0 && details.ledger_entries.length > 0

/** Decides about items as it was decided before; their members are what they were. */
export async function restoreDecisions(id: string, items: readonly ReconciliationItem[]): Promise<void> {
  const params = { id }
  const idsWith = (decision: ReconciliationItem['decision']) =>
    items.filter((item) => item.decision === decision).map((item) => item.id)
  const [open, accepted] = [idsWith('open'), idsWith('accepted')]
  if (open.length > 0)
    await api('POST /supplier/reconciliation/{id}/items/reopen', { params, body: { item_ids: open } })
  if (accepted.length > 0)
    await api('POST /supplier/reconciliation/{id}/items/accept', { params, body: { item_ids: accepted } })
  for (const { id: item_id, decision, dispute_reason: reason, dispute_note: note } of items)
    if (decision === 'disputed' && reason)
      await api('POST /supplier/reconciliation/{id}/items/dispute', {
        params,
        body: { item_ids: [item_id], reason, note },
      })
  await readItemsAgain(id)
}

/** Puts together again what fell apart, then decides as before. What stood alone stands alone again by itself. */
export async function restoreMembers(id: string, items: readonly ReconciliationItem[]): Promise<void> {
  const made: ReconciliationItem[] = []
  for (const item of items.filter(hasBothSides)) {
    const { statement_lines, ledger_entries } = item.details
    const settled = await api('POST /supplier/reconciliation/{id}/items/link', {
      params: { id },
      body: {
        statement_lines: statement_lines.map(({ line }) => line),
        ledger_ids: ledger_entries.map(({ invoice_id }) => invoice_id),
      },
    })
    const whole = settled.items.find(hasBothSides)
    const { decision, dispute_reason, dispute_note } = item
    if (whole) made.push({ ...whole, decision, dispute_reason, dispute_note })
  }
  await restoreDecisions(id, made)
}
