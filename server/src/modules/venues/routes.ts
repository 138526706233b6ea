import type { Handlers } from '#platform/module'
import type { routes } from './contract.ts'
import { createRestaurant } from './create-restaurant.ts'
import {
  deleteRestaurant,
  getPublicRestaurant,
  getRestaurant,
  listPublicRestaurants,
  listRestaurants,
  updateRestaurant,
  type VenuesNeeds,
} from './restaurants.ts'
import { createStore, deleteStore, getStore, listStores, updateStore } from './stores.ts'

export function makeHandlers(needs: VenuesNeeds): Handlers<typeof routes> {
  return {
    listRestaurants: ({ tx, who, query }) => listRestaurants(tx, who, query),
    createRestaurant: ({ tx, who, body }) => createRestaurant(tx, who, body),
    getRestaurant: ({ tx, who, params }) => getRestaurant(tx, who, params),
    updateRestaurant: ({ tx, who, params, body }) => updateRestaurant(tx, who, needs, params, body),
    deleteRestaurant: ({ tx, who, params }) => deleteRestaurant(tx, who, params),

    listPublicRestaurants: ({ tx, query }) => listPublicRestaurants(tx, query),
    getPublicRestaurant: ({ tx, params }) => getPublicRestaurant(tx, params.slug),
    updateRestaurantBySlug: ({ tx, who, params, body }) => updateRestaurant(tx, who, needs, params, body),
    deleteRestaurantBySlug: ({ tx, who, params }) => deleteRestaurant(tx, who, params),

    listStores: ({ tx, who, query }) => listStores(tx, who, query),
    createStore: ({ tx, who, body }) => createStore(tx, who, body),
    getStore: ({ tx, who, params }) => getStore(tx, who, params.id),
    updateStore: ({ tx, who, params, body }) => updateStore(tx, who, params.id, body),
    deleteStore: ({ tx, who, params }) => deleteStore(tx, who, params.id),
  }
}
