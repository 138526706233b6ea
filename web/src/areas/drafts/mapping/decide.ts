import type { TFunction } from 'i18next'
import { api } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { isOutdated } from '../../../shell/meanwhile/outdated.ts'
import { refresh } from '../../../shell/queries.ts'
import { addressOf } from '../../../shell/requests.ts'
import { versionOf } from '../../../shell/versions.ts'
import { notify } from '../../../ui/notify.ts'
import type { Decision, Mapping } from '../queries.ts'

export const changed = () =>
  refresh(
    'GET /supplier/mappings',
    'GET /supplier/mappings/{id}',
    'GET /supplier/drafts',
    'GET /supplier/drafts/{id}',
    'GET /inventory/items',
  )

const put = (id: string, body: Decision, if_match?: string) =>
  api('PUT /supplier/mappings/{id}', { params: { id }, body, if_match })

type Answer = Pick<Mapping, 'status' | 'item_id' | 'not_stock_kind'>

const isSameAnswer = (one: Answer, other: Answer) =>
  one.status === other.status && one.item_id === other.item_id && one.not_stock_kind === other.not_stock_kind

/** What would bring a mapping back to what it was. */
export function wayBack({ status, item_id, item_is_active, pack, not_stock_kind }: Mapping): Decision {
  if (status === 'not_stock') return { not_stock: not_stock_kind ?? 'other' }
  if (status === 'mapped' && item_id && item_is_active) return { item_id, ...(pack !== null && { pack }) }
  return { status: 'open' }
}

/**
 * Says what one article is to us, and offers the way back. Where somebody answered since `shown` was shown, their
 * answer stays and is told, with the way to have one's own instead. Throws what the server refuses.
 */
export async function decide(id: string, decision: Decision, t: TFunction, shown?: Answer): Promise<Mapping> {
  const before = await api('GET /supplier/mappings/{id}', { params: { id } })
  if (shown && !isSameAnswer(shown, before)) return tellTheirs(before, decision, t)
  const version = versionOf(addressOf('/supplier/mappings/{id}', { id }))
  const after = await put(id, decision, version).catch((error) => {
    // Between reading and writing: what else may have changed of it shows when it is read again.
    if (isOutdated(error)) return decide(id, decision, t, before)
    throw error
  })
  await changed()
  notify({ message: told(after, t), undo: () => takeBack([before], t) })
  return after
}

async function tellTheirs(theirs: Mapping, mine: Decision, t: TFunction): Promise<Mapping> {
  await changed()
  const keepMine = () =>
    void decide(theirs.id, mine, t).catch((error) => notify({ message: explain(error, t), tone: 'danger' }))
  notify({
    tone: 'info',
    message: `${t('shell:meanwhile.title')}: ${told(theirs, t)}`,
    action: { label: t('shell:meanwhile.keep_mine'), onSelect: keepMine },
  })
  return theirs
}

/** The same for many; those that were refused stay as they are and are told. */
export async function decideAll(
  decisions: readonly { before: Mapping; decision: Decision }[],
  t: TFunction,
): Promise<void> {
  const done: Mapping[] = []
  let failure: unknown
  for (const { before, decision } of decisions)
    try {
      await put(before.id, decision)
      done.push(before)
    } catch (error) {
      failure = error
    }
  await changed()
  if (done.length > 0)
    notify({ message: t('mapping.several_done', { count: done.length }), undo: () => takeBack(done, t) })
  if (failure) notify({ message: explain(failure, t), tone: 'danger' })
}

async function takeBack(before: readonly Mapping[], t: TFunction): Promise<void> {
  for (const mapping of before)
    await put(mapping.id, wayBack(mapping)).catch((error) =>
      notify({ message: explain(error, t), tone: 'danger' }),
    )
  await changed()
}

function told({ status, description, item_name, line_count }: Mapping, t: TFunction): string {
  if (status === 'open') return t('mapping.reopened', { description })
  if (status === 'not_stock') return t('mapping.set_apart', { count: line_count, description })
  return t('mapping.done', { count: line_count, description, item: item_name ?? '' })
}
