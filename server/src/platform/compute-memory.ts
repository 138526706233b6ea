import { readFile } from 'node:fs/promises'

const period_ms = 200
const page_bytes = 4_096
/** What Node itself takes, its own code and young objects included. */
const runtime_mb = 128

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
