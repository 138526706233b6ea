import type { TFunction } from 'i18next'
import { api } from '../../shell/api.ts'
import type { ApiBody } from '../../shell/api-types.ts'
import { explain } from '../../shell/explain.ts'
import { refresh } from '../../shell/queries.ts'
import { notify } from '../../ui/notify.ts'
import { lineBody } from './draft/draft-values.ts'
import type { Draft, DraftSummary } from './queries.ts'

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

/** A draft as it was, with its lines, to come back to. */
export const wholeDraft = ({ id }: DraftSummary) => api('GET /supplier/drafts/{id}', { params: { id } })

/** The invoice is cancelled, and its document a draft again with what a person had entered. */
async function takeBack(draft: Draft): Promise<void> {
  await api('PUT /supplier/invoices/{id}', { params: { id: draft.id }, body: { status: 'cancelled' } })
  const { items } = await api('POST /supplier/drafts', { body: { document_ids: [draft.document_id] } })
  if (!draft.edited_at) return
  const { supplier_id, restaurant_id, store_id, kind, invoice_number, invoice_date, due_date } = draft
  const { currency, tax_amount, total_amount, notes, lines } = draft
  const body = {
    ...{ supplier_id, restaurant_id, store_id, kind, invoice_number, invoice_date, due_date },
    ...{ currency, tax_amount, total_amount, notes, lines: lines.map(lineBody) },
  }
  await api('PUT /supplier/drafts/{id}', { params: { id: items[0]!.id }, body })
}

/** Undo of one or many; says what stayed posted. */
export async function takeAllBack(posted: readonly Draft[], t: TFunction): Promise<void> {
  let failure: unknown
  for (const draft of posted)
    await takeBack(draft).catch((error) => {
      failure = error
    })
  await changed()
  if (failure) notify({ message: explain(failure, t), tone: 'danger' })
}
