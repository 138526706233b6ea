import { api } from '../../../shell/api.ts'
import { refresh } from '../../../shell/queries.ts'

export async function setRestaurantActive(id: string, is_active: boolean): Promise<void> {
  await api('PUT /settings/restaurants/{id}', { params: { id }, body: { is_active } })
  await refresh('GET /settings/restaurants', 'GET /settings/restaurants/{id}')
}
