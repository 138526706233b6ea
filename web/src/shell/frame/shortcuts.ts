import { useEffect } from 'react'

/** `mod+k` pressed together, `g d` one after the other, or one key. */
export interface Shortcut {
  keys: string
  run: () => void
}

/** The second key of a pair must follow within this time. */
const PAIR_MS = 1200

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

export interface KeyPress {
  key: string
  mod: boolean
}

/** What a press means after the one before: the shortcut that is complete, if any. */
export function matchShortcut<S extends { keys: string }>(
  press: KeyPress,
  before: string | undefined,
  shortcuts: readonly S[],
): S | undefined {
  const key = press.key.toLowerCase()
  if (press.mod) return shortcuts.find((shortcut) => shortcut.keys === `mod+${key}`)
  const pair = before && shortcuts.find((shortcut) => shortcut.keys === `${before} ${key}`)
  return pair || shortcuts.find((shortcut) => shortcut.keys === key)
}

/** Listens while the frame is shown; keys typed into fields mean text, but for those with Ctrl or ⌘. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  useEffect(() => {
    let before: string | undefined
    let forget: ReturnType<typeof setTimeout> | undefined
    const press = (event: KeyboardEvent) => {
      const mod = event.ctrlKey || event.metaKey
      const in_dialog = document.querySelector('[role="dialog"]') !== null
      if (event.altKey || event.isComposing || (!mod && (isTyping(event.target) || in_dialog))) return
      const found = matchShortcut({ key: event.key, mod }, before, shortcuts)
      clearTimeout(forget)
      before = found || mod ? undefined : event.key.toLowerCase()
      forget = setTimeout(() => {
        before = undefined
      }, PAIR_MS)
      if (!found) return
      event.preventDefault()
      found.run()
    }
    addEventListener('keydown', press)
    return () => {
      clearTimeout(forget)
      removeEventListener('keydown', press)
    }
  }, [shortcuts])
}
