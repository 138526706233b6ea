import type { ApiItem, ApiQuery, ApiResponse } from '../../shell/api-types.ts'
import { apiList, apiQuery } from '../../shell/queries.ts'

export type Supplier = ApiResponse<'GET /vendors/{id}'>
export type Kind = Supplier['kind']

export const searchDefaults = { search: '', kind: '', state: 'active', sort: 'name', panel: '' }
export type SupplierSearch = typeof searchDefaults

export const suppliersList = ({ search, kind, state, sort }: SupplierSearch) =>
  apiList('GET /vendors', {
    query: {
      search: search || undefined,
      kind: (kind || undefined) as Kind | undefined,
      is_active: state === 'all' ? undefined : state === 'active',
      sort,
    },
  })

export const supplierQuery = (id: string) => ({
  ...apiQuery('GET /vendors/{id}', { params: { id } }),
  placeholderData: undefined,
})

/** As many as a glance takes; all of them are one link away. */
const RECENT = 5

export const recentDocuments = (supplier_id: string) =>
  apiQuery('GET /supplier/documents', { query: { supplier_id, limit: RECENT } })
export const recentInvoices = (supplier_id: string) =>
  apiQuery('GET /supplier/invoices', {
    query: { supplier_id, limit: RECENT } satisfies ApiQuery<'GET /supplier/invoices'>,
  })

export const layoutsQuery = (supplier_id: string) =>
  apiQuery('GET /supplier/layouts', { query: { supplier_id } })

export type Account = ApiResponse<'GET /vendors/{id}/account'>
export type CurrencyAccount = Account['currencies'][number]
export const accountQuery = (id: string) => ({
  ...apiQuery('GET /vendors/{id}/account', { params: { id } }),
  placeholderData: undefined,
})

/** By the pageful; the latest are what people look for. */
const PAYMENTS = 10

export type Payment = ApiItem<'GET /supplier/payments'>
export type PaymentMethod = Payment['method']
export const paymentsList = (supplier_id: string) =>
  apiList('GET /supplier/payments', { query: { supplier_id, limit: PAYMENTS } })

export type OpenInvoice = ApiItem<'GET /supplier/invoices'>
/** What may be paid, oldest first: more than these are paid by the oldest. */
export const openInvoices = (supplier_id: string, restaurant_id: string | null) =>
  apiQuery('GET /supplier/invoices', {
    query: {
      ...{ supplier_id, status: 'active', sort: 'invoice_date', limit: 200 },
      restaurant_id: restaurant_id ?? undefined,
    } satisfies ApiQuery<'GET /supplier/invoices'>,
  })

export type Credit = ApiItem<'GET /supplier/credits'>
export const creditsList = (query: ApiQuery<'GET /supplier/credits'>) =>
  apiList('GET /supplier/credits', { query })
