import { type Routes, route } from '#platform/route'
import { Id, Nullable, OneOf, Type } from '#platform/schema'

const Page = Type.Object({ id: Id, page: Type.Integer({ minimum: 1, maximum: 10_000, examples: [1] }) })
const faults = [
  'not_found',
  'no_pages',
  'encrypted_document',
  'damaged_document',
  'hostile_document',
  'extraction_failed',
] as const

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
    params: Page,
    query: Type.Object({
      width: Type.Optional(
        Type.Integer({ minimum: 200, maximum: 2000, default: 800, description: 'Pixels at least.' }),
      ),
    }),
    errors: [...faults, 'storage_full', 'unavailable'],
  }),
  getDocumentPageWords: route({
    method: 'GET',
    path: '/supplier/documents/{id}/pages/{page}/words',
    permission: 'documents.read',
    transaction: 'none',
    summary: 'Get the words of a page',
    description:
      'What stands on a page of a PDF or a photograph, word by word in reading order, at most 3,000, for a person to point at. Boxes are points of the page as `GET …/pages/{page}` draws it. A page that is a picture is read anew, which takes seconds.',
    params: Page,
    response: Type.Object({
      words: Type.Array(
        Type.Object({
          text: Type.String({ examples: ['1.234,50'] }),
          line: Type.Integer({ description: 'Words of one line have the same.' }),
          box: Type.Array(Type.Number(), {
            ...{ minItems: 4, maxItems: 4, examples: [[42, 60, 96.5, 71]] },
            description: 'x0, y0, x1, y1.',
          }),
        }),
      ),
      decimal_mark: Nullable(
        OneOf(['.', ','], { description: 'What the page writes before cents; null where nothing tells.' }),
      ),
      date_order: OneOf(['dmy', 'mdy'], { description: 'How the page writes days in figures.' }),
    }),
    errors: [...faults, 'no_text_layer'],
  }),
} satisfies Routes
