import { AppError, fieldError } from '#platform/errors'
import type { TenantTx } from '#platform/tenant'
import { type Who, worksAt } from '#platform/who'
import { type RestaurantRow, selectRestaurants } from './queries.ts'
import { type StoreRow, selectStores } from './store-queries.ts'

/** For other modules: where something happens, and whether this person may act there. */

/** A restaurant the caller works in. */
export function findRestaurant(tx: TenantTx, who: Who, id: string): Promise<RestaurantRow | undefined> {
  return selectRestaurants(tx, who).where('id', '=', id).executeTakeFirst()
}

const most = 10_000

/** The ids of the restaurants the caller works in. */
export async function listRestaurantIds(tx: TenantTx, who: Who): Promise<string[]> {
  const rows = await selectRestaurants(tx, who).clearSelect().select('id').orderBy('id').limit(most).execute()
  return rows.map(({ id }) => id)
}

/**
 * The restaurant a request's body is about: the one it names, else the one of its store, else the caller's only one.
 * Errors, about the body's field: restaurant_not_permitted, reference_not_found, validation_failed when several
 * come into question.
 */
export async function getRestaurantFor(
  tx: TenantTx,
  who: Who,
  named: { restaurant_id?: string | null; store_id?: string | null },
): Promise<RestaurantRow> {
  const store = named.store_id ? await getStoreFor(tx, who, named.store_id) : undefined
  const id = named.restaurant_id ?? store?.restaurant_id ?? (await onlyRestaurantId(tx, who))
  if (!worksAt(who, id)) throw new AppError('restaurant_not_permitted')
  const restaurant = await findRestaurant(tx, who, id)
  if (!restaurant) throw fieldError('reference_not_found', 'restaurant_id', 'There is no such restaurant.')
  if (store && store.restaurant_id !== restaurant.id)
    throw fieldError('reference_not_found', 'store_id', `${store.name} is not a store of ${restaurant.name}.`)
  return restaurant
}

/** The store a request's body names. Errors: restaurant_not_permitted, reference_not_found. */
export async function getStoreFor(tx: TenantTx, who: Who, id: string): Promise<StoreRow> {
  const everywhere = { ...who, restaurant_ids: null }
  const store = await selectStores(tx, everywhere).where('s.id', '=', id).executeTakeFirst()
  if (!store) throw fieldError('reference_not_found', 'store_id', 'There is no such store.')
  if (!worksAt(who, store.restaurant_id)) throw new AppError('restaurant_not_permitted')
  return store
}

async function onlyRestaurantId(tx: TenantTx, who: Who): Promise<string> {
  const rows = await selectRestaurants(tx, who).clearSelect().select('id').limit(2).execute()
  if (rows.length === 1) return rows[0]!.id
  const msg =
    rows.length === 0 ? 'Create a restaurant first.' : 'Say which restaurant: you work in more than one.'
  throw fieldError('validation_failed', 'restaurant_id', msg)
}
