import type { TFunction } from 'i18next'
import { api } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { refresh } from '../../../shell/queries.ts'
import { notify } from '../../../ui/notify.ts'

/** Holds the statement against the books as they are now; decisions stay. */
export async function rerun(id: string, t: TFunction): Promise<void> {
  try {
    await api('POST /supplier/reconciliation/{id}/rerun', { params: { id } })
    await refresh('GET /supplier/reconciliation/{id}')
  } catch (error) {
    notify({ message: explain(error, t), tone: 'danger' })
  }
}
