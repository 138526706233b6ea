import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { ApiError } from '../../../shell/api-error.ts'
import type { ApiBody } from '../../../shell/api-types.ts'
import { explain } from '../../../shell/explain.ts'
import { notify } from '../../../ui/notify.ts'
import type { ReconciliationItem } from '../queries.ts'
import { acceptAbove } from './accept-above.ts'
import { countAnew, putItems, readFiguresSoon, readItemsAgain } from './item-cache.ts'
import { hasBothSides, restoreDecisions, restoreMembers } from './restore.ts'
import { type Done, undoStack } from './undo-stack.ts'
import { expectOwnAct } from './use-others-acts.ts'

type Items = readonly ReconciliationItem[]
type Act = () => Promise<{ changed: number; items: ReconciliationItem[] }>
export type DisputeBody = Omit<ApiBody<'POST /supplier/reconciliation/{id}/items/dispute'>, 'item_ids'>
export type LinkBody = ApiBody<'POST /supplier/reconciliation/{id}/items/link'>

const idsOf = (items: Items) => items.map(({ id }) => id)
const undecided = { dispute_reason: null, dispute_note: null } as const

/** What people do with the items of a reconciliation; every act can be taken back by `undo`, the last first. */
export function useSettling(id: string) {
  const { t } = useTranslation('reconciliation')
  return useMemo(() => settlingOf(id, t), [id, t])
}
export type Settling = ReturnType<typeof settlingOf>

function settlingOf(id: string, t: TFunction) {
  const { decide, rebuild, undo, push, refuse } = waysOf(id, t)
  const body = (items: Items) => ({ params: { id }, body: { item_ids: idsOf(items) } })
  const say = (what: string, items: Items) =>
    t(`settle.${what}`, { count: items.length, name: items[0]?.invoice_number ?? t('result.no_number') })
  return {
    undo,
    accept: (items: Items) =>
      decide(items, { decision: 'accepted', ...undecided }, say('accepted', items), () =>
        api('POST /supplier/reconciliation/{id}/items/accept', body(items)),
      ),
    reopen: (items: Items) =>
      decide(items, { decision: 'open', ...undecided }, say('reopened', items), () =>
        api('POST /supplier/reconciliation/{id}/items/reopen', body(items)),
      ),
    dispute: (items: Items, why: DisputeBody) =>
      decide(
        items,
        { decision: 'disputed', dispute_reason: why.reason, dispute_note: why.note ?? null },
        say('disputed', items),
        () =>
          api('POST /supplier/reconciliation/{id}/items/dispute', {
            params: { id },
            body: { ...why, item_ids: idsOf(items) },
          }),
      ),
    reject: (items: Items) =>
      rebuild(
        () => api('POST /supplier/reconciliation/{id}/items/reject', body(items)),
        () => ({ message: say('rejected', items), undo: () => restoreMembers(id, items) }),
      ),
    link: (chosen: LinkBody, taken: Items) =>
      rebuild(
        () => api('POST /supplier/reconciliation/{id}/items/link', { params: { id }, body: chosen }),
        (made) => ({ message: t('settle.linked'), undo: () => unlink(id, made.filter(hasBothSides), taken) }),
      ),
    acceptAbove: (min_confidence: number) =>
      acceptAbove(id, min_confidence).then(
        ({ changed, undo: back }) => push({ message: t('settle.accepted', { count: changed }), undo: back }),
        refuse,
      ),
  }
}

async function unlink(id: string, made: Items, taken: Items) {
  await api('POST /supplier/reconciliation/{id}/items/unlink', {
    params: { id },
    body: { item_ids: idsOf(made) },
  })
  await restoreMembers(id, taken)
}

/** Sends an act; the revision it makes is known to be one's own. */
async function sendOwn(id: string, act: Act) {
  expectOwnAct(id, 1)
  try {
    const settled = await act()
    if (settled.changed === 0) expectOwnAct(id, -1)
    return settled
  } catch (error) {
    expectOwnAct(id, -1)
    throw error
  }
}

/** How an act is shown, sent, told and taken back. */
function waysOf(id: string, t: TFunction) {
  const refuse = (error: unknown) => {
    const is_late = error instanceof ApiError && [404, 409, 412].includes(error.status)
    const why = explain(error, t)
    notify({ message: is_late ? `${why} ${t('settle.changed_meanwhile')}` : why, tone: 'danger' })
    void readItemsAgain(id)
    readFiguresSoon()
  }
  const stack = undoStack(refuse)
  const push = (done: Done) => {
    stack.push(done)
    readFiguresSoon()
  }
  /** Only decisions change: what the items become is shown before the server says so. */
  const decide = async (
    items: Items,
    expected: Partial<ReconciliationItem>,
    message: string,
    act: Act,
  ): Promise<boolean> => {
    const guess = items.map((item) => ({ ...item, ...expected, is_changed: false }))
    putItems(id, guess)
    countAnew(id, items, guess)
    try {
      putItems(id, (await sendOwn(id, act)).items)
      push({ message, undo: () => restoreDecisions(id, items) })
      return true
    } catch (error) {
      putItems(id, items)
      countAnew(id, guess, items)
      refuse(error)
      return false
    }
  }
  /** Members change: the list is read again. Answers what the items became, undefined when refused. */
  const rebuild = async (act: Act, doneOf: (made: ReconciliationItem[]) => Done) => {
    try {
      const { items } = await sendOwn(id, act)
      await readItemsAgain(id)
      push(doneOf(items))
      return items
    } catch (error) {
      refuse(error)
      return undefined
    }
  }
  const undo = async () => {
    const was_something = await stack.undo()
    if (was_something) readFiguresSoon()
    return was_something
  }
  return { decide, rebuild, undo, push, refuse }
}
