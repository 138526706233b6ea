import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import type { ApiBody } from '../../../shell/api-types.ts'
import { explain } from '../../../shell/explain.ts'
import { isOutdated } from '../../../shell/meanwhile/outdated.ts'
import { queries, refresh } from '../../../shell/queries.ts'
import { addressOf } from '../../../shell/requests.ts'
import { versionOf } from '../../../shell/versions.ts'
import { notify } from '../../../ui/notify.ts'
import { documentQuery, type SupplierDocument } from '../queries.ts'
import { isUntouched } from './untouched.ts'

export type CorrectionBody = ApiBody<'PUT /supplier/documents/{id}/extraction'>

function keep(document: SupplierDocument) {
  queries.setQueryData(documentQuery(document.id).queryKey, document)
  void refresh('GET /supplier/documents')
}

/** Saves what a person says in the place of what was read; every correction can be taken back. Throws `ApiError`. */
export function useCorrect({ id, corrections = [], extraction }: SupplierDocument) {
  const { t } = useTranslation('documents')
  const known = new Set(corrections.map((correction) => correction.id))

  const takeBack = async (correction_id: string) => {
    const path = 'DELETE /supplier/documents/{id}/corrections/{correction_id}'
    keep(await api(path, { params: { id, correction_id } }))
  }
  /** `done` is said with Undo; without it the value itself tells. */
  const correct = async (body: CorrectionBody, done?: string) => {
    const if_match = versionOf(addressOf('/supplier/documents/{id}', { id }))
    const path = 'PUT /supplier/documents/{id}/extraction'
    const document = await api(path, { params: { id }, body, if_match }).catch(async (error) => {
      if (!isOutdated(error)) throw error
      const now = await queries.fetchQuery({ ...documentQuery(id), staleTime: 0 })
      // Something else of it changed: a reconciliation was run, another value corrected.
      if (isUntouched(body, extraction, now.extraction)) return api(path, { params: { id }, body })
      throw error
    })
    keep(document)
    const made = document.corrections?.findLast((correction) => !known.has(correction.id))
    if (!done) return
    const undo = () =>
      made && takeBack(made.id).catch((error) => notify({ tone: 'danger', message: explain(error, t) }))
    notify({ message: done, ...(made && { undo }) })
  }
  return { correct, takeBack }
}
