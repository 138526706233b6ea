import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import type { ApiBody } from '../../../shell/api-types.ts'
import { explain } from '../../../shell/explain.ts'
import { queries, refresh } from '../../../shell/queries.ts'
import { notify } from '../../../ui/notify.ts'
import { documentQuery, type SupplierDocument } from '../queries.ts'

export type CorrectionBody = ApiBody<'PUT /supplier/documents/{id}/extraction'>

function keep(document: SupplierDocument) {
  queries.setQueryData(documentQuery(document.id).queryKey, document)
  void refresh('GET /supplier/documents')
}

/** Saves what a person says in the place of what was read; every correction can be taken back. Throws `ApiError`. */
export function useCorrect({ id, corrections = [] }: SupplierDocument) {
  const { t } = useTranslation('documents')
  const known = new Set(corrections.map((correction) => correction.id))

  const takeBack = async (correction_id: string) => {
    const path = 'DELETE /supplier/documents/{id}/corrections/{correction_id}'
    keep(await api(path, { params: { id, correction_id } }))
  }
  /** `done` is said with Undo; without it the value itself tells. */
  const correct = async (body: CorrectionBody, done?: string) => {
    const document = await api('PUT /supplier/documents/{id}/extraction', { params: { id }, body })
    keep(document)
    const made = document.corrections?.findLast((correction) => !known.has(correction.id))
    if (!done) return
    const undo = () =>
      made && takeBack(made.id).catch((error) => notify({ tone: 'danger', message: explain(error, t) }))
    notify({ message: done, ...(made && { undo }) })
  }
  return { correct, takeBack }
}
