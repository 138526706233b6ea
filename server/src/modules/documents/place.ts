import { getRestaurantFor, listRestaurantIds } from '#modules/venues/index'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { UploadForm } from './contract.ts'

export interface Place {
  restaurant_id: string | null
  store_id: string | null
}

/**
 * Where a document belongs: what the sender says, else the only restaurant they work in, else nowhere in particular.
 * Errors: reference_not_found, restaurant_not_permitted.
 */
export async function placeOf(tx: TenantTx, who: Who, form: UploadForm): Promise<Place> {
  const store_id = form.store_id ?? null
  if (form.restaurant_id || store_id) {
    const restaurant = await getRestaurantFor(tx, who, { restaurant_id: form.restaurant_id, store_id })
    return { restaurant_id: restaurant.id, store_id }
  }
  const ids = await listRestaurantIds(tx, who)
  return { restaurant_id: ids.length === 1 ? ids[0]! : null, store_id }
}
