import { useSyncExternalStore } from 'react'

export interface Notice {
  message: string
  tone?: 'success' | 'danger' | 'info'
  /** Offered for as long as the toast is in sight. */
  undo?: () => void | Promise<unknown>
  /** Another thing to do or see. */
  action?: { label: string; onSelect: () => void }
}

export interface Toast extends Notice {
  id: number
}

/** More than three at once cannot be read. */
const MAX_TOASTS = 3

let toasts: readonly Toast[] = []
let last_id = 0
const listeners = new Set<() => void>()

function set(next: readonly Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}

/** Says what happened and how to undo it. @example notify({ message: t('paid'), undo: () => reopen(id) }) */
export function notify(notice: Notice): number {
  last_id += 1
  set([...toasts, { ...notice, id: last_id }].slice(-MAX_TOASTS))
  return last_id
}

export const dismiss = (id: number) => set(toasts.filter((toast) => toast.id !== id))

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useToasts = () => useSyncExternalStore(subscribe, () => toasts)
