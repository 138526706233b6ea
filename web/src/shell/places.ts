import { createContext, useContext } from 'react'
import type { NavEntry } from './area.ts'

export interface Place extends Omit<NavEntry, 'label'> {
  /** In the person's language. */
  label: string
}

/** Where this person may go, in the order of the menu; the frame knows it and pages may ask. */
export const PlacesContext = createContext<readonly Place[]>([])

/** A place of the menu and what belongs to it. */
export const usePlacesOf = (href: string): readonly Place[] =>
  useContext(PlacesContext).filter((place) => place.href === href || place.within === href)
