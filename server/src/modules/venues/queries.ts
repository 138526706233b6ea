import { sql } from 'kysely'
import type { DoorTx, TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Restaurant } from './contract.ts'

export type RestaurantRow = Omit<Restaurant, 'created_at' | 'updated_at'> & {
  created_at: Date
  updated_at: Date
}

/** What may be written of a restaurant; the three bags go as JSON text. */
export type RestaurantFields = Partial<
  Omit<RestaurantRow, 'id' | 'created_at' | 'updated_at' | 'opening_hours' | 'avatar_config' | 'metadata'> & {
    opening_hours: string
    avatar_config: string
    metadata: string
  }
>

const publicColumns = [
  'id',
  'slug',
  'name',
  'location',
  'cuisine_type',
  'description',
  'timezone',
  'currency',
  'locale',
  'opening_hours',
  'avatar_config',
] as const
const columns = [
  ...publicColumns,
  'business_day_start',
  'metadata',
  'is_active',
  'created_at',
  'updated_at',
] as const

interface Bags {
  opening_hours: Restaurant['opening_hours']
  avatar_config: Record<string, unknown>
}

/** Those the caller works in: one when limited, else all of the organization. */
export function selectRestaurants(tx: TenantTx, who: Who) {
  const rows = tx
    .selectFrom('venues.restaurants')
    .select(columns)
    .$narrowType<Bags & { metadata: Record<string, unknown> }>()
    .where('organization_id', '=', who.organization_id)
  return who.restaurant_ids ? rows.where('id', 'in', who.restaurant_ids) : rows
}

/** Active ones of every organization, for guests. */
export function selectPublicRestaurants(tx: DoorTx) {
  return tx
    .selectFrom('venues.restaurants')
    .select(publicColumns)
    .$narrowType<Bags>()
    .where('is_active', '=', true)
}

/** Undefined when the slug is taken, maybe by a restaurant of an organization that cannot be seen from here. */
export function insertRestaurantUnlessSlugTaken(
  tx: TenantTx,
  who: Who,
  fields: RestaurantFields & Pick<RestaurantRow, 'id' | 'slug' | 'name' | 'timezone' | 'currency' | 'locale'>,
): Promise<RestaurantRow | undefined> {
  return tx
    .insertInto('venues.restaurants')
    .values({ ...fields, organization_id: who.organization_id })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning(columns)
    .$narrowType<Bags & { metadata: Record<string, unknown> }>()
    .executeTakeFirst()
}

export function updateRestaurantRow(
  tx: TenantTx,
  who: Who,
  id: string,
  changes: RestaurantFields,
): Promise<RestaurantRow> {
  return tx
    .updateTable('venues.restaurants')
    .set({ ...changes, updated_at: sql`now()` })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .returning(columns)
    .$narrowType<Bags & { metadata: Record<string, unknown> }>()
    .executeTakeFirstOrThrow()
}

export async function deleteRestaurantRow(tx: TenantTx, who: Who, id: string): Promise<void> {
  await tx
    .deleteFrom('venues.restaurants')
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}
