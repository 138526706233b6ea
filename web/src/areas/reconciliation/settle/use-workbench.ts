import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan } from '../../../shell/me.ts'
import type { Reconciliation, ReconciliationItem } from '../queries.ts'
import type { Filters } from './filters.ts'
import { hasBothSides } from './restore.ts'
import type { RowAct, RowHandlers } from './row-context.ts'
import { useItems } from './use-items.ts'
import { useLinking } from './use-linking.ts'
import { useMarks } from './use-marks.ts'
import { useOthersActs } from './use-others-acts.ts'
import { type DisputeBody, useSettling } from './use-settling.ts'
import { useWalk } from './use-walk.ts'

type Some = readonly ReconciliationItem[]

/** The items, which one is looked at, which are marked, and what is done with them. */
export function useWorkbench(reconciliation: Reconciliation, filters: Filters) {
  const { t } = useTranslation('reconciliation')
  const may_settle = useCan()('reconciliations.settle')
  const items = useItems(reconciliation.id, filters)
  const walk = useWalk(items)
  const settling = useSettling(reconciliation.id)
  const linker = useLinking(settling, ({ id }) => walk.select(id))
  const { marks, marked, mark, clearMarks } = useMarks(items.rows)
  const [disputing, setDisputing] = useState<Some>([])
  const [said, say] = useState('')
  useOthersActs(reconciliation)

  const goOn = async () => {
    clearMarks()
    say((await walk.goOn()) ? '' : t('settle.all_decided'))
  }
  const act = (what: RowAct, some: Some) => {
    const [first] = some
    if (!may_settle || !first) return
    if (what === 'dispute') return setDisputing(some)
    if (what === 'link') return linker.begin(first)
    if (what === 'reopen') return void settling.reopen(some)
    if (what === 'accept') {
      void settling.accept(some)
      return void goOn()
    }
    if (!some.every(hasBothSides)) return say(t('settle.one_side'))
    void settling.reject(some).then((made) => made?.[0] && walk.select(made[0].id))
    clearMarks()
  }
  const dispute = (body: DisputeBody) => {
    const some = disputing
    setDisputing([])
    void settling.dispute(some, body)
    void goOn()
  }
  const handlers = useHandlers({
    onSelect: ({ id }) => walk.select(id),
    onMark: mark,
    onAct: (what, item) => {
      walk.select(item.id)
      act(what, [item])
    },
  })
  return {
    ...{ may_settle, items, walk, settling, linker, marks, marked, mark, clearMarks, disputing, said, say },
    /** On the marked ones; on the one looked at where none is marked. */
    act: (what: RowAct) => act(what, marked.length > 0 ? marked : walk.selected ? [walk.selected] : []),
    actOnMarked: (what: RowAct) => act(what, marked),
    dispute,
    leaveDispute: () => setDisputing([]),
    handlers,
  }
}
export type Work = ReturnType<typeof useWorkbench>

/** The same functions for as long as the list stands: a row is drawn anew only when it changes itself. */
function useHandlers(handlers: RowHandlers): RowHandlers {
  const current = useRef(handlers)
  current.current = handlers
  const onSelect = useCallback<RowHandlers['onSelect']>((item) => current.current.onSelect(item), [])
  const onMark = useCallback<RowHandlers['onMark']>((item) => current.current.onMark(item), [])
  const onAct = useCallback<RowHandlers['onAct']>((what, item) => current.current.onAct(what, item), [])
  return useMemo(() => ({ onSelect, onMark, onAct }), [onSelect, onMark, onAct])
}
