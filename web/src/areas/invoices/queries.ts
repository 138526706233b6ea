import type { InvoiceSummary } from '#modules/purchasing/contract'
import { api } from '../../shell/api.ts'
import type { ApiBody, ApiQuery, ApiResponse } from '../../shell/api-types.ts'
import { apiList, apiQuery } from '../../shell/queries.ts'

export type { InvoiceSummary }
export type Invoice = ApiResponse<'GET /supplier/invoices/{id}'>
export type InvoiceBody = ApiBody<'POST /supplier/invoices'>

export const statuses = ['active', 'paid', 'cancelled'] as const

export const invoices = (query: ApiQuery<'GET /supplier/invoices'>) =>
  apiList('GET /supplier/invoices', { query })

export const invoiceQuery = (id: string) => ({
  ...apiQuery('GET /supplier/invoices/{id}', { params: { id } }),
  placeholderData: undefined,
})

/** More payments of one invoice than these are not for a page. */
const MOST_PAYMENTS = 50

export const paymentsOf = (invoice_id: string) =>
  apiQuery('GET /supplier/payments', { query: { invoice_id, limit: MOST_PAYMENTS, sort: 'paid_on' } })

const PAGE = 200
/** More open invoices than this are not added up in the browser; the figures then say “at least”. */
const MOST_PAGES = 10

export interface OpenInvoices {
  items: InvoiceSummary[]
  is_complete: boolean
}

/** Every open invoice of a restaurant and a supplier, to add up what is due. */
export const openInvoices = (filters: { restaurant_id?: string; supplier_id?: string }) => ({
  queryKey: ['GET /supplier/invoices', { ...filters, open: true }] as const,
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<OpenInvoices> => {
    const items: InvoiceSummary[] = []
    let cursor: string | null = null
    for (let page = 0; page < MOST_PAGES; page++) {
      const query = { ...filters, status: 'active' as const, limit: PAGE, cursor: cursor ?? undefined }
      const answer: ApiResponse<'GET /supplier/invoices'> = await api('GET /supplier/invoices', {
        query,
        signal,
      })
      items.push(...answer.items)
      cursor = answer.next_cursor
      if (!cursor) break
    }
    return { items, is_complete: cursor === null }
  },
})
