import { fieldError } from '#platform/errors'
import { canonicalRole, type Role } from '../../roles.ts'

export interface PlaceInHouse {
  role: Role
  /** Limits the membership to one restaurant. */
  restaurant_id: string | null
}

/**
 * The stored role and limit for what was asked, over what was there before. Older names say something about the
 * limit: a restaurant_manager has one, an account_manager none unless named. Errors: constraint_violated.
 */
export function placeInHouse(
  asked: { role?: string; restaurant_id?: string | null },
  before?: PlaceInHouse,
): PlaceInHouse {
  const role = asked.role === undefined ? before!.role : canonicalRole(asked.role)
  const unlimited = role === 'admin' || asked.role === 'account_manager'
  const restaurant_id =
    asked.restaurant_id !== undefined
      ? asked.restaurant_id
      : unlimited
        ? null
        : (before?.restaurant_id ?? null)
  if (role === 'admin' && restaurant_id)
    throw fieldError('constraint_violated', 'restaurant_id', 'An admin is not limited to one restaurant.')
  if (asked.role === 'restaurant_manager' && !restaurant_id)
    throw fieldError('constraint_violated', 'restaurant_id', 'Name the restaurant of a restaurant_manager.')
  return { role, restaurant_id }
}
