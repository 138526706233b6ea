import { sql } from 'kysely'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Store } from './contract.ts'

export type StoreRow = Omit<Store, 'created_at' | 'updated_at'> & { created_at: Date; updated_at: Date }

/** Stores of the restaurants the caller works in. */
export function selectStores(tx: TenantTx, who: Who) {
  const rows = tx
    .selectFrom('venues.stores as s')
    .innerJoin('venues.restaurants as r', (join) =>
      join.onRef('r.organization_id', '=', 's.organization_id').onRef('r.id', '=', 's.restaurant_id'),
    )
    .select([
      's.id',
      's.restaurant_id',
      'r.name as restaurant_name',
      's.name',
      's.is_active',
      's.created_at',
      's.updated_at',
    ])
    .where('s.organization_id', '=', who.organization_id)
  return who.restaurant_ids ? rows.where('s.restaurant_id', 'in', who.restaurant_ids) : rows
}

export async function insertStore(
  tx: TenantTx,
  who: Who,
  store: { id: string; restaurant_id: string; name: string; is_active?: boolean },
): Promise<void> {
  await tx
    .insertInto('venues.stores')
    .values({ ...store, organization_id: who.organization_id })
    .execute()
}

export async function updateStoreRow(
  tx: TenantTx,
  who: Who,
  id: string,
  changes: { name?: string; is_active?: boolean },
): Promise<void> {
  await tx
    .updateTable('venues.stores')
    .set({ ...changes, updated_at: sql`now()` })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}

export async function deleteStoreRow(tx: TenantTx, who: Who, id: string): Promise<void> {
  await tx
    .deleteFrom('venues.stores')
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}
