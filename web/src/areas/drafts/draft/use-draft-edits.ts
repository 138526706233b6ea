import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { ApiError } from '../../../shell/api-error.ts'
import { explain } from '../../../shell/explain.ts'
import { isOutdated } from '../../../shell/meanwhile/outdated.ts'
import { queries, refresh } from '../../../shell/queries.ts'
import { addressOf } from '../../../shell/requests.ts'
import { versionOf } from '../../../shell/versions.ts'
import { notify } from '../../../ui/notify.ts'
import { type Draft, type DraftBody, draftQuery } from '../queries.ts'
import { bodyOf, type Edits, isBlank, isComplete, linesOf, withoutSent } from './draft-values.ts'
import { type Bases, basesAfter, changedByBoth, type EditName, savedValue } from './meanwhile.ts'

/** A pause in typing after which what was typed is saved. */
const PAUSE_MS = 700

/** How often what others saved at the same moment is read anew before the person is told. */
const MOST_TRIES = 4

const knownDraft = (id: string) => queries.getQueryData<Draft>(draftQuery(id).queryKey)

/** Both changed these; `theirs` is the draft as it is now. */
export interface DraftConflict {
  names: readonly EditName[]
  theirs: Draft
}

class ConflictError extends ApiError {
  readonly conflict: DraftConflict
  constructor(conflict: DraftConflict) {
    super({ status: 412, code: 'precondition_failed', message: '' })
    this.conflict = conflict
  }
}

/** Sends edits to a draft as it is known; what others changed elsewhere stays, what both changed is a `ConflictError`. */
async function send(id: string, body: DraftBody, bases: Bases): Promise<Draft> {
  const address = addressOf('/supplier/drafts/{id}', { id })
  for (let tries = 1; ; tries += 1) {
    const theirs = knownDraft(id)
    const names = theirs ? changedByBoth(bases, body, theirs) : []
    if (theirs && names.length > 0) throw new ConflictError({ names, theirs })
    try {
      const if_match = versionOf(address)
      return await api('PUT /supplier/drafts/{id}', { params: { id }, body, if_match })
    } catch (error) {
      if (!isOutdated(error) || tries === MOST_TRIES) throw error
      await queries.fetchQuery({ ...draftQuery(id), staleTime: 0 })
    }
  }
}

/** What is typed, what of it stands over which value, and how it gets to the server one save after another. */
function useSaving({ id }: Draft) {
  const [edits, setEdits] = useState<Edits>({})
  const [state, setState] = useState<'saved' | 'saving' | 'failed'>('saved')
  const [failure, setFailure] = useState<unknown>()
  const latest = useRef<Edits>({})
  const bases = useRef<Bases>({})
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const saving = useRef<Promise<void>>(Promise.resolve())
  const kept_lines = useRef<Edits['lines']>(undefined)

  const put = useCallback((next: Edits) => {
    latest.current = next
    setEdits(next)
  }, [])

  const save = useCallback(async () => {
    const sent = latest.current
    const { lines: typed, ...head } = sent
    const body = bodyOf(typed === kept_lines.current ? head : sent)
    if (!body) return setState('saved')
    setState('saving')
    try {
      const after = await send(id, body, bases.current)
      queries.setQueryData(draftQuery(id).queryKey, after as never)
      const unsent = withoutSent(latest.current, sent, body)
      // Lines stay as they are under somebody's hands: a new one would lose the cursor with its key.
      const in_lines = document.activeElement?.closest('[data-lines]')
      const stays = in_lines && body.lines && !unsent.lines
      if (stays) kept_lines.current = typed
      const left = stays ? { ...unsent, lines: typed } : unsent
      bases.current = basesAfter(bases.current, body, left as Edits, after)
      put(left as Edits)
      setFailure(undefined)
      setState('saved')
      void refresh('GET /supplier/drafts')
    } catch (error) {
      setFailure(error)
      setState('failed')
      throw error
    }
  }, [id, put])

  /** Saves what is typed so far, after what is being saved; throws where that is refused. */
  const flush = useCallback((): Promise<void> => {
    clearTimeout(timer.current)
    const next = saving.current.catch(() => undefined).then(save)
    saving.current = next
    return next
  }, [save])

  return { edits, state, failure, latest, bases, timer, put, flush }
}

type Saving = ReturnType<typeof useSaving>

/** What both changed: mine goes over theirs, or theirs stays and what I typed is let go. */
function useConflict({ failure, state, latest, bases, put, flush }: Saving) {
  const conflict = state !== 'saved' && failure instanceof ConflictError ? failure.conflict : undefined
  const keepMine = () => {
    for (const name of conflict?.names ?? []) bases.current[name] = savedValue(conflict!.theirs, name)
    void flush().catch(() => undefined)
  }
  const takeTheirs = () => {
    const isMine = ([name]: [string, unknown]) => !conflict?.names.includes(name as EditName)
    put(Object.fromEntries(Object.entries(latest.current).filter(isMine)))
    bases.current = Object.fromEntries(Object.entries(bases.current).filter(isMine))
    void flush().catch(() => undefined)
  }
  return { conflict, keepMine, takeTheirs }
}

/** What is typed into a draft is saved by itself; what is being typed is never overwritten by what was saved. */
export function useDraftEdits(draft: Draft) {
  const { t } = useTranslation('drafts')
  const saving = useSaving(draft)
  const { edits, latest, bases, timer, put, flush } = saving
  const shown = useRef(draft)
  shown.current = draft

  const change = useCallback(
    (part: Edits) => {
      for (const name of Object.keys(part) as EditName[])
        if (!(name in bases.current)) bases.current[name] = savedValue(shown.current, name)
      put({ ...latest.current, ...part })
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush().catch(() => undefined), PAUSE_MS)
    },
    [flush, put, bases, latest, timer],
  )

  useEffect(
    () => () => {
      if (!bodyOf(latest.current)) return
      // Nobody sees this page any more.
      flush().catch((error) => notify({ message: explain(error, t), tone: 'danger' }))
    },
    [flush, latest, t],
  )

  const { lines: own, ...head } = edits
  const lines = own ?? linesOf(draft)
  return {
    values: { ...draft, ...head, lines },
    /** What the server says of a line: by its place among those that were sent. */
    savedLine: (place: number) => draft.lines[lines.slice(0, place).filter(isComplete).length],
    is_whole: lines.every((line) => isComplete(line) || isBlank(line)),
    ...{ change, flush, state: saving.state, failure: saving.failure, ...useConflict(saving) },
  }
}

export type DraftEdits = ReturnType<typeof useDraftEdits>
