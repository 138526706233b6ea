import { useEffect, useRef } from 'react'

/** By the key as it is typed; answers false where the key means nothing now. */
export type Keys = Record<string, () => unknown>

/** After g the next key belongs to the frame: `g d` goes to the documents. */
const PAIR_MS = 1200

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)

/** Keys of this page, heard before the frame's; what is typed into fields and dialogs is text. */
export function useKeys(keys: Keys): void {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    let pair_until = 0
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target))
        return
      if (document.querySelector('[role="dialog"], [role="menu"]')) return
      const is_pair = event.timeStamp < pair_until
      pair_until = event.key === 'g' ? event.timeStamp + PAIR_MS : 0
      const run = is_pair ? undefined : current.current[event.key]
      if (!run || run() === false) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    addEventListener('keydown', press, { capture: true })
    return () => removeEventListener('keydown', press, { capture: true })
  }, [])
}
