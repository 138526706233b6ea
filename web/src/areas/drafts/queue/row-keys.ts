import { type RefObject, useEffect } from 'react'

const isElsewhere = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.closest('[role="dialog"],[role="menu"]') !== null)

/** `j` and `k` go from one to the next of what `selector` finds; Enter is the element's own. */
export function useRowKeys(within: RefObject<HTMLElement | null>, selector: string): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const step = { j: 1, k: -1 }[event.key]
      if (!step || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return
      const rows = [...(within.current?.querySelectorAll<HTMLElement>(selector) ?? [])]
      const at = rows.findIndex((row) => row.contains(document.activeElement))
      const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))]
      if (!next) return
      event.preventDefault()
      next.focus()
      next.scrollIntoView({ block: 'nearest' })
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [within, selector])
}
