import { dismiss, notify } from '../../../ui/notify.ts'

export interface Done {
  message: string
  /** Takes it back. */
  undo: () => Promise<unknown>
}

/** What was done, the last on top. `refuse` hears of what could not be taken back. */
export function undoStack(refuse: (error: unknown) => void) {
  let stack: Done[] = []
  let toast: number | undefined
  const undo = async (which = stack.at(-1)): Promise<boolean> => {
    if (!which) return false
    stack = stack.filter((each) => each !== which)
    if (toast) dismiss(toast)
    await which.undo().catch(refuse)
    return true
  }
  return {
    undo,
    push(done: Done) {
      stack.push(done)
      // One toast at a time: the last word counts, and the key u reaches the others.
      if (toast) dismiss(toast)
      toast = notify({ message: done.message, undo: () => undo(done) })
    },
  }
}
