import { useEffect, useRef } from 'react'
import type { Reconciliation } from '../queries.ts'
import { readItemsAgain } from './item-cache.ts'

/** Acts of this page whose revision was not seen yet, by reconciliation; what they changed is shown already. */
const own_acts = new Map<string, number>()

/** Says before an act that a revision of one's own will come, and with −1 that it will not after all. */
export function expectOwnAct(id: string, count: 1 | -1): void {
  own_acts.set(id, Math.max(0, (own_acts.get(id) ?? 0) + count))
}

/** Of so many new revisions, how many are somebody else's; takes the own ones off what is expected. */
export function othersActs(id: string, new_revisions: number): number {
  const own = own_acts.get(id) ?? 0
  own_acts.set(id, Math.max(0, own - new_revisions))
  return Math.max(0, new_revisions - own)
}

/** Reads the items again when somebody else, or a further run, changed them: the live update brings the revision. */
export function useOthersActs({ id, revision, run_number }: Reconciliation): void {
  const seen = useRef({ revision, run_number })
  useEffect(() => {
    const { current: before } = seen
    if (revision <= before.revision && run_number === before.run_number) return
    seen.current = { revision, run_number }
    const others = othersActs(id, revision - before.revision)
    if (others > 0 || run_number !== before.run_number) void readItemsAgain(id)
  }, [id, revision, run_number])
}
