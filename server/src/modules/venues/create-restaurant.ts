import { randomInt } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { getPlaceOfBusiness } from '#modules/identity/index'
import { findCountry } from '#packages/countries'
import { slugify } from '#packages/identifiers'
import { audit } from '#platform/audit'
import { fieldError } from '#platform/errors'
import { notify } from '#platform/live'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { insertRestaurantUnlessSlugTaken, type RestaurantFields, type RestaurantRow } from './queries.ts'
import { checkedSettings, type RestaurantInput } from './settings.ts'
import { insertStore } from './store-queries.ts'

const firstStore = 'Kitchen'

/**
 * Creates a restaurant and its first store; what is not given follows from the organization and its country.
 * Errors: already_exists for a slug that was given, timezone_invalid, constraint_violated.
 */
export async function createRestaurant(
  tx: TenantTx,
  who: Who,
  input: RestaurantInput & { name: string },
): Promise<RestaurantRow> {
  const place = await getPlaceOfBusiness(tx, who)
  const defaults = {
    currency: place.currency,
    locale: place.locale,
    timezone: findCountry(place.country)?.timezone ?? 'UTC',
  }
  const after = await insertUnderFreeSlug(tx, who, { ...defaults, ...checkedSettings(input) }, input)
  await insertStore(tx, who, { id: uuidv7(), restaurant_id: after.id, name: firstStore })

  const { id, name } = after
  await audit(tx, who, 'restaurant.created', { type: 'restaurant', id, name }, { after })
  await notify(tx, {
    organization_id: who.organization_id,
    channel: 'restaurants',
    type: 'restaurant_created',
    restaurant_id: id,
    data: { id },
  })
  return after
}

/** Slugs are unique among all organizations, so only the attempt tells whether one is free. */
async function insertUnderFreeSlug(
  tx: TenantTx,
  who: Who,
  fields: RestaurantFields & Pick<RestaurantRow, 'timezone' | 'currency' | 'locale'>,
  { name, slug }: { name: string; slug?: string },
): Promise<RestaurantRow> {
  const id = uuidv7()
  for (const tried of slug ? [slug] : slugsFor(name)) {
    const row = await insertRestaurantUnlessSlugTaken(tx, who, {
      ...fields,
      id,
      name: name.trim(),
      slug: tried,
    })
    if (row) return row
  }
  throw fieldError('already_exists', 'slug', 'This slug is already taken.')
}

const longestStem = 50
const counted = 9

/** `the-cookie-jar`, then `-2` to `-9`, then chance: names such as “Pizza” have many namesakes. */
function* slugsFor(name: string): Generator<string> {
  const made = slugify(name).slice(0, longestStem).replace(/-+$/, '')
  const stem = made.length >= 2 ? made : 'restaurant'
  yield stem
  for (let n = 2; n <= counted; n += 1) yield `${stem}-${n}`
  for (let n = 0; n < 5; n += 1) yield `${stem}-${randomInt(10_000, 1_000_000_000)}`
}
