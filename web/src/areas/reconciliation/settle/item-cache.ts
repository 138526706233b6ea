import { queries, refresh } from '../../../shell/queries.ts'
import { itemsKey, type Overview, overviewQuery, type ReconciliationItem } from '../queries.ts'

interface Pages {
  pages: { items: ReconciliationItem[] }[]
}

const listsOf = (id: string) => ({
  queryKey: [itemsKey] as const,
  predicate: ({ queryKey }: { queryKey: readonly unknown[] }) =>
    (queryKey[1] as { params?: { id: string } } | undefined)?.params?.id === id,
})

/** Puts items in the place of those with their id, in every list of this reconciliation that is kept. */
export function putItems(id: string, items: readonly ReconciliationItem[]): void {
  if (items.length === 0) return
  const by_id = new Map(items.map((item) => [item.id, item]))
  queries.setQueriesData<Pages>(listsOf(id), (before) => {
    if (!before?.pages) return before
    const pages = before.pages.map((page) =>
      page.items.some((item) => by_id.has(item.id))
        ? { ...page, items: page.items.map((item) => by_id.get(item.id) ?? item) }
        : page,
    )
    return { ...before, pages }
  })
}

/** Reads the items again: their members changed, or somebody else's hand was there. */
export const readItemsAgain = (id: string) => queries.invalidateQueries(listsOf(id))

/** Counts as they are after these items became those; the server's own follow. */
export function countAnew(
  id: string,
  before: readonly ReconciliationItem[],
  after: readonly ReconciliationItem[],
): void {
  queries.setQueryData<Overview>(overviewQuery(id).queryKey, (overview) =>
    overview ? { ...overview, counts: movedCounts(overview.counts, before, after) } : overview,
  )
}

type Count = Overview['counts'][number]
type Counted = Pick<ReconciliationItem, 'status' | 'decision' | 'currency' | 'difference'>

const keyOf = ({ status, decision, currency }: Pick<Count, 'status' | 'decision' | 'currency'>) =>
  `${status} ${decision} ${currency}`

/** Counts by class, decision and currency after items left one place and came to another. */
export function movedCounts(
  counts: readonly Count[],
  before: readonly Counted[],
  after: readonly Counted[],
): Count[] {
  const by_key = new Map(counts.map((count) => [keyOf(count), { ...count }]))
  const add = (item: Counted, step: 1 | -1) => {
    const { status, decision, currency, difference } = item
    const count = by_key.get(keyOf(item)) ?? { status, decision, currency, count: 0, difference: 0 }
    count.count += step
    count.difference = Math.round((count.difference + step * difference) * 100) / 100
    by_key.set(keyOf(item), count)
  }
  for (const item of before) add(item, -1)
  for (const item of after) add(item, 1)
  return [...by_key.values()].filter(({ count }) => count > 0)
}

let waiting: ReturnType<typeof setTimeout> | undefined

/** Figures follow a moment later: whoever goes through items by the keyboard decides twice a second. */
export function readFiguresSoon(): void {
  clearTimeout(waiting)
  waiting = setTimeout(
    () =>
      void refresh(
        'GET /supplier/reconciliation/{id}',
        'GET /supplier/reconciliation/{id}/overview',
        'GET /supplier/credits',
      ),
    500,
  )
}
