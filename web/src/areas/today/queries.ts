import { api } from '../../shell/api.ts'
import type { ApiItem, ApiResponse } from '../../shell/api-types.ts'
import { apiQuery } from '../../shell/queries.ts'

export type Invoice = ApiItem<'GET /supplier/invoices'>
export type Document = ApiItem<'GET /supplier/documents'>
export type Reconciliation = ApiItem<'GET /supplier/reconciliation'>

/** A page of a list is enough for a morning: what is older has waited longer than a day. */
const MANY = 200

/** Open invoices, the most pressing first. */
export const openInvoices = (restaurant_id?: string) =>
  apiQuery('GET /supplier/invoices', {
    query: { restaurant_id, status: 'active', sort: 'due_date', limit: MANY },
  })

/** Statements that have been read, the latest first. */
export const readStatements = (restaurant_id?: string) =>
  apiQuery('GET /supplier/documents', {
    query: { restaurant_id, document_type: 'statement', status: 'processed', limit: MANY },
  })

export const unreadable = (restaurant_id?: string) =>
  apiQuery('GET /supplier/documents', { query: { restaurant_id, status: 'error', limit: 5 } })

export const reconciliations = (restaurant_id?: string) =>
  apiQuery('GET /supplier/reconciliation', { query: { restaurant_id, limit: MANY } })

/** More invoices than this in a few weeks are not added up in the browser. */
const MOST_PAGES = 6

/** Every invoice since a day, for the weeks' totals; `is_complete` is false when there are too many. */
export const invoicesSince = (date_from: string, restaurant_id?: string) => ({
  queryKey: ['GET /supplier/invoices', { date_from, restaurant_id, weeks: true }] as const,
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const items: Invoice[] = []
    let cursor: string | undefined
    for (let page = 0; page < MOST_PAGES; page++) {
      const query = { restaurant_id, date_from, limit: MANY, cursor }
      const answer: ApiResponse<'GET /supplier/invoices'> = await api('GET /supplier/invoices', {
        query,
        signal,
      })
      items.push(...answer.items)
      cursor = answer.next_cursor ?? undefined
      if (!cursor) break
    }
    return { items, is_complete: cursor === undefined }
  },
})

const one = { query: { limit: 1 } }
export const supplierCount = apiQuery('GET /vendors', one)
export const documentCount = apiQuery('GET /supplier/documents', one)
export const reconciliationCount = apiQuery('GET /supplier/reconciliation', one)
export const peopleCount = apiQuery('GET /users', one)
