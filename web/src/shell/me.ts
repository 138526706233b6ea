import { useQuery } from '@tanstack/react-query'
import { redirect } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'
import type { ApiResponse } from './api-types.ts'
import { paths } from './paths.ts'
import { apiQuery, queries } from './queries.ts'

export type Me = ApiResponse<'GET /auth/me'>
export type Restaurant = ApiResponse<'GET /settings/restaurants/{id}'>

export const meQuery = apiQuery('GET /auth/me')
/** A group of more restaurants than this chooses among them by search, in its own list. */
export const restaurantsQuery = apiQuery('GET /settings/restaurants', { query: { limit: 200, sort: 'name' } })

/** Who is signed in; the frame has read it before any page is shown. */
export function useMe(): Me {
  const { data } = useQuery(meQuery)
  if (!data) throw new Error('useMe is for pages inside the frame')
  return data
}

/** Whether the role of whoever is signed in grants a permission: for what to show; the server decides. */
export function useCan(): (permission: string | undefined) => boolean {
  const { permissions } = useMe()
  return (permission) => !permission || permissions.includes(permission)
}

const KEY = 'brigade-restaurant'
const listeners = new Set<() => void>()
let chosen: string | null | undefined

function chosenRestaurant(): string | null {
  if (chosen !== undefined) return chosen
  try {
    chosen = localStorage.getItem(KEY)
  } catch {
    chosen = null
  }
  return chosen
}

/** Works in one restaurant, or with null in all of them; kept on this device. */
export function chooseRestaurant(id: string | null): void {
  chosen = id
  try {
    if (id) localStorage.setItem(KEY, id)
    else localStorage.removeItem(KEY)
  } catch {
    // Storage may be forbidden.
  }
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The restaurants one may work in, and the chosen one: undefined means all of them. */
export function useRestaurants(): { restaurants: readonly Restaurant[]; current: Restaurant | undefined } {
  const { data } = useQuery(restaurantsQuery)
  const id = useSyncExternalStore(subscribe, chosenRestaurant)
  const restaurants = data?.items ?? []
  const only = restaurants.length === 1 ? restaurants[0] : undefined
  return { restaurants, current: only ?? restaurants.find((restaurant) => restaurant.id === id) }
}

/** Whoever must set up a second factor does that first: nothing else answers until it is done. */
export async function loadMe() {
  const restaurants = queries.ensureQueryData(restaurantsQuery)
  restaurants.catch(() => undefined)
  const me = await queries.ensureQueryData(meQuery)
  if (me.must_set_up_second_factor) throw redirect({ to: paths.setUpSecondFactor() })
  return [me, await restaurants] as const
}
