import { api } from '../../shell/api.ts'
import type { ApiItem, ApiQuery, ApiResponse } from '../../shell/api-types.ts'
import { apiList, apiQuery } from '../../shell/queries.ts'

export type Item = ApiResponse<'GET /inventory/items/{id}'>
export type Price = ApiItem<'GET /supplier/inventory/{id}/price-history'>
export type PriceStep = ApiItem<'GET /supplier/price-changes'>

export const items = (query: ApiQuery<'GET /inventory/items'>) => apiList('GET /inventory/items', { query })

export const itemQuery = (id: string) => ({
  ...apiQuery('GET /inventory/items/{id}', { params: { id } }),
  placeholderData: undefined,
})

/** A curve of more points than this says nothing more. */
const MOST_PRICES = 200

export const pricesOf = (id: string) =>
  apiQuery('GET /supplier/inventory/{id}/price-history', { params: { id }, query: { limit: MOST_PRICES } })

export const priceChanges = (query: ApiQuery<'GET /supplier/price-changes'>) =>
  apiList('GET /supplier/price-changes', { query })

const PAGE = 200
const MOST_PAGES = 5

/** The categories that active items have, by their names. */
export const categoriesQuery = {
  queryKey: ['GET /inventory/items', { categories: true }] as const,
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<string[]> => {
    const found = new Set<string>()
    let cursor: string | undefined
    for (let page = 0; page < MOST_PAGES; page++) {
      const answer: ApiResponse<'GET /inventory/items'> = await api('GET /inventory/items', {
        query: { limit: PAGE, cursor },
        signal,
      })
      for (const { category } of answer.items) if (category) found.add(category)
      if (!answer.next_cursor) break
      cursor = answer.next_cursor
    }
    return [...found].sort((a, b) => a.localeCompare(b))
  },
}
