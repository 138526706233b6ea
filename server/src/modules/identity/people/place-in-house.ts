import { fieldError } from '#platform/errors'
import { canonicalRole, type Role } from '../../../roles.ts'

export interface PlaceInHouse {
  role: Role
  /** Limits the membership to these restaurants; null: all of them. */
  restaurant_ids: string[] | null
}

export interface AskedPlace {
  role?: string
  restaurant_ids?: string[] | null
  /** The same as restaurant_ids with one. */
  restaurant_id?: string | null
}

/**
 * The stored role and limit for what was asked, over what was there before. Older names say something about the
 * limit: a restaurant_manager has one, an account_manager none unless named. Errors: constraint_violated.
 */
export function placeInHouse(asked: AskedPlace, before?: PlaceInHouse): PlaceInHouse {
  const role = asked.role === undefined ? before!.role : canonicalRole(asked.role)
  const unlimited = role === 'admin' || asked.role === 'account_manager'
  const restaurant_ids = askedLimit(asked) ?? (unlimited ? [] : (before?.restaurant_ids ?? []))
  if (role === 'admin' && restaurant_ids.length > 0)
    throw fieldError('constraint_violated', 'restaurant_ids', 'An admin is not limited to some restaurants.')
  if (asked.role === 'restaurant_manager' && restaurant_ids.length === 0)
    throw fieldError('constraint_violated', 'restaurant_ids', 'Name the restaurant of a restaurant_manager.')
  return { role, restaurant_ids: restaurant_ids.length > 0 ? [...new Set(restaurant_ids)] : null }
}

function askedLimit({ restaurant_ids, restaurant_id }: AskedPlace): string[] | undefined {
  if (restaurant_ids !== undefined) return restaurant_ids ?? []
  if (restaurant_id !== undefined) return restaurant_id === null ? [] : [restaurant_id]
  return undefined
}
