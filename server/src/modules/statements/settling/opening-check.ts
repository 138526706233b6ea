import { sql } from 'kysely'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { bookEntries } from '../account/book-entries.ts'
import { currencyOf } from '../account/explain.ts'
import { type ReconciliationRow, visibleReconciliations } from '../queries.ts'

/**
 * The opening balance held against the closing balance of the supplier's statement before, for the same restaurants,
 * and against what we owed by our books where they know payments.
 */
export async function openingCheck(tx: TenantTx, who: Who, row: ReconciliationRow) {
  const { id, supplier_id, document_id, restaurant_ids, summary } = row
  const { opening_balance, period_from, currency } = summary!
  const nothing = {
    previous_closing_balance: null,
    difference: null,
    previous_reconciliation_id: null,
    previous_period_to: null,
  }
  if (opening_balance === null)
    return {
      state: 'not_printed' as const,
      opening_balance,
      ...nothing,
      books_balance: null,
      books_difference: null,
    }
  const books = againstBooks(opening_balance, await owedBefore(tx, who, row))
  const previous = await visibleReconciliations(tx, who)
    .where('r.supplier_id', '=', supplier_id)
    .where('r.status', '=', 'completed')
    .where('r.id', '<>', id)
    .where('r.document_id', '<>', document_id)
    .where(sql<boolean>`(r.summary ->> 'period_to')::date <= ${period_from}::date`)
    .where(sql<boolean>`r.summary ->> 'closing_balance' is not null`)
    .where(
      sql<boolean>`coalesce(r.summary ->> 'currency', ${currency ?? null}) is not distinct from ${currency ?? null}::text`,
    )
    .where(
      sql<boolean>`array(select x.restaurant_id from statements.reconciliation_restaurants x
        where x.organization_id = r.organization_id and x.reconciliation_id = r.id order by x.restaurant_id)
        = ${restaurant_ids}::uuid[]`,
    )
    .select(['r.id'])
    .select([
      sql<string>`r.summary ->> 'period_to'`.as('period_to'),
      sql<string>`r.summary ->> 'closing_balance'`.as('closing_balance'),
    ])
    .orderBy(sql`(r.summary ->> 'period_to')::date`, 'desc')
    .orderBy('r.created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!previous) return { state: 'no_previous' as const, opening_balance, ...nothing, ...books }
  const cents = Math.round(opening_balance * 100) - Math.round(Number(previous.closing_balance) * 100)
  return {
    state: cents === 0 ? ('agrees' as const) : ('differs' as const),
    opening_balance,
    ...books,
    previous_closing_balance: Number(previous.closing_balance),
    difference: cents / 100,
    previous_reconciliation_id: previous.id,
    previous_period_to: previous.period_to,
  }
}

function againstBooks(opening_balance: number, owed_cents: number | null) {
  if (owed_cents === null) return { books_balance: null, books_difference: null }
  const cents = Math.round(opening_balance * 100) - owed_cents
  return { books_balance: owed_cents / 100, books_difference: cents / 100 }
}

/**
 * What we owed by our books before the statement's first day, in hundredths, what it lists apart; null where no
 * payments are recorded: without them nobody knows when an invoice was paid.
 */
async function owedBefore(tx: TenantTx, who: Who, row: ReconciliationRow): Promise<number | null> {
  const { period_from } = row.summary!
  const currency = currencyOf(row.summary!)
  if (!period_from || !currency || !row.supplier_id) return null
  const { rows } = await sql<{ cents: number; has_payments: boolean | null }>`
    with listed as (
      select (e ->> 'invoice_id')::uuid as id
      from statements.reconciliation_items i
      cross join jsonb_array_elements(i.details -> 'ledger_entries') e
      where i.organization_id = ${who.organization_id} and i.reconciliation_id = ${row.id}
    )
    select bool_or(b.is_payment) as has_payments,
      (100 * coalesce(sum(b.effect) filter (
        where b.day < ${period_from}::date and b.id not in (select l.id from listed l)), 0))::float8 as cents
    from (${bookEntries(who, row.supplier_id)}) b
    where b.currency = ${currency}
      and (b.restaurant_id is null or b.restaurant_id = any(${row.restaurant_ids}::uuid[]))`.execute(tx)
  return rows[0]?.has_payments ? Math.round(rows[0].cents) : null
}
