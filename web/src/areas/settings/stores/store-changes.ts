import { api } from '../../../shell/api.ts'
import type { ApiBody, ApiResponse } from '../../../shell/api-types.ts'
import { queries, refresh } from '../../../shell/queries.ts'

export type Store = ApiResponse<'GET /settings/stores/{id}'>
type Stores = ApiResponse<'GET /settings/stores'>

/** Shows the change at once, sends it, and takes it back when it is refused. */
export async function changeStore(id: string, body: ApiBody<'PUT /settings/stores/{id}'>): Promise<void> {
  const before = queries.getQueriesData<Stores>({ queryKey: ['GET /settings/stores'] })
  queries.setQueriesData<Stores>(
    { queryKey: ['GET /settings/stores'] },
    (list) =>
      list && {
        ...list,
        items: list.items.map((store) => (store.id === id ? { ...store, ...body } : store)),
      },
  )
  try {
    await api('PUT /settings/stores/{id}', { params: { id }, body })
  } catch (error) {
    for (const [key, list] of before) queries.setQueryData(key, list)
    throw error
  }
  await refresh('GET /settings/stores')
}

export async function addStore(restaurant_id: string, name: string): Promise<void> {
  await api('POST /settings/stores', { body: { restaurant_id, name } })
  await refresh('GET /settings/stores')
}

export async function deleteStore(id: string): Promise<void> {
  await api('DELETE /settings/stores/{id}', { params: { id } })
  await refresh('GET /settings/stores')
}
