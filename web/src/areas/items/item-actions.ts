import { useTranslation } from 'react-i18next'
import { api } from '../../shell/api.ts'
import { explain } from '../../shell/explain.ts'
import { refresh } from '../../shell/queries.ts'
import { notify } from '../../ui/notify.ts'
import type { Item } from './queries.ts'

export const changed = () =>
  refresh(
    'GET /inventory/items',
    'GET /inventory/items/{id}',
    'GET /supplier/mappings',
    'GET /supplier/drafts',
  )

const setActive = (id: string, is_active: boolean) =>
  is_active
    ? api('PUT /inventory/items/{id}', { params: { id }, body: { is_active } })
    : api('DELETE /inventory/items/{id}', { params: { id } })

/** Takes an item out of use or back, and offers the way back. */
export function useArchive() {
  const { t } = useTranslation('items')
  const set = async (item: Item, is_active: boolean) => {
    try {
      await setActive(item.id, is_active)
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
      return false
    }
    await changed()
    return true
  }
  return async (item: Item) => {
    if (!(await set(item, !item.is_active))) return
    const message = t(item.is_active ? 'archived' : 'restored', { name: item.name })
    notify({ message, undo: () => set(item, item.is_active) })
  }
}
