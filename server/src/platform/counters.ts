/** What a request counts towards. */
export interface Counted {
  key: string
  max: number
}

export interface Count {
  /** Requests of this window, this one included. */
  count: number
  /** Until the window ends and counting begins anew. */
  ends_in_ms: number
}

/** Counts requests in windows of fixed length, each beginning with its first request. */
export interface Counters {
  /**
   * Counts one request towards each in turn up to the first that is over its maximum; the others are only read, so
   * that one caller's refused requests use up nothing that they share. Never fails.
   */
  count: (what: readonly Counted[], window_ms: number) => Promise<Count[]>
  /** Whether other processes count, too: as wanted, or not because what they share is down. */
  status: () => 'in_process' | 'shared' | 'down'
  close: () => Promise<void>
}

/** About 15 MB; an attacker with more addresses than this in one minute makes the oldest forgotten. */
const mostKeys = 100_000

/** Counters of this process alone. */
export function processCounters(now: () => Date): Counters {
  // In the order in which the windows began.
  const windows = new Map<string, { count: number; ends_at_ms: number }>()

  const forgetEnded = (at_ms: number) => {
    for (const [key, { ends_at_ms }] of windows) {
      if (ends_at_ms > at_ms && windows.size <= mostKeys) return
      windows.delete(key)
    }
  }

  return {
    async count(what, window_ms) {
      const at_ms = now().getTime()
      forgetEnded(at_ms)
      let is_over = false
      return what.map(({ key, max }) => {
        let window = windows.get(key)
        if (window && window.ends_at_ms <= at_ms) {
          windows.delete(key)
          window = undefined
        }
        if (!is_over) {
          window ??= { count: 0, ends_at_ms: at_ms + window_ms }
          window.count += 1
          windows.set(key, window)
          is_over = window.count > max
        }
        return { count: window?.count ?? 0, ends_in_ms: window ? window.ends_at_ms - at_ms : window_ms }
      })
    },
    status: () => 'in_process',
    close: async () => {},
  }
}
