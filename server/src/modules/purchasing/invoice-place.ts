import { findDocumentRow } from '#modules/documents/index'
import { findSupplier } from '#modules/suppliers/index'
import { getRestaurantFor } from '#modules/venues/index'
import { fieldError } from '#platform/errors'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'

export interface PlaceInput {
  supplier_id: string
  restaurant_id?: string
  store_id?: string | null
  document_id?: string | null
}

/**
 * Where an invoice belongs: its restaurant (implied by the store, or by being the only one), with what follows from
 * it and from the supplier. Errors: reference_not_found, restaurant_not_permitted.
 */
export async function placeInvoice(tx: TenantTx, who: Who, input: PlaceInput) {
  const supplier = await findSupplier(tx, who, input.supplier_id)
  if (!supplier) throw fieldError('reference_not_found', 'supplier_id', 'There is no such supplier.')
  const restaurant = await getRestaurantFor(tx, who, {
    restaurant_id: input.restaurant_id,
    store_id: input.store_id ?? undefined,
  })
  if (input.document_id && !(await findDocumentRow(tx, who, input.document_id)))
    throw fieldError('reference_not_found', 'document_id', 'There is no such document.')
  return {
    restaurant_id: restaurant.id,
    currency: restaurant.currency,
    payment_terms_days: supplier.payment_terms_days,
  }
}
