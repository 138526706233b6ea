import { notFound } from '#platform/errors'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { findSetApart, type ItemFilters, listItems } from '../item-queries.ts'
import type { SetApartLine } from '../problem.ts'
import { getCompleted } from '../reconciliations.ts'
import { shown } from './decide.ts'

/** Items of all classes. Errors: not_found, reconciliation_not_done. */
export async function listAllItems(tx: TenantTx, who: Who, id: string, filters: ItemFilters) {
  await getCompleted(tx, who, id)
  return listItems(tx, who, id, filters)
}

/** One item. Errors: not_found, reconciliation_not_done. */
export async function getItem(tx: TenantTx, who: Who, id: string, item_id: string) {
  await getCompleted(tx, who, id)
  const [item] = await shown(tx, who, id, [item_id])
  if (!item) throw notFound('item')
  return item
}

/** What was not compared, in the order of the statement. Errors: not_found, reconciliation_not_done. */
export async function listSetApart(
  tx: TenantTx,
  who: Who,
  id: string,
  { skip = 0, limit = 50, why }: { skip?: number; limit?: number; why?: SetApartLine['why'] },
) {
  await getCompleted(tx, who, id)
  const all = await setApartOf(tx, who, id)
  const asked = why ? all.filter((line) => line.why === why) : all
  return { items: asked.slice(skip, skip + limit), total: asked.length, skip, limit, next_cursor: null }
}

export async function setApartOf(tx: TenantTx, who: Who, id: string): Promise<SetApartLine[]> {
  return (await findSetApart(tx, who, id)) as SetApartLine[]
}
