import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { clampZoom, nextZoom } from './paper-geometry.ts'

interface Point {
  x: number
  y: number
}

/** What must stay where it is while everything grows: a share of a sheet, under a point of the window. */
interface Anchor extends Point {
  sheet: Element
  across: number
  down: number
}

/** Zoom by button, by wheel with Ctrl (which is what a pinch on a touchpad is), and by two fingers. */
export function useZoom(scroller: RefObject<HTMLElement | null>) {
  const [zoom, setZoom] = useState(1)
  const anchor = useRef<Anchor>(undefined)
  const current = useRef(zoom)

  const zoomTo = useCallback(
    (wanted: number, at?: Point) => {
      const next = clampZoom(wanted)
      if (!scroller.current || next === current.current) return
      anchor.current = anchorAt(scroller.current, at ?? middleOf(scroller.current))
      current.current = next
      setZoom(next)
    },
    [scroller],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: the zoom is what moves the sheets
  useLayoutEffect(() => {
    const held = anchor.current
    anchor.current = undefined
    if (!held || !scroller.current) return
    const { left, top, width, height } = held.sheet.getBoundingClientRect()
    scroller.current.scrollLeft += left + held.across * width - held.x
    scroller.current.scrollTop += top + held.down * height - held.y
  }, [zoom, scroller])

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      // A notch of a mouse is about 100, a pinch comes in crumbs: both end where hands expect.
      const step = Math.max(-0.25, Math.min(0.25, -event.deltaY * 0.01))
      zoomTo(current.current * Math.exp(step), { x: event.clientX, y: event.clientY })
    }
    const stopPinch = listenToPinch(element, (factor, at) => zoomTo(current.current * factor, at))
    element.addEventListener('wheel', wheel, { passive: false })
    return () => {
      element.removeEventListener('wheel', wheel)
      stopPinch()
    }
  }, [scroller, zoomTo])

  return { zoom, zoomTo, step: (direction: 1 | -1) => zoomTo(nextZoom(current.current, direction)) }
}

function middleOf(element: Element): Point {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { x: left + width / 2, y: top + height / 2 }
}

function anchorAt(scroller: Element, { x, y }: Point): Anchor | undefined {
  const sheets = [...scroller.querySelectorAll('[data-sheet]')]
  const sheet = sheets.find((each) => each.getBoundingClientRect().bottom >= y) ?? sheets.at(-1)
  if (!sheet) return undefined
  const { left, top, width, height } = sheet.getBoundingClientRect()
  return { x, y, sheet, across: (x - left) / width, down: (y - top) / height }
}

/** Two fingers: how much further apart they are than a moment ago, and the point between them. */
function listenToPinch(element: HTMLElement, onPinch: (factor: number, at: Point) => void): () => void {
  let before: number | undefined
  const move = (event: TouchEvent) => {
    const [a, b] = event.touches
    if (!a || !b) return
    event.preventDefault()
    const apart = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY)
    if (before) onPinch(apart / before, { x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2 })
    before = apart
  }
  const end = () => {
    before = undefined
  }
  element.addEventListener('touchmove', move, { passive: false })
  element.addEventListener('touchend', end)
  element.addEventListener('touchcancel', end)
  return () => {
    element.removeEventListener('touchmove', move)
    element.removeEventListener('touchend', end)
    element.removeEventListener('touchcancel', end)
  }
}
