import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

/** The most memory any child held until `ended`, by Linux's own mark. */
export async function peakOfChildren(ended: Promise<unknown>): Promise<number> {
  let is_over = false
  ended.then(() => {
    is_over = true
  })
  let peak_kb = 0
  while (!is_over) {
    const children = await readFile(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').catch(
      () => '',
    )
    for (const pid of children.trim().split(' ').filter(Boolean)) {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
      peak_kb = Math.max(peak_kb, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0))
    }
    await sleep(10)
  }
  return Math.round(peak_kb / 1_024)
}
