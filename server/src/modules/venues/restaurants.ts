import { audit } from '#platform/audit'
import { AppError, notFound } from '#platform/errors'
import { type ListQuery, type ListShape, listPage } from '#platform/lists'
import { notify } from '#platform/live'
import type { DoorTx, TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import {
  deleteRestaurantRow,
  type RestaurantRow,
  selectPublicRestaurants,
  selectRestaurants,
  updateRestaurantRow,
} from './queries.ts'
import { checkedSettings, type RestaurantInput } from './settings.ts'

/** What the rooms above tell venues. */
export interface VenuesNeeds {
  /** Whether the books hold invoices of a restaurant; they are in its currency. */
  hasInvoices: (tx: TenantTx, who: Who, restaurant_id: string) => Promise<boolean>
}

const shape: ListShape = {
  sorts: {
    name: { column: 'name', cast: 'text' },
    created_at: { column: 'created_at', cast: 'timestamptz' },
  },
  default_sort: 'name',
  tie_breaker: { column: 'id', cast: 'uuid' },
}

export function listRestaurants(
  tx: TenantTx,
  who: Who,
  query: ListQuery & { search?: string; is_active?: boolean },
) {
  let rows = selectRestaurants(tx, who)
  if (query.search?.trim())
    rows = rows.where('name', 'ilike', `%${query.search.trim().replaceAll(/[\\%_]/g, '\\$&')}%`)
  if (query.is_active !== undefined) rows = rows.where('is_active', '=', query.is_active)
  return listPage(tx, rows, query, shape)
}

/** A restaurant by its id or its slug. */
export type RestaurantKey = { id: string } | { slug: string }

export async function getRestaurant(tx: TenantTx, who: Who, key: RestaurantKey): Promise<RestaurantRow> {
  const row = await byKey(tx, who, key).executeTakeFirst()
  if (!row) throw notFound('restaurant')
  return row
}

function byKey(tx: TenantTx, who: Who, key: RestaurantKey) {
  const rows = selectRestaurants(tx, who)
  return 'id' in key ? rows.where('id', '=', key.id) : rows.where('slug', '=', key.slug)
}

/** Errors: not_found, already_exists, timezone_invalid, in_use for a currency that invoices are written in. */
export async function updateRestaurant(
  tx: TenantTx,
  who: Who,
  needs: VenuesNeeds,
  key: RestaurantKey,
  changes: RestaurantInput,
): Promise<RestaurantRow> {
  // The lock waits for invoices that are being written and holds back those that come.
  const before = await byKey(tx, who, key).forUpdate().executeTakeFirst()
  if (!before) throw notFound('restaurant')
  const fields = checkedSettings(changes)
  if (fields.currency && fields.currency !== before.currency && (await needs.hasInvoices(tx, who, before.id)))
    throw new AppError('in_use', {
      message: `There are invoices in ${before.currency}; the currency must stay.`,
    })
  const after = await updateRestaurantRow(tx, who, before.id, fields)
  await record(tx, who, 'updated', { before, after })
  return after
}

/** Errors: not_found, in_use while documents, invoices or people refer to it. */
export async function deleteRestaurant(tx: TenantTx, who: Who, key: RestaurantKey): Promise<void> {
  const before = await getRestaurant(tx, who, key)
  await deleteRestaurantRow(tx, who, before.id)
  await record(tx, who, 'deleted', { before })
}

async function record(
  tx: TenantTx,
  who: Who,
  what: 'updated' | 'deleted',
  change: { before: RestaurantRow; after?: RestaurantRow },
): Promise<void> {
  const { id, name } = change.after ?? change.before
  await audit(tx, who, `restaurant.${what}`, { type: 'restaurant', id, name }, change)
  await notify(tx, {
    organization_id: who.organization_id,
    channel: 'restaurants',
    type: `restaurant_${what}`,
    restaurant_id: id,
    data: { id },
  })
}

/** The public profiles of all active restaurants. */
export function listPublicRestaurants(tx: DoorTx, query: ListQuery) {
  return listPage(tx, selectPublicRestaurants(tx), query, shape)
}

export async function getPublicRestaurant(tx: DoorTx, slug: string) {
  const row = await selectPublicRestaurants(tx).where('slug', '=', slug).executeTakeFirst()
  if (!row) throw notFound('restaurant')
  return row
}
