import { useCallback } from 'react'
import type { PaperPage } from '../ui/paper/paper-geometry.ts'
import type { LoadPicture } from '../ui/paper/picture-shelf.ts'
import { apiFile } from './api.ts'
import type { ApiResponse } from './api-types.ts'
import { apiQuery, queries } from './queries.ts'

type SupplierDocument = ApiResponse<'GET /supplier/documents/{id}'>

const none: readonly PaperPage[] = []

/** The pages of a supplier's document that can be seen; none of what is data: sheets and e-invoices. */
export const pagesOf = ({ extraction }: SupplierDocument): readonly PaperPage[] =>
  extraction?.page_sizes ?? none

/** Pictures of a document's pages, as the server draws them: for `Paper`. */
export function usePictures(document_id: string): LoadPicture {
  return useCallback(
    async (page, width, signal) => {
      const options = { params: { id: document_id, page }, query: { width }, signal }
      const { blob } = await apiFile('GET /supplier/documents/{id}/pages/{page}', options)
      return blob
    },
    [document_id],
  )
}

/** The words of a page and how it writes figures and days; read once, since a stored page stays as it is. */
export function usePageWords(document_id: string) {
  return useCallback(
    (page: number) => {
      const options = { params: { id: document_id, page } }
      const asked = apiQuery('GET /supplier/documents/{id}/pages/{page}/words', options)
      return queries.fetchQuery({ ...asked, staleTime: Number.POSITIVE_INFINITY })
    },
    [document_id],
  )
}
