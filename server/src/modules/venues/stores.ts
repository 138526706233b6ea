import { uuidv7 } from 'uuidv7'
import { audit } from '#platform/audit'
import { notFound } from '#platform/errors'
import { type ListQuery, type ListShape, listPage } from '#platform/lists'
import { notify } from '#platform/live'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { getRestaurantFor } from './places.ts'
import { deleteStoreRow, insertStore, type StoreRow, selectStores, updateStoreRow } from './store-queries.ts'

const shape: ListShape = {
  sorts: {
    name: { column: 's.name', cast: 'text' },
    restaurant_name: { column: 'r.name', cast: 'text' },
    created_at: { column: 's.created_at', cast: 'timestamptz' },
  },
  default_sort: 'name',
  tie_breaker: { column: 's.id', cast: 'uuid' },
}

export function listStores(
  tx: TenantTx,
  who: Who,
  query: ListQuery & { restaurant_id?: string; is_active?: boolean },
) {
  let rows = selectStores(tx, who)
  if (query.restaurant_id) rows = rows.where('s.restaurant_id', '=', query.restaurant_id)
  if (query.is_active !== undefined) rows = rows.where('s.is_active', '=', query.is_active)
  return listPage(tx, rows, query, shape)
}

export async function getStore(tx: TenantTx, who: Who, id: string): Promise<StoreRow> {
  const row = await selectStores(tx, who).where('s.id', '=', id).executeTakeFirst()
  if (!row) throw notFound('store')
  return row
}

/** Errors: reference_not_found, restaurant_not_permitted, already_exists. */
export async function createStore(
  tx: TenantTx,
  who: Who,
  input: { restaurant_id?: string; name: string; is_active?: boolean },
): Promise<StoreRow> {
  const restaurant = await getRestaurantFor(tx, who, { restaurant_id: input.restaurant_id })
  const id = uuidv7()
  await insertStore(tx, who, { ...input, id, name: input.name.trim(), restaurant_id: restaurant.id })
  const after = await getStore(tx, who, id)
  await record(tx, who, 'created', { after })
  return after
}

/** Errors: not_found, already_exists. */
export async function updateStore(
  tx: TenantTx,
  who: Who,
  id: string,
  changes: { name?: string; is_active?: boolean },
): Promise<StoreRow> {
  const before = await getStore(tx, who, id)
  const { name } = changes
  await updateStoreRow(tx, who, id, { ...changes, ...(name === undefined ? {} : { name: name.trim() }) })
  const after = await getStore(tx, who, id)
  await record(tx, who, 'updated', { before, after })
  return after
}

/** Errors: not_found, in_use. */
export async function deleteStore(tx: TenantTx, who: Who, id: string): Promise<void> {
  const before = await getStore(tx, who, id)
  await deleteStoreRow(tx, who, id)
  await record(tx, who, 'deleted', { before })
}

async function record(
  tx: TenantTx,
  who: Who,
  what: 'created' | 'updated' | 'deleted',
  change: { before?: StoreRow; after?: StoreRow },
): Promise<void> {
  const { id, name, restaurant_id } = (change.after ?? change.before)!
  await audit(tx, who, `store.${what}`, { type: 'store', id, name }, change)
  await notify(tx, {
    organization_id: who.organization_id,
    channel: 'stores',
    type: `store_${what}`,
    restaurant_id,
    data: { id },
  })
}
