import { useSyncExternalStore } from 'react'

export type ThemeChoice = 'system' | 'light' | 'dark'
export type Scheme = 'light' | 'dark'

/** Also read by `public/theme.js` before the first paint. */
const KEY = 'brigade-theme'
const listeners = new Set<() => void>()
const systemDark = () => matchMedia('(prefers-color-scheme: dark)')

function keptChoice(): ThemeChoice {
  try {
    const kept = localStorage.getItem(KEY)
    return kept === 'light' || kept === 'dark' ? kept : 'system'
  } catch {
    return 'system'
  }
}

let choice: ThemeChoice | undefined
const currentChoice = () => {
  choice ??= keptChoice()
  return choice
}

const currentScheme = (): Scheme => {
  const chosen = currentChoice()
  if (chosen !== 'system') return chosen
  return systemDark().matches ? 'dark' : 'light'
}

/** Keeps the choice on this device; storage that is forbidden keeps it for this page only. */
export function chooseTheme(next: ThemeChoice): void {
  choice = next
  try {
    if (next === 'system') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, next)
  } catch {
    // Storage may be forbidden.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  const media = systemDark()
  media.addEventListener('change', listener)
  return () => {
    listeners.delete(listener)
    media.removeEventListener('change', listener)
  }
}

/** The person's choice, and what it comes to now. */
export function useTheme(): { choice: ThemeChoice; scheme: Scheme } {
  const chosen = useSyncExternalStore(subscribe, currentChoice)
  const scheme = useSyncExternalStore(subscribe, currentScheme)
  return { choice: chosen, scheme }
}
