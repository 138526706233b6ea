import { isValidZone } from '#packages/calendar'
import { isCurrency } from '#packages/money'
import { blankToNull } from '#platform/blank'
import { fieldError } from '#platform/errors'
import type { Restaurant } from './contract.ts'
import type { RestaurantFields } from './queries.ts'

/** What a person may say of a restaurant. */
export type RestaurantInput = Partial<Omit<Restaurant, 'id' | 'created_at' | 'updated_at'>>

/** Input as it is stored. Errors: timezone_invalid, constraint_violated. */
export function checkedSettings(input: RestaurantInput): RestaurantFields {
  const { opening_hours, avatar_config, metadata, ...given } = input
  const fields = blankToNull(given, ['location', 'cuisine_type', 'description'])
  if (input.timezone !== undefined && !isValidZone(input.timezone))
    throw fieldError('timezone_invalid', 'timezone', 'This is no IANA time zone, such as Europe/Dublin.')
  if (input.currency !== undefined && !isCurrency(input.currency))
    throw fieldError('constraint_violated', 'currency', 'There is no such currency.')
  return {
    ...fields,
    ...(fields.name === undefined ? {} : { name: fields.name.trim() }),
    ...(opening_hours && { opening_hours: JSON.stringify(opening_hours) }),
    ...(avatar_config && { avatar_config: JSON.stringify(avatar_config) }),
    ...(metadata && { metadata: JSON.stringify(metadata) }),
  }
}
