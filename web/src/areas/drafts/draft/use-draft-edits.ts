import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '../../../shell/api.ts'
import { queries, refresh } from '../../../shell/queries.ts'
import { type Draft, draftQuery } from '../queries.ts'
import { bodyOf, type Edits, isBlank, isComplete, linesOf, withoutSent } from './draft-values.ts'

/** A pause in typing after which what was typed is saved. */
const PAUSE_MS = 700

/** What is typed into a draft is saved by itself; what is being typed is never overwritten by what was saved. */
export function useDraftEdits(draft: Draft) {
  const [edits, setEdits] = useState<Edits>({})
  const [state, setState] = useState<'saved' | 'saving' | 'failed'>('saved')
  const [failure, setFailure] = useState<unknown>()
  const latest = useRef<Edits>({})
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const saving = useRef<Promise<void>>(Promise.resolve())
  const kept_lines = useRef<Edits['lines']>(undefined)
  const { id } = draft

  const put = useCallback((next: Edits) => {
    latest.current = next
    setEdits(next)
  }, [])

  const save = useCallback(async () => {
    const sent = latest.current
    const { lines: typed, ...head } = sent
    const body = bodyOf(typed === kept_lines.current ? head : sent)
    if (!body) return
    setState('saving')
    try {
      const after = await api('PUT /supplier/drafts/{id}', { params: { id }, body })
      queries.setQueryData(draftQuery(id).queryKey, after as never)
      const left = withoutSent(latest.current, sent, body)
      // Lines stay as they are under somebody's hands: a new one would lose the cursor with its key.
      const in_lines = document.activeElement?.closest('[data-lines]')
      const stays = in_lines && body.lines && !left.lines
      if (stays) kept_lines.current = typed
      put(stays ? { ...left, lines: typed } : left)
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

  const change = useCallback(
    (part: Edits) => {
      put({ ...latest.current, ...part })
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush().catch(() => undefined), PAUSE_MS)
    },
    [flush, put],
  )

  useEffect(
    () => () => {
      if (bodyOf(latest.current)) void flush().catch(() => undefined)
    },
    [flush],
  )

  const { lines: own, ...head } = edits
  const lines = own ?? linesOf(draft)
  return {
    values: { ...draft, ...head, lines },
    /** What the server says of a line: by its place among those that were sent. */
    savedLine: (place: number) => draft.lines[lines.slice(0, place).filter(isComplete).length],
    is_whole: lines.every((line) => isComplete(line) || isBlank(line)),
    ...{ change, flush, state, failure },
  }
}

export type DraftEdits = ReturnType<typeof useDraftEdits>
