import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shell/api.ts'
import type { ApiResponse } from '../../../shell/api-types.ts'
import type { DraftSummary } from '../queries.ts'

const PAGE = 200
/** More than this are not looked through at once. */
const MOST_PAGES = 5

/** Every draft that waits, in the order of the queue. */
export const allDrafts = queryOptions({
  queryKey: ['GET /supplier/drafts', { all: true }] as const,
  queryFn: async ({ signal }): Promise<DraftSummary[]> => {
    const items: DraftSummary[] = []
    let cursor: string | undefined
    for (let page = 0; page < MOST_PAGES; page++) {
      const query = { limit: PAGE, cursor }
      const answer: ApiResponse<'GET /supplier/drafts'> = await api('GET /supplier/drafts', { query, signal })
      items.push(...answer.items)
      if (!answer.next_cursor) break
      cursor = answer.next_cursor
    }
    return items
  },
})
