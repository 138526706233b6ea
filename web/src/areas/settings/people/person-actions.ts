import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import type { ApiBody } from '../../../shell/api-types.ts'
import { explain } from '../../../shell/explain.ts'
import { refresh } from '../../../shell/queries.ts'
import { notify } from '../../../ui/notify.ts'
import type { Person } from './person-values.ts'

export async function changePerson(id: string, body: ApiBody<'PUT /users/{id}'>): Promise<void> {
  await api('PUT /users/{id}', { params: { id }, body })
  await refresh('GET /users', 'GET /users/{id}', 'GET /auth/me')
}

export async function deletePerson(id: string): Promise<void> {
  await api('DELETE /users/{id}', { params: { id } })
  await refresh('GET /users')
}

/** Lets a person in or keeps them out, and offers the way back. */
export function useActivatePerson() {
  const { t } = useTranslation('settings')
  return async ({ id, full_name }: Person, is_active: boolean) => {
    try {
      await changePerson(id, { is_active })
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
      return
    }
    const message = t(is_active ? 'people.activated' : 'people.deactivated', { name: full_name })
    notify({ message, undo: () => changePerson(id, { is_active: !is_active }) })
  }
}
