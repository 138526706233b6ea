import { slugify } from '#packages/identifiers'
import type { ApiBody, ApiResponse } from '../../../shell/api-types.ts'
import { hoursOf, hoursProblem, type OpeningHours, weekdays } from './opening-hours.ts'

export type Restaurant = ApiResponse<'GET /settings/restaurants/{id}'>

export interface RestaurantValues {
  name: string
  slug: string
  location: string
  cuisine_type: string
  description: string
  timezone: string
  currency: string
  locale: string
  business_day_start: string
  opening_hours: OpeningHours
  is_active: boolean
}

/** The longest slug the server takes. */
const MAX_SLUG = 60

export const slugOf = (name: string) => slugify(name).slice(0, MAX_SLUG).replace(/-+$/, '')

export function valuesOf(restaurant: Restaurant): RestaurantValues {
  const { name, slug, timezone, currency, locale, business_day_start, is_active } = restaurant
  return {
    ...{ name, slug, timezone, currency, locale, business_day_start, is_active },
    location: restaurant.location ?? '',
    cuisine_type: restaurant.cuisine_type ?? '',
    description: restaurant.description ?? '',
    opening_hours: hoursOf(restaurant.opening_hours),
  }
}

/** A house that begins like the organization, in the time zone of the one beside it. */
export function emptyValues(
  place: { currency: string; locale: string },
  timezone = Intl.DateTimeFormat().resolvedOptions().timeZone,
): RestaurantValues {
  return {
    ...{ name: '', slug: '', location: '', cuisine_type: '', description: '' },
    ...{ currency: place.currency, locale: place.locale },
    timezone,
    business_day_start: '04:00',
    opening_hours: {},
    is_active: true,
  }
}

/** What is sent of the values; emptied texts become null. */
export function bodyOf(values: RestaurantValues): ApiBody<'POST /settings/restaurants'> {
  const { location, cuisine_type, description, name, slug, ...rest } = values
  return {
    ...rest,
    name: name.trim(),
    ...(slug && { slug }),
    location: location.trim() || null,
    cuisine_type: cuisine_type.trim() || null,
    description: description.trim() || null,
  }
}

/** Fields that differ from what the server holds. */
export function changesOf(
  values: RestaurantValues,
  restaurant: Restaurant,
): ApiBody<'PUT /settings/restaurants/{id}'> {
  const before = bodyOf(valuesOf(restaurant)) as Record<string, unknown>
  const changed = Object.entries(bodyOf(values)).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
  )
  return Object.fromEntries(changed)
}

export const hasHoursProblem = (hours: OpeningHours) => weekdays.some((day) => hoursProblem(hours[day] ?? []))
