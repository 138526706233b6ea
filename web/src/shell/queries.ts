import {
  infiniteQueryOptions,
  keepPreviousData,
  QueryCache,
  QueryClient,
  queryOptions,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
} from '@tanstack/react-query'
import { api } from './api.ts'
import { ApiError } from './api-error.ts'
import type {
  ApiArgs,
  ApiItem,
  ApiOptions,
  ApiQuery,
  ApiResponse,
  ListOperation,
  Operation,
} from './api-types.ts'

/** One cache for the whole office; live updates say when an answer is old, so it is not asked again by itself. */
export const queries = new QueryClient({
  queryCache: new QueryCache({
    // Who is signed in says so, too; the frame then leads there.
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'second_factor_needed') void refresh('GET /auth/me')
    },
  }),
  defaultOptions: {
    queries: { staleTime: 30_000, retry: false, refetchOnWindowFocus: true, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
})

/** A query of one operation, its name first in the key. @example useQuery(apiQuery('GET /vendors/{id}', { params })) */
export function apiQuery<K extends Operation>(key: K, ...args: ApiArgs<K>) {
  return queryOptions({
    queryKey: [key, args[0] ?? {}] as const,
    queryFn: ({ signal }): Promise<ApiResponse<K>> =>
      api(key, ...([{ ...args[0], signal }] as unknown as ApiArgs<K>)),
    placeholderData: keepPreviousData as never,
  })
}

interface Pages<I> {
  items: I[]
  total: number
  total_is_estimate?: boolean
  next_cursor: string | null
}

/** Pages of a list by cursor; for `useApiList` and loaders. */
export function apiList<K extends ListOperation>(
  key: K,
  options: Partial<ApiOptions<K>> & { query?: ApiQuery<K> } = {},
) {
  const { query } = options as { query?: Record<string, unknown> }
  return infiniteQueryOptions({
    queryKey: [key, { ...options, list: true }] as const,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const asked = { ...options, query: { ...query, cursor: pageParam }, signal }
      return api(key, ...([asked] as unknown as ApiArgs<K>)) as unknown as Promise<Pages<ApiItem<K>>>
    },
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData as never,
  })
}

/** The rows so far and what a DataTable wants to know: spread `table` into it. */
export function useApiList<I>(options: { queryKey: readonly unknown[] } & Record<string, unknown>) {
  const list = useInfiniteQuery(options as never) as UseInfiniteQueryResult<{ pages: Pages<I>[] }>
  const pages = list.data?.pages
  const rows = pages?.flatMap((page) => page.items)
  return {
    rows,
    error: list.error,
    table: {
      rows,
      total: pages?.[0]?.total,
      total_is_estimate: pages?.[0]?.total_is_estimate,
      more: list.hasNextPage
        ? { load: () => void list.fetchNextPage(), busy: list.isFetchingNextPage }
        : undefined,
    },
  }
}

/** Everything read by these operations is asked again when next seen. @example refresh('GET /vendors') */
export function refresh(...keys: Operation[]): Promise<unknown> {
  return Promise.all(keys.map((key) => queries.invalidateQueries({ queryKey: [key] })))
}

export const isNotFound = (error: unknown) => error instanceof ApiError && error.status === 404
