import type { TFunction } from 'i18next'
import { api } from '../../shell/api.ts'
import type { ApiBody } from '../../shell/api-types.ts'
import { explain } from '../../shell/explain.ts'
import { refresh } from '../../shell/queries.ts'
import { notify } from '../../ui/notify.ts'

export type Confirmations = ApiBody<'POST /supplier/drafts/{id}/post'>

export const changed = () =>
  refresh(
    'GET /supplier/drafts',
    'GET /supplier/drafts/{id}',
    'GET /supplier/invoices',
    'GET /supplier/invoices/{id}',
    'GET /supplier/documents/{id}',
    'GET /supplier/mappings',
  )

export const postDraft = (id: string, body: Confirmations = {}) =>
  api('POST /supplier/drafts/{id}/post', { params: { id }, body })

/** Undo of one or many; says what stayed posted. */
export async function takeAllBack(posted: readonly { id: string }[], t: TFunction): Promise<void> {
  let failure: unknown
  for (const { id } of posted)
    await api('POST /supplier/invoices/{id}/take-back', { params: { id } }).catch((error) => {
      failure = error
    })
  await changed()
  if (failure) notify({ message: explain(failure, t), tone: 'danger' })
}
