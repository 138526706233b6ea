import type { Clock } from '#platform/clock'

export interface FakeClock extends Clock {
  advance: (seconds: number) => void
  /** From now on the real time does not pass: for what must not depend on how fast the machine is. */
  freeze: () => void
}

/** A clock that goes as the real one does (tokens and rows agree), and further when told. */
export function fakeClock(): FakeClock {
  let moved_ms = 0
  let frozen_ms: number | undefined
  return {
    now: () => new Date((frozen_ms ?? Date.now()) + moved_ms),
    advance(seconds) {
      moved_ms += seconds * 1000
    },
    freeze() {
      frozen_ms ??= Date.now()
    },
  }
}
