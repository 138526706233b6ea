import type { Reconciliation, ReconciliationItem } from '#modules/statements/contract'
import type { ApiQuery, ApiResponse } from '../../shell/api-types.ts'
import { apiList, apiQuery } from '../../shell/queries.ts'

export type { Reconciliation, ReconciliationItem }
export type Summary = NonNullable<Reconciliation['summary']>
export type CurrencySummary = Summary['currencies'][number]
export type RunStatus = ApiResponse<'GET /supplier/reconciliation/{id}/status'>

export const statuses = ['pending', 'in_progress', 'completed', 'error'] as const

/** In the order of the tabs: first what asks for something to be done is found by its colour, not its place. */
export const classNames = [
  'matched',
  'missing_in_restaurant',
  'missing_in_supplier',
  'amount_mismatch',
] as const
export type ItemClass = (typeof classNames)[number]
export type Decision = ReconciliationItem['decision']

export const isRunning = ({ status }: { status: Reconciliation['status'] }) =>
  status === 'pending' || status === 'in_progress'

/** Where the socket is down, what runs is asked again this often. */
const ASK_AGAIN_MS = 5000

export const reconciliations = (query: ApiQuery<'GET /supplier/reconciliation'>) => ({
  ...apiList('GET /supplier/reconciliation', { query }),
  refetchInterval: (list: { state: { data?: { pages: { items: Reconciliation[] }[] } } }) =>
    list.state.data?.pages.some((page) => page.items.some(isRunning)) ? ASK_AGAIN_MS : (false as const),
})

export const reconciliationQuery = (id: string) => ({
  ...apiQuery('GET /supplier/reconciliation/{id}', { params: { id } }),
  placeholderData: undefined,
})

export const statusQuery = (id: string) => ({
  ...apiQuery('GET /supplier/reconciliation/{id}/status', { params: { id } }),
  placeholderData: undefined,
})

/** So many items come at once: the most a list gives. */
const PAGE = 200

/**
 * The items of a reconciliation in the statement's order. Twenty thousand are a hundred pages, so they are asked again
 * only when somebody else changed them, never because a window came back into sight.
 */
export const itemsList = (
  id: string,
  query: Omit<ApiQuery<typeof itemsKey>, 'limit' | 'skip' | 'cursor'>,
) => ({
  ...apiList(itemsKey, { params: { id }, query: { ...query, limit: PAGE } }),
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: false,
})
export const itemsKey = 'GET /supplier/reconciliation/{id}/items'

export type Overview = ApiResponse<'GET /supplier/reconciliation/{id}/overview'>
export const overviewQuery = (id: string) =>
  apiQuery('GET /supplier/reconciliation/{id}/overview', { params: { id } })

export const setApartQuery = (id: string) =>
  apiQuery('GET /supplier/reconciliation/{id}/set-apart', { params: { id }, query: { limit: 200 } })

export type Change = ApiResponse<'GET /supplier/reconciliation/{id}/changes'>['items'][number]
/** What the last run moved; `run_number` only keeps answers of other runs apart. */
export const changesQuery = (id: string, run_number: number) =>
  apiQuery('GET /supplier/reconciliation/{id}/changes', { params: { id }, query: { run_number, limit: 200 } })

export type DisputePack = ApiResponse<'GET /supplier/reconciliation/{id}/dispute-packs'>['items'][number]
export const packsQuery = (id: string) =>
  apiQuery('GET /supplier/reconciliation/{id}/dispute-packs', { params: { id }, query: { limit: 10 } })
