import { sql } from 'kysely'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { KeptItem } from '../item-queries.ts'

/** Remembers that no line of an item belongs to any of its entries. */
export async function insertRejectedPairs(
  tx: TenantTx,
  who: Who,
  reconciliation_id: string,
  items: readonly KeptItem[],
): Promise<void> {
  const pairs = items.flatMap(({ details }) =>
    details.statement_lines.flatMap(({ line }) =>
      details.ledger_entries.map(({ invoice_id }) => ({ line, invoice_id })),
    ),
  )
  await sql`insert into statements.rejected_pairs (organization_id, reconciliation_id, line, invoice_id, rejected_by)
    select ${who.organization_id}, ${reconciliation_id}, line, invoice_id, ${who.user_id}
    from unnest(${pairs.map((pair) => pair.line)}::integer[], ${pairs.map((pair) => pair.invoice_id)}::uuid[])
      as p (line, invoice_id)
    on conflict do nothing`.execute(tx)
}

/** Forgets that pairs were rejected: somebody put them together after all. */
export async function forgetRejectedPairs(
  tx: TenantTx,
  who: Who,
  reconciliation_id: string,
  lines: readonly number[],
  invoice_ids: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('statements.rejected_pairs')
    .where('organization_id', '=', who.organization_id)
    .where('reconciliation_id', '=', reconciliation_id)
    .where('line', 'in', lines)
    .where('invoice_id', 'in', invoice_ids)
    .execute()
}

/** The pairs that stay apart, as `line invoice_id`. */
export async function listRejectedPairs(
  tx: TenantTx,
  who: Who,
  reconciliation_id: string,
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('statements.rejected_pairs')
    .where('organization_id', '=', who.organization_id)
    .where('reconciliation_id', '=', reconciliation_id)
    .select(['line', 'invoice_id'])
    .execute()
  return new Set(rows.map(({ line, invoice_id }) => pairKey(line, invoice_id)))
}

export const pairKey = (line: number | string, invoice_id: string) => `${line} ${invoice_id}`
