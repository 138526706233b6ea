/** Where the time comes from: the system's clock, or one that a test moves. */
export interface Clock {
  now: () => Date
}

export const systemClock: Clock = { now: () => new Date() }
