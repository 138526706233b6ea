import { sql } from 'kysely'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Item } from './contract.ts'

export type ItemRow = Omit<Item, 'created_at' | 'updated_at'> & { created_at: Date; updated_at: Date }
export type ItemFields = Omit<ItemRow, 'id' | 'created_at' | 'updated_at'>

const columns = ['id', 'name', 'sku', 'category', 'unit', 'is_active', 'created_at', 'updated_at'] as const

export function selectItems(tx: TenantTx, who: Who) {
  return tx.selectFrom('stock.items').select(columns).where('organization_id', '=', who.organization_id)
}

/** One item of the organization, archived or not. */
export function findItem(tx: TenantTx, who: Who, id: string): Promise<ItemRow | undefined> {
  return selectItems(tx, who).where('id', '=', id).executeTakeFirst()
}

const mostItems = 20_000

/** The items that are in use. */
export function listActiveItems(tx: TenantTx, who: Who): Promise<ItemRow[]> {
  return selectItems(tx, who).where('is_active', '=', true).orderBy('id').limit(mostItems).execute()
}

export function insertItem(tx: TenantTx, who: Who, id: string, fields: ItemFields): Promise<ItemRow> {
  return tx
    .insertInto('stock.items')
    .values({ ...fields, id, organization_id: who.organization_id })
    .returning(columns)
    .executeTakeFirstOrThrow()
}

export function updateItemRow(
  tx: TenantTx,
  who: Who,
  id: string,
  changes: Partial<ItemFields>,
): Promise<ItemRow> {
  return tx
    .updateTable('stock.items')
    .set({ ...changes, updated_at: sql`now()` })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirstOrThrow()
}
