/** Pauses after the first attempt, the second, and so on: eight attempts in about a day. */
const pauses_seconds = [30, 300, 1_800, 7_200, 18_000, 28_800, 36_000]
const most_seconds = 86_400

/** Nobody comes back at the very second with everybody else. */
const spread = 0.2

/**
 * When to try again after `tries` failed attempts; null: no more. A receiver that says how long it needs gets it.
 * `chance` lies between 0 and 1. @example nextAttempt(1, now, null, 0.5) // 30 s later
 */
export function nextAttempt(
  tries: number,
  now: Date,
  retry_after_seconds: number | null,
  chance: number,
): Date | null {
  const pause = pauses_seconds[tries - 1]
  if (pause === undefined) return null
  const scattered = pause * (1 - spread + 2 * spread * chance)
  const seconds = Math.max(scattered, Math.min(retry_after_seconds ?? 0, most_seconds))
  return new Date(now.getTime() + seconds * 1_000)
}

/** What the header Retry-After asks for, in seconds; null: nothing that can be read. Source: RFC 9110, 10.2.3. */
export function retryAfterSeconds(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null
  if (/^\d{1,9}$/.test(header)) return Number(header)
  const at = header.endsWith(' GMT') ? Date.parse(header) : Number.NaN
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now.getTime()) / 1_000))
}
