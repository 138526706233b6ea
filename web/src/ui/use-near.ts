import { type RefObject, useEffect, useState } from 'react'

/** The element that scrolls what is in it; null where that is the window. */
export function scrollerOf(element: Element): Element | null {
  for (let each = element.parentElement; each && each !== document.body; each = each.parentElement)
    if (/auto|scroll/.test(getComputedStyle(each).overflowY)) return each
  return null
}

/** Whether an element is in sight or less than `margin` (of CSS) away from it. */
export function useNear(element: RefObject<Element | null>, margin: string): boolean {
  const [near, setNear] = useState(false)
  useEffect(() => {
    if (!element.current) return
    const options = { root: scrollerOf(element.current), rootMargin: margin }
    const observer = new IntersectionObserver((seen) => setNear(seen.at(-1)!.isIntersecting), options)
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element, margin])
  return near
}
