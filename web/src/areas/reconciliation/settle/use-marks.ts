import { useMemo, useState } from 'react'
import type { ReconciliationItem } from '../queries.ts'

const none: ReadonlyMap<string, ReconciliationItem> = new Map()

/** Items chosen for one act on all of them; as they are now where they are still shown. */
export function useMarks(rows: readonly ReconciliationItem[]) {
  const [marks, setMarks] = useState(none)
  const marked = useMemo(() => {
    if (marks.size === 0) return []
    const now = new Map(rows.map((row) => [row.id, row]))
    return [...marks].map(([id, item]) => now.get(id) ?? item)
  }, [marks, rows])
  const mark = (item: ReconciliationItem) =>
    setMarks((before) => {
      const next = new Map(before)
      if (!next.delete(item.id)) next.set(item.id, item)
      return next
    })
  return { marks, marked, mark, clearMarks: () => setMarks(none) }
}
