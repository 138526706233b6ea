import { sql } from 'kysely'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { sumOpenCredits } from '../credits/credit-queries.ts'
import { ofReconciliation } from '../item-queries.ts'
import type { SetApartLine } from '../problem.ts'
import { type ReconciliationRow, visibleReconciliations } from '../queries.ts'
import { getCompleted } from '../reconciliations.ts'
import { setApartOf } from './items.ts'

/** What is settled and what is left. Errors: not_found, reconciliation_not_done. */
export async function getOverview(tx: TenantTx, who: Who, id: string) {
  const row = await getCompleted(tx, who, id)
  return {
    revision: row.revision,
    counts: await countItems(tx, who, id),
    changed: await countChanged(tx, who, id),
    acceptable: await countAcceptable(tx, who, id),
    set_apart: sumSetApart(await setApartOf(tx, who, id)),
    opening: await openingCheck(tx, who, row),
    credits: await sumOpenCredits(tx, who, { reconciliation_id: id }),
  }
}

function countItems(tx: TenantTx, who: Who, id: string) {
  return ofReconciliation(tx, who, id)
    .groupBy(['status', 'decision', 'currency'])
    .orderBy('status')
    .orderBy('decision')
    .orderBy('currency')
    .select(['status', 'decision', 'currency'])
    .select([sql<number>`count(*)::integer`.as('count'), sql<string>`sum(difference)`.as('difference')])
    .execute()
}

async function countChanged(tx: TenantTx, who: Who, id: string): Promise<number> {
  const row = await ofReconciliation(tx, who, id)
    .where('is_changed', '=', true)
    .select(sql<number>`count(*)::integer`.as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

/** Thresholds a person may choose from. */
const thresholds = [0.99, 0.95, 0.9, 0.8]

async function countAcceptable(tx: TenantTx, who: Who, id: string) {
  const counts = await ofReconciliation(tx, who, id)
    .where('status', '=', 'matched')
    .where('decision', '=', 'open')
    .select(
      sql<number[]>`array[${sql.join(
        thresholds.map((least) => sql`count(*) filter (where match_confidence >= ${sql.lit(least)})`),
      )}]::integer[]`.as('counts'),
    )
    .executeTakeFirstOrThrow()
  return thresholds.map((min_confidence, index) => ({ min_confidence, count: counts.counts[index] ?? 0 }))
}

function sumSetApart(lines: readonly SetApartLine[]) {
  const sums = new Map<string, { currency: string; why: SetApartLine['why']; count: number; cents: number }>()
  for (const { currency, why, amount } of lines) {
    const key = `${currency} ${why}`
    const sum = sums.get(key) ?? { currency, why, count: 0, cents: 0 }
    sum.count += 1
    sum.cents += Math.round((amount ?? 0) * 100)
    sums.set(key, sum)
  }
  return [...sums.values()].map(({ cents, ...sum }) => ({ ...sum, amount: cents / 100 }))
}

/** The opening balance held against the closing balance of the supplier's statement before, for the same restaurants. */
async function openingCheck(
  tx: TenantTx,
  who: Who,
  { id, supplier_id, document_id, restaurant_ids, summary }: ReconciliationRow,
) {
  const { opening_balance, period_from, currency } = summary!
  const nothing = {
    previous_closing_balance: null,
    difference: null,
    previous_reconciliation_id: null,
    previous_period_to: null,
  }
  if (opening_balance === null) return { state: 'not_printed' as const, opening_balance, ...nothing }
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
  if (!previous) return { state: 'no_previous' as const, opening_balance, ...nothing }
  const cents = Math.round(opening_balance * 100) - Math.round(Number(previous.closing_balance) * 100)
  return {
    state: cents === 0 ? ('agrees' as const) : ('differs' as const),
    opening_balance,
    previous_closing_balance: Number(previous.closing_balance),
    difference: cents / 100,
    previous_reconciliation_id: previous.id,
    previous_period_to: previous.period_to,
  }
}
