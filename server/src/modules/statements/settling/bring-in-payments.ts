import { sql } from 'kysely'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { ReconciliationSummary } from '../contract.ts'
import type { LineOnPage, SetApartLine } from '../problem.ts'
import type { ReconciliationRow } from '../queries.ts'

/** A statement's payments as lines to compare, and what stays set apart. */
export function bringInPayments(set_apart: readonly SetApartLine[]) {
  const is_payment = (line: SetApartLine) => line.why === 'payment' && line.amount !== null
  const added_lines = set_apart
    .filter(is_payment)
    .map(({ why: _, ...line }): LineOnPage => ({ ...line, amount: line.amount! }))
  return { added_lines, set_apart: set_apart.filter((line) => !is_payment(line)) }
}

/** Keeps what is still set apart after payments were brought in. The reconciliation with its summary as it then is. */
export async function keepSetApart(
  tx: TenantTx,
  who: Who,
  row: ReconciliationRow,
  { added_lines, set_apart }: ReturnType<typeof bringInPayments>,
): Promise<ReconciliationRow> {
  if (added_lines.length === 0) return row
  const before = row.summary!
  const summary: ReconciliationSummary = {
    ...before,
    statement_lines: before.statement_lines + added_lines.length,
    set_apart_lines: set_apart.length,
    currencies: before.currencies.map((one) => ({ ...one, set_apart: 0 })),
  }
  await tx
    .updateTable('statements.reconciliations')
    .set({ set_apart: JSON.stringify(set_apart), summary: sql`${JSON.stringify(summary)}::jsonb` })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', row.id)
    .execute()
  return { ...row, summary }
}
