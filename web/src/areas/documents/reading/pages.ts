import { useCallback } from 'react'
import { apiFile } from '../../../shell/api.ts'
import type { PaperPage } from '../../../ui/paper/paper-geometry.ts'
import type { LoadPicture } from '../../../ui/paper/picture-shelf.ts'
import type { SupplierDocument } from '../queries.ts'

const none: readonly PaperPage[] = []

/** The pages that can be seen; none for what has no pages. */
export const pagesOf = ({ extraction }: SupplierDocument): readonly PaperPage[] =>
  (extraction as { page_sizes?: PaperPage[] } | null)?.page_sizes ?? none

/** Pictures of the document's pages, as the server draws them. */
export function usePictures({ id }: SupplierDocument): LoadPicture {
  return useCallback(
    async (page, width, signal) => {
      const path = 'GET /supplier/documents/{id}/pages/{page}' as never
      const { blob } = await apiFile(path, { params: { id, page }, query: { width }, signal } as never)
      return blob
    },
    [id],
  )
}
