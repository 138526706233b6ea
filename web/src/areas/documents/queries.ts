import type { DocumentSummary } from '#modules/documents/contract'
import type { ApiQuery, ApiResponse } from '../../shell/api-types.ts'
import { apiList, apiQuery } from '../../shell/queries.ts'

export type { DocumentSummary }
export type SupplierDocument = ApiResponse<'GET /supplier/documents/{id}'>
export type Extraction = NonNullable<SupplierDocument['extraction']>
export type ExtractedLine = Extraction['lines'][number]

export const documentTypes = ['statement', 'invoice', 'credit_note', 'receipt', 'other'] as const
export const documentStatuses = ['uploaded', 'processing', 'processed', 'error'] as const

/** Where the socket is down, what is being read is asked again this often. */
const ASK_AGAIN_MS = 5000

export const isPending = ({ status }: { status: DocumentSummary['status'] }) =>
  status === 'uploaded' || status === 'processing'

export const documents = (query: ApiQuery<'GET /supplier/documents'>) => ({
  ...apiList('GET /supplier/documents', { query }),
  refetchInterval: (list: { state: { data?: { pages: { items: DocumentSummary[] }[] } } }) =>
    list.state.data?.pages.some((page) => page.items.some(isPending)) ? ASK_AGAIN_MS : (false as const),
})

export const documentQuery = (id: string) => ({
  ...apiQuery('GET /supplier/documents/{id}', { params: { id } }),
  placeholderData: undefined,
  refetchInterval: (query: { state: { data?: SupplierDocument } }) =>
    query.state.data && isPending(query.state.data) ? ASK_AGAIN_MS : (false as const),
})

/** How far the reading is; asked for while there is something to read. */
export const jobQuery = (id: string | null, enabled: boolean) => ({
  ...apiQuery('GET /jobs/{id}', { params: { id: id ?? '' } }),
  placeholderData: undefined,
  enabled: enabled && id !== null,
  refetchInterval: 2000,
})
