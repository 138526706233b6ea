/** Browsers without idle callbacks are taken to be idle after this while. */
const QUIET_MS = 1500

interface Network {
  connection?: { saveData?: boolean }
}

/**
 * Runs when the page has nothing else to do, for what people are likely to open next; not for those who save data.
 * @example useEffect(() => whenIdle(() => void import('./CalendarField.tsx')), [])
 * @returns what takes it back
 */
export function whenIdle(run: () => void): () => void {
  if ((navigator as Network).connection?.saveData) return () => undefined
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(run, QUIET_MS)
    return () => clearTimeout(timer)
  }
  const waiting = requestIdleCallback(run)
  return () => cancelIdleCallback(waiting)
}
