import { defineModule, type Module } from '#platform/module'
import { routes } from './contract.ts'
import type { VenuesNeeds } from './restaurants.ts'
import { makeHandlers } from './routes.ts'

export { createRestaurant } from './create-restaurant.ts'
export { findRestaurant, getRestaurantFor, getStoreFor, listRestaurantIds } from './places.ts'

/** The room of places: restaurants and the stores inside them. */
export function venues(needs: VenuesNeeds): Module {
  return defineModule({
    name: 'venues',
    routes,
    handlers: makeHandlers(needs),
    channels: { restaurants: 'restaurants.read', stores: 'stores.read' },
  })
}
