import { type Routes, route } from '#platform/route'
import {
  Changes,
  Currency,
  Id,
  IdParams,
  Input,
  Instant,
  ListOf,
  Locale,
  listQuery,
  Nullable,
  OptionalText,
  type Static,
  Text,
  Type,
} from '#platform/schema'

const Slug = Type.String({
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  minLength: 2,
  maxLength: 60,
  examples: ['the-cookie-jar'],
})
const Timezone = Type.String({ maxLength: 60, description: 'IANA time zone.', examples: ['Europe/Dublin'] })
const Minute = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', examples: ['04:00'] })
const OpeningHours = Type.Object(
  Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [
      day,
      Type.Optional(
        Type.Array(Type.Object({ from: Minute, to: Minute }, { additionalProperties: false }), {
          maxItems: 4,
        }),
      ),
    ]),
  ),
  {
    additionalProperties: false,
    description: 'Per weekday the spans in which guests are served; an absent day is closed.',
    examples: [{ mon: [{ from: '08:00', to: '18:00' }] }],
  },
)
const Bag = Type.Record(Type.String({ maxLength: 60 }), Type.Unknown(), {
  maxProperties: 50,
  description: 'Free settings.',
})

export const Restaurant = Type.Object({
  id: Id,
  slug: Slug,
  name: Type.String({ examples: ['The Cookie Jar'] }),
  location: Nullable(Type.String()),
  cuisine_type: Nullable(Type.String()),
  description: Nullable(Type.String()),
  timezone: Timezone,
  currency: Currency,
  locale: Locale,
  business_day_start: Minute,
  opening_hours: Type.Unsafe<Static<typeof OpeningHours>>({ type: 'object', additionalProperties: true }),
  avatar_config: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true }),
  metadata: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true }),
  is_active: Type.Boolean(),
  created_at: Instant,
  updated_at: Instant,
})
export type Restaurant = Static<typeof Restaurant>

const PublicRestaurant = Type.Object({
  id: Id,
  slug: Slug,
  name: Type.String(),
  location: Nullable(Type.String()),
  cuisine_type: Nullable(Type.String()),
  description: Nullable(Type.String()),
  timezone: Timezone,
  currency: Currency,
  locale: Locale,
  opening_hours: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true }),
  avatar_config: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true }),
})

const RestaurantInput = Input({
  name: Text(200, { examples: ['The Cookie Jar'] }),
  slug: Type.Optional(Slug),
  location: OptionalText(300),
  cuisine_type: OptionalText(100),
  description: OptionalText(2000),
  timezone: Type.Optional(Timezone),
  currency: Type.Optional(Currency),
  locale: Type.Optional(Locale),
  business_day_start: Type.Optional(Minute),
  opening_hours: Type.Optional(OpeningHours),
  avatar_config: Type.Optional(Bag),
  metadata: Type.Optional(Bag),
  is_active: Type.Optional(Type.Boolean()),
})

export const Store = Type.Object({
  id: Id,
  restaurant_id: Id,
  restaurant_name: Type.String(),
  name: Type.String({ examples: ['Kitchen'] }),
  is_active: Type.Boolean(),
  created_at: Instant,
  updated_at: Instant,
})
export type Store = Static<typeof Store>

const StoreInput = Input({
  restaurant_id: Type.Optional(Id),
  name: Text(120, { examples: ['Walk-in freezer'] }),
  is_active: Type.Optional(Type.Boolean()),
})

const SlugParams = Type.Object({ slug: Slug })

export const routes = {
  listRestaurants: route({
    method: 'GET',
    path: '/settings/restaurants',
    permission: 'restaurants.read',
    summary: 'List restaurants',
    description: 'The restaurants of the organization; those of the caller when limited to one.',
    query: listQuery({
      search: Type.Optional(Type.String({ maxLength: 100 })),
      is_active: Type.Optional(Type.Boolean()),
    }),
    response: ListOf(Restaurant),
  }),
  createRestaurant: route({
    method: 'POST',
    path: '/settings/restaurants',
    permission: 'restaurants.create',
    also: ['/restaurants'],
    summary: 'Create a restaurant',
    description:
      'Without a slug one is made from the name. Currency and locale come from the organization, the time zone from its country, unless given. A first store, Kitchen, is created with it.',
    body: RestaurantInput,
    response: Restaurant,
    errors: ['already_exists', 'timezone_invalid'],
  }),
  getRestaurant: route({
    method: 'GET',
    path: '/settings/restaurants/{id}',
    permission: 'restaurants.read',
    summary: 'Get a restaurant',
    description: 'One restaurant of the organization with all its settings.',
    params: IdParams,
    response: Restaurant,
    errors: ['not_found'],
  }),
  updateRestaurant: route({
    method: 'PUT',
    path: '/settings/restaurants/{id}',
    permission: 'restaurants.manage',
    summary: 'Update a restaurant',
    description: 'Changes the fields that are sent. The currency cannot change once invoices exist.',
    params: IdParams,
    body: Changes(RestaurantInput),
    response: Restaurant,
    errors: ['not_found', 'already_exists', 'timezone_invalid', 'in_use'],
  }),
  deleteRestaurant: route({
    method: 'DELETE',
    path: '/settings/restaurants/{id}',
    permission: 'restaurants.delete',
    summary: 'Delete a restaurant',
    description:
      'Only while nothing refers to it: no documents, invoices or people. Deactivate it otherwise.',
    params: IdParams,
    errors: ['not_found', 'in_use'],
  }),

  listPublicRestaurants: route({
    method: 'GET',
    path: '/restaurants',
    permission: 'public',
    transaction: 'door',
    summary: 'List active restaurants',
    description: 'The public profiles of all active restaurants of this Brigade.',
    query: listQuery({}),
    response: ListOf(PublicRestaurant),
  }),
  getPublicRestaurant: route({
    method: 'GET',
    path: '/restaurants/{slug}',
    permission: 'public',
    transaction: 'door',
    summary: 'Get a public profile',
    description: 'What guests may see of an active restaurant.',
    params: SlugParams,
    response: PublicRestaurant,
    errors: ['not_found'],
  }),
  updateRestaurantBySlug: route({
    method: 'PUT',
    path: '/restaurants/{slug}',
    permission: 'restaurants.manage',
    summary: 'Update a restaurant by its slug',
    description: 'As PUT /settings/restaurants/{id}.',
    params: SlugParams,
    body: Changes(RestaurantInput),
    response: Restaurant,
    errors: ['not_found', 'already_exists', 'timezone_invalid', 'in_use'],
  }),
  deleteRestaurantBySlug: route({
    method: 'DELETE',
    path: '/restaurants/{slug}',
    permission: 'restaurants.delete',
    summary: 'Delete a restaurant by its slug',
    description: 'As DELETE /settings/restaurants/{id}.',
    params: SlugParams,
    errors: ['not_found', 'in_use'],
  }),

  listStores: route({
    method: 'GET',
    path: '/settings/stores',
    permission: 'stores.read',
    summary: 'List stores',
    description: 'The places that hold stock, of one restaurant or of all.',
    query: listQuery({ restaurant_id: Type.Optional(Id), is_active: Type.Optional(Type.Boolean()) }),
    response: ListOf(Store),
  }),
  createStore: route({
    method: 'POST',
    path: '/settings/stores',
    permission: 'stores.manage',
    summary: 'Create a store',
    description: 'With one restaurant, `restaurant_id` is implied. Names are unique within a restaurant.',
    body: StoreInput,
    response: Store,
    errors: ['already_exists', 'reference_not_found'],
  }),
  getStore: route({
    method: 'GET',
    path: '/settings/stores/{id}',
    permission: 'stores.read',
    summary: 'Get a store',
    description: 'One store.',
    params: IdParams,
    response: Store,
    errors: ['not_found'],
  }),
  updateStore: route({
    method: 'PUT',
    path: '/settings/stores/{id}',
    permission: 'stores.manage',
    summary: 'Update a store',
    description: 'Renames or (de)activates it. A store stays in its restaurant.',
    params: IdParams,
    body: Changes(Input({ name: StoreInput.properties.name, is_active: Type.Boolean() })),
    response: Store,
    errors: ['not_found', 'already_exists'],
  }),
  deleteStore: route({
    method: 'DELETE',
    path: '/settings/stores/{id}',
    permission: 'stores.delete',
    summary: 'Delete a store',
    description: 'Only while nothing refers to it.',
    params: IdParams,
    errors: ['not_found', 'in_use'],
  }),
} satisfies Routes
