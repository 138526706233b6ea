import type { Clock } from '#platform/clock'

export interface FakeClock extends Clock {
  advance: (seconds: number) => void
}

/** A clock that begins at the real time (tokens and rows agree) and moves only when told. */
export function fakeClock(): FakeClock {
  let moved_ms = 0
  return {
    now: () => new Date(Date.now() + moved_ms),
    advance(seconds) {
      moved_ms += seconds * 1000
    },
  }
}
