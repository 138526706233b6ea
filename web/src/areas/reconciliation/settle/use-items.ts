import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { itemsList, type ReconciliationItem } from '../queries.ts'
import { askedOf, type Filters } from './filters.ts'

const none: readonly ReconciliationItem[] = []

/** The items that the filters leave, page after page. */
export function useItems(id: string, filters: Filters) {
  const asked = askedOf(filters)
  const list = useInfiniteQuery(itemsList(id, asked) as never) as unknown as ItemsQuery
  const pages = list.data?.pages
  const rows = useMemo(() => pages?.flatMap((page) => page.items) ?? none, [pages])
  return {
    rows,
    is_loading: !pages,
    /** What is shown belongs to the filters before; the answer to these is on its way. */
    is_before: list.isPlaceholderData,
    error: list.error,
    total: pages?.[0]?.total ?? rows.length,
    has_more: list.hasNextPage,
    /** The rows with one page more. */
    async more() {
      if (!list.hasNextPage) return rows
      const { data } = await list.fetchNextPage()
      return data?.pages.flatMap((page) => page.items) ?? rows
    },
  }
}
export type Items = ReturnType<typeof useItems>

interface ItemsQuery {
  data?: { pages: { items: ReconciliationItem[]; total: number }[] }
  error: unknown
  hasNextPage: boolean
  isPlaceholderData: boolean
  fetchNextPage: () => Promise<Pick<ItemsQuery, 'data'>>
}
