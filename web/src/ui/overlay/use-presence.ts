import { useEffect, useState } from 'react'

/** Keeps what closes on the page until it has moved out; at once where motion is not wanted. */
export function usePresence(open: boolean, leaving_ms: number): { present: boolean; leaving: boolean } {
  const [was_open, setWasOpen] = useState(open)
  const [leaving, setLeaving] = useState(false)
  if (was_open !== open) {
    setWasOpen(open)
    setLeaving(!open)
  }
  useEffect(() => {
    if (!leaving) return
    const is_still = matchMedia('(prefers-reduced-motion: reduce)').matches
    const timer = setTimeout(() => setLeaving(false), is_still ? 0 : leaving_ms)
    return () => clearTimeout(timer)
  }, [leaving, leaving_ms])
  return { present: open || leaving, leaving }
}
