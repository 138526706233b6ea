import { api } from '../../shell/api.ts'
import { queries, refresh } from '../../shell/queries.ts'
import { documentQuery } from './queries.ts'

/** Reads the stored file once more; the page turns to the progress. Corrections by people stay. */
export async function readAgain(id: string): Promise<void> {
  const document = await api('POST /supplier/documents/{id}/read-again', { params: { id } })
  queries.setQueryData(documentQuery(id).queryKey, document)
  void refresh('GET /supplier/documents')
}
