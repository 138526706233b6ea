import { apiList, apiQuery } from '../../shell/queries.ts'

export const organizationQuery = (id: string) => apiQuery('GET /organizations/{id}', { params: { id } })
export const restaurantQuery = (id: string) => apiQuery('GET /settings/restaurants/{id}', { params: { id } })

/** Stores of all restaurants; a group with more than this finds them restaurant by restaurant. */
export const storesQuery = (restaurant_id?: string) =>
  apiQuery('GET /settings/stores', { query: { limit: 200, sort: 'name', restaurant_id } })

export interface PeopleSearch {
  search: string
  role: string
  state: string
}

export const peopleList = ({ search, role, state }: PeopleSearch, sort?: string) =>
  apiList('GET /users', {
    query: {
      search: search || undefined,
      role: (role || undefined) as never,
      status: (state || undefined) as never,
      sort: sort || undefined,
    },
  })

/** Whoever may have done something: for choosing one of them. */
export const everybodyQuery = apiQuery('GET /users', { query: { limit: 200 } })
export const rolesQuery = apiQuery('GET /roles')
