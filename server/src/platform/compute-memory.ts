import { readFile } from 'node:fs/promises'

const period_ms = 200
const page_bytes = 4_096
/** What Node itself takes, its own code and young objects included. */
const runtime_mb = 128

/** Young objects: three times so much, and what lives is soon with the old ones. */
const young_mb = 8

/**
 * Node's options for a process that may hold so much. V8 lets garbage pile up to its limit before it sweeps: what lives
 * beside the old objects has to fit as well.
 */
export const heapLimits = (memory_mb: number): string[] => [
  `--max-old-space-size=${memory_mb - 8 * young_mb}`,
  `--max-semi-space-size=${young_mb}`,
]

/**
 * Calls `exceeded` once when a process holds more memory than allowed. V8's own limit counts objects only, and a
 * hostile file fills buffers. Linux tells by /proc; elsewhere V8's limit is the only one. Returns how to stop.
 */
export function watchMemory(pid: number | undefined, memory_mb: number, exceeded: () => void): () => void {
  const most_pages = ((memory_mb + runtime_mb) * 1_048_576) / page_bytes
  const timer = setInterval(async () => {
    // Gone, or no Linux: nothing to watch.
    const sizes = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '')
    if (Number(sizes.split(' ')[1] ?? 0) > most_pages) exceeded()
  }, period_ms)
  timer.unref()
  return () => clearInterval(timer)
}
