import { type RefObject, useLayoutEffect } from 'react'
import { beside, type Position } from './beside.ts'

interface Beside {
  anchor: RefObject<HTMLElement | null>
  popup: RefObject<HTMLElement | null>
  position: Position
  gap_px: number
  /** The popup is as wide as what it belongs to. */
  same_width?: boolean
  /** Scrolls inside beyond this height, or where there is no room for it. */
  most_px?: number
}

/** Keeps a fixed popup beside its anchor, also while the page scrolls below it. */
export function useBeside({
  anchor,
  popup,
  position,
  gap_px,
  same_width,
  most_px = Number.POSITIVE_INFINITY,
}: Beside): void {
  // After every rendering: what the popup shows decides its size.
  useLayoutEffect(() => {
    const place = (event?: Event) => {
      const [from, element] = [anchor.current, popup.current]
      if (!from || !element || element.contains(event?.target as Node | null)) return
      const box = from.getBoundingClientRect()
      if (same_width) element.style.width = `${box.width}px`
      const borders_px = element.offsetHeight - element.clientHeight
      const height = Math.min(most_px, element.scrollHeight + borders_px)
      const size = { width: element.offsetWidth, height }
      const room = { width: document.documentElement.clientWidth, height: innerHeight }
      const { left, top, max_height } = beside(box, size, room, position, gap_px)
      element.style.left = `${left}px`
      element.style.top = `${top}px`
      element.style.maxHeight = `${Math.min(most_px, max_height)}px`
    }
    place()
    addEventListener('scroll', place, { capture: true, passive: true })
    addEventListener('resize', place)
    return () => {
      removeEventListener('scroll', place, { capture: true })
      removeEventListener('resize', place)
    }
  })
}
