import { useCallback, useEffect, useState } from 'react'
import type { ReconciliationItem } from '../queries.ts'
import type { Items } from './use-items.ts'

/** The next that nobody has decided about after a place, round the end to those before it. */
export function nextOpen(rows: readonly ReconciliationItem[], after: number): ReconciliationItem | undefined {
  const is_open = ({ decision }: ReconciliationItem) => decision === 'open'
  return rows.slice(after + 1).find(is_open)
}

/** Which item one is at, and how one goes on from there: the row is focused and comes into sight. */
export function useWalk(items: Items) {
  const [selected_id, select] = useState<string>()
  const index = items.rows.findIndex(({ id }) => id === selected_id)
  useEffect(() => {
    if (selected_id) focusRow(selected_id)
  }, [selected_id])

  const step = async (by: 1 | -1) => {
    const to = index + by
    const rows = to >= items.rows.length ? await items.more() : items.rows
    const next = rows[Math.max(0, Math.min(rows.length - 1, to))]
    if (next) select(next.id)
  }
  /** Goes to the next undecided, loading on where it is not among what is loaded; false when all are decided. */
  const goOn = async (): Promise<boolean> => {
    let rows = items.rows
    let next = nextOpen(rows, index)
    if (!next && items.has_more) {
      rows = await items.more()
      next = nextOpen(rows, index)
    }
    const current = rows[index]
    next ??= rows.find(({ id, decision }) => decision === 'open' && id !== current?.id)
    if (next) select(next.id)
    return next !== undefined
  }
  return {
    selected_id,
    selected: items.rows[index],
    index,
    select: useCallback((id: string | undefined) => select(id), []),
    step,
    goOn,
  }
}

/** A row far away is drawn only after it was asked for. */
function focusRow(id: string, tries = 10): void {
  const row = document.querySelector<HTMLElement>(`[data-item="${id}"]`)
  if (!row) {
    if (tries > 0) setTimeout(() => focusRow(id, tries - 1), 30)
    return
  }
  if (!row.contains(document.activeElement)) row.focus({ preventScroll: true })
  row.scrollIntoView({ block: 'nearest' })
}
