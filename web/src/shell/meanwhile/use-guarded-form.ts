import { useRef, useState } from 'react'
import type { FormOptions } from '../../ui/fields/use-form.ts'
import { useApiForm } from '../use-api-form.ts'
import { isOutdated } from './outdated.ts'
import { merge } from './three-way.ts'

/** A thing as it was read, and what the server calls that state of it. */
interface Seen<R> {
  thing: R
  version: string | undefined
}

interface GuardedOptions<R, V extends object> extends Pick<FormOptions<V>, 'check'> {
  /** As it was when the form was opened. */
  seen: Seen<R>
  valuesOf: (thing: R) => V
  /** Sends what was changed of `seen.thing`, with its version as `if_match`. */
  send: (values: V, seen: Seen<R>) => Promise<unknown>
  /** Reads it anew. */
  read: () => Promise<Seen<R>>
}

interface Conflict<V> {
  names: (keyof V & string)[]
  theirs: V
}

/**
 * `useApiForm` for a thing that others may change at the same time: what they did elsewhere is kept, what both changed
 * is asked. `conflict` is for `ConflictNotice`.
 */
export function useGuardedForm<R, V extends object>(options: GuardedOptions<R, V>) {
  const { valuesOf, check, send, read } = options
  const [initial] = useState(options.seen)
  const seen = useRef(initial)
  const [conflict, setConflict] = useState<Conflict<V>>()
  const form = useApiForm<V>({
    initial: valuesOf(initial.thing),
    ...(check && { check }),
    async send(typed) {
      setConflict(undefined)
      try {
        await send(typed, seen.current)
      } catch (error) {
        if (!isOutdated(error)) throw error
        const before = seen.current.thing
        seen.current = await read()
        const theirs = valuesOf(seen.current.thing)
        const { values, both } = merge(valuesOf(before), typed, theirs)
        form.reset(values)
        if (both.length === 0) await send(values, seen.current)
        else setConflict({ names: both, theirs })
      }
    },
  })
  const takeTheirs = () => {
    if (!conflict) return
    for (const name of conflict.names) form.set(name, conflict.theirs[name])
    setConflict(undefined)
  }
  return { ...form, conflict, keepMine: () => void form.submit(), takeTheirs }
}
