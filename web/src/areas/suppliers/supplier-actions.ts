import { useTranslation } from 'react-i18next'
import { api } from '../../shell/api.ts'
import type { ApiBody } from '../../shell/api-types.ts'
import { explain } from '../../shell/explain.ts'
import { queries, refresh } from '../../shell/queries.ts'
import { addressOf } from '../../shell/requests.ts'
import { versionOf } from '../../shell/versions.ts'
import { notify } from '../../ui/notify.ts'
import { type Supplier, supplierQuery } from './queries.ts'

const changed = () => refresh('GET /vendors', 'GET /vendors/{id}')

export async function createSupplier(body: ApiBody<'POST /vendors'>): Promise<Supplier> {
  const supplier = await api('POST /vendors', { body })
  await changed()
  return supplier
}

const versionOfSupplier = (id: string) => versionOf(addressOf('/vendors/{id}', { id }))

export const seenSupplier = (thing: Supplier) => ({ thing, version: versionOfSupplier(thing.id) })

export const readSupplier = async (id: string) =>
  seenSupplier(await queries.fetchQuery({ ...supplierQuery(id), staleTime: 0 }))

export async function updateSupplier(
  id: string,
  body: ApiBody<'PUT /vendors/{id}'>,
  if_match?: string,
): Promise<void> {
  await api('PUT /vendors/{id}', { params: { id }, body, if_match })
  await changed()
}

export async function deleteSupplier(id: string): Promise<void> {
  await api('DELETE /vendors/{id}', { params: { id } })
  await refresh('GET /vendors')
}

/** Takes a supplier out of use or back, and offers the way back. */
export function useActivateSupplier() {
  const { t } = useTranslation('suppliers')
  return async ({ id, name }: Supplier, is_active: boolean) => {
    try {
      await updateSupplier(id, { is_active })
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
      return
    }
    const message = t(is_active ? 'activated' : 'deactivated', { name })
    notify({ message, undo: () => updateSupplier(id, { is_active: !is_active }) })
  }
}
