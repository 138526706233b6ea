import { api } from '../../../shell/api.ts'
import { itemsKey } from '../queries.ts'
import { readItemsAgain } from './item-cache.ts'

/** The most ids one act takes. */
const MOST_IDS = 5000

/**
 * Accepts what matches and is sure enough, in one act. `undo` reopens what that act accepted and nothing else: one act
 * has one instant, and the first item that was open tells which.
 */
export async function acceptAbove(id: string, min_confidence: number) {
  const params = { id }
  const query = { status: 'matched', min_confidence } as const
  const open = await api(itemsKey, { params, query: { ...query, decision: 'open', limit: 1 } })
  const { changed } = await api('POST /supplier/reconciliation/{id}/items/accept', {
    params,
    body: { min_confidence, statuses: ['matched'] },
  })
  void readItemsAgain(id)
  const first = open.items[0]?.id
  return { changed, undo: () => (first ? reopenLike(id, first, min_confidence) : Promise.resolve()) }
}

async function reopenLike(id: string, reconciliation_item_id: string, min_confidence: number) {
  const { decided_at } = await api('GET /supplier/reconciliation/{id}/items/{reconciliation_item_id}', {
    params: { id, reconciliation_item_id },
  })
  if (!decided_at) return
  const item_ids = await idsDecidedAt(id, min_confidence, decided_at)
  for (let from = 0; from < item_ids.length; from += MOST_IDS)
    await api('POST /supplier/reconciliation/{id}/items/reopen', {
      params: { id },
      body: { item_ids: item_ids.slice(from, from + MOST_IDS) },
    })
  await readItemsAgain(id)
}

async function idsDecidedAt(id: string, min_confidence: number, at: string): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const query = { status: 'matched', decision: 'accepted', min_confidence, limit: 200, cursor } as const
    const page = await api(itemsKey, { params: { id }, query })
    for (const item of page.items) if (item.decided_at === at) ids.push(item.id)
    cursor = page.next_cursor ?? undefined
  } while (cursor)
  return ids
}
