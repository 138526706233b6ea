import { useSyncExternalStore } from 'react'

export interface Notice {
  message: string
  tone?: 'success' | 'danger' | 'info'
  /** Offered for as long as the toast is in sight. */
  undo?: () => unknown
  /** Another thing to do or see. */
  action?: { label: string; onSelect: () => void }
}

export interface Toast extends Notice {
  id: number
}

/** A toast that has been said, for whoever looked away. */
export interface KeptNotice extends Toast {
  /** ISO instant. */
  at: string
}

/** More than three at once cannot be read; thirty are a long morning. */
const MAX_TOASTS = 3
const MAX_NOTICES = 30

let toasts: readonly Toast[] = []
let kept: { notices: readonly KeptNotice[]; unseen: number } = { notices: [], unseen: 0 }
let last_id = 0
const listeners = new Set<() => void>()

function set(next: readonly Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}

/** Says what happened and how to undo it. @example notify({ message: t('paid'), undo: () => reopen(id) }) */
export function notify(notice: Notice): number {
  last_id += 1
  const toast = { ...notice, id: last_id }
  const notices = [{ ...toast, at: new Date().toISOString() }, ...kept.notices].slice(0, MAX_NOTICES)
  kept = { notices, unseen: kept.unseen + 1 }
  set([...toasts, toast].slice(-MAX_TOASTS))
  return last_id
}

export const dismiss = (id: number) => set(toasts.filter((toast) => toast.id !== id))

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useToasts = () => useSyncExternalStore(subscribe, () => toasts)

function markSeen() {
  if (kept.unseen === 0) return
  kept = { ...kept, unseen: 0 }
  set(toasts)
}

/** What was said since the page was opened, newest first. */
export function useNotices() {
  return { ...useSyncExternalStore(subscribe, () => kept), markSeen }
}
