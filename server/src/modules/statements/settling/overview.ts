import { sql } from 'kysely'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { sumOpenCredits } from '../credits/credit-queries.ts'
import { ofReconciliation } from '../item-queries.ts'
import type { SetApartLine } from '../problem.ts'
import { getCompleted } from '../reconciliations.ts'
import { setApartOf } from './items.ts'
import { openingCheck } from './opening-check.ts'

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

/** Nobody accepts what is less sure than a coin. */
const LEAST_PERCENT = 50

/** For each whole per cent from 100 down, how many are that sure. */
async function countAcceptable(tx: TenantTx, who: Who, id: string) {
  const percent = sql<number>`floor(match_confidence * 100)::integer`
  const rows = await ofReconciliation(tx, who, id)
    .where('status', '=', 'matched')
    .where('decision', '=', 'open')
    .groupBy(percent)
    .select([percent.as('percent'), sql<number>`count(*)::integer`.as('count')])
    .execute()
  const by_percent = new Map(rows.map((row) => [row.percent, row.count]))
  let count = 0
  return Array.from({ length: 101 - LEAST_PERCENT }, (_, below) => {
    count += by_percent.get(100 - below) ?? 0
    return { min_confidence: (100 - below) / 100, count }
  })
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
