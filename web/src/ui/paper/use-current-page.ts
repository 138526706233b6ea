import { type RefObject, useCallback, useEffect, useState } from 'react'
import { pageAt } from './paper-geometry.ts'

const sheetsOf = (scroller: Element) => [...scroller.querySelectorAll<HTMLElement>('[data-sheet]')]

/** Which page lies across the middle of what is seen, from 1, and how to go to another. */
export function useCurrentPage(scroller: RefObject<HTMLElement | null>, count: number) {
  const [place, setPlace] = useState(1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other pages are other sheets
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    let frame = 0
    const look = () => {
      frame = 0
      const tops = sheetsOf(element).map((sheet) => sheet.offsetTop)
      setPlace(pageAt(tops, element.scrollTop + element.clientHeight / 2))
    }
    const scroll = () => {
      frame ||= requestAnimationFrame(look)
    }
    element.addEventListener('scroll', scroll, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      element.removeEventListener('scroll', scroll)
    }
  }, [scroller, count])
  const goTo = useCallback(
    (wanted: number) => {
      const element = scroller.current
      const sheet = element && sheetsOf(element)[Math.max(1, Math.min(count, wanted)) - 1]
      if (sheet) element.scrollTo({ top: sheet.offsetTop - 12 })
    },
    [scroller, count],
  )
  return { place, goTo }
}
