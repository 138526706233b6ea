import { type Routes, route } from '#platform/route'
import { Id, Type } from '#platform/schema'

export const pageRoutes = {
  getDocumentPage: route({
    method: 'GET',
    path: '/supplier/documents/{id}/pages/{page}',
    permission: 'documents.read',
    transaction: 'none',
    produces: 'image/png',
    summary: 'Get a picture of a page',
    description:
      'A page of a PDF, or a photograph, drawn for the screen: PNG, or JPEG where that is much smaller. `width` is the least width in pixels; the next of 400, 800, 1200, 1600 and 2000 is drawn. Boxes of the extraction are points of this picture: its width stands for the page’s `width` in `extraction.page_sizes`. Sheets and XML have no pages.',
    params: Type.Object({ id: Id, page: Type.Integer({ minimum: 1, maximum: 10_000, examples: [1] }) }),
    query: Type.Object({
      width: Type.Optional(
        Type.Integer({ minimum: 200, maximum: 2000, default: 800, description: 'Pixels at least.' }),
      ),
    }),
    errors: [
      'not_found',
      'no_pages',
      'encrypted_document',
      'damaged_document',
      'hostile_document',
      'extraction_failed',
      'storage_full',
      'unavailable',
    ],
  }),
} satisfies Routes
