import type { Reconciliation, ReconciliationItem } from '#modules/statements/contract'
import type { ApiQuery, ApiResponse } from '../../shell/api-types.ts'
import { apiList, apiQuery } from '../../shell/queries.ts'

export type { Reconciliation, ReconciliationItem }
export type Summary = NonNullable<Reconciliation['summary']>
export type CurrencySummary = Summary['currencies'][number]
export type RunStatus = ApiResponse<'GET /supplier/reconciliation/{id}/status'>

export const statuses = ['pending', 'in_progress', 'completed', 'error'] as const

/** The four classes, in the order of the tabs, each with the operation that lists it. */
export const classes = {
  matched: 'GET /supplier/reconciliation/{id}/matched',
  missing_in_restaurant: 'GET /supplier/reconciliation/{id}/missing-restaurant',
  missing_in_supplier: 'GET /supplier/reconciliation/{id}/missing-supplier',
  amount_mismatch: 'GET /supplier/reconciliation/{id}/mismatches',
} as const

export type ItemClass = keyof typeof classes
export const classNames = Object.keys(classes) as ItemClass[]

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

export const items = (id: string, item_class: ItemClass, search: string) =>
  apiList(classes[item_class], { params: { id }, query: { search, limit: 50 } })
