import { createContext, useContext, useSyncExternalStore } from 'react'
import type { PageWriting } from './picked-text.ts'

/** Whoever is typing takes words from the page. */
export interface Picking {
  take: (printed: string, writing: PageWriting) => void
  leave: () => void
}

interface State {
  /** What is looked at. */
  chosen: string | undefined
  /** What the mouse is over. */
  pointed: string | undefined
  /** Counts the times that the list must go where the choice is: it was made on the page, or by a key. */
  shows: number
  picking: Picking | undefined
}

/**
 * Which value is looked at, kept beside React: two rows of five thousand are drawn anew when it changes, not all.
 */
export function makeChoice(has_pages = false) {
  let state: State = { chosen: undefined, pointed: undefined, shows: 0, picking: undefined }
  const listeners = new Set<() => void>()
  const set = (changes: Partial<State>) => {
    state = { ...state, ...changes }
    for (const listener of listeners) listener()
  }
  return {
    /** Whether there is something to point at. */
    has_pages,
    get: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    choose: (id: string | undefined) => {
      if (state.chosen !== id) set({ chosen: id })
    },
    /** Chooses, and brings the list there. */
    show: (id: string) => set({ chosen: id, shows: state.shows + 1 }),
    pick: (picking: Picking) => set({ picking }),
    /** Somebody else may have begun meanwhile. */
    leavePick: (picking: Picking) => {
      if (state.picking === picking) set({ picking: undefined })
    },
    point: (id: string | undefined) => {
      if (state.pointed !== id) set({ pointed: id })
    },
  }
}

export type Choice = ReturnType<typeof makeChoice>

export const ChoiceContext = createContext<Choice>(makeChoice())
export const useChoice = () => useContext(ChoiceContext)

/** A part of the choice; the component is drawn anew only when that part changes. */
export function useChosen<T>(select: (state: State) => T): T {
  const choice = useChoice()
  return useSyncExternalStore(choice.subscribe, () => select(choice.get()))
}
