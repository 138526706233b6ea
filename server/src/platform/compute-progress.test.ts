import { describe, expect, it } from 'vitest'
import type { Compute } from './compute.ts'
import { computeWithProgress } from './compute-progress.ts'

const task = new URL('file:///task.ts')
const limits = { timeout_ms: 1_000, memory_mb: 64 }

/** A computation that reports these numbers at once and then waits to be released or aborted. */
function reporting(reports: number[], end: Promise<string>): Compute {
  return {
    run: (_task, _input, { on_report, signal }) =>
      new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason))
        for (const report of reports) on_report?.(report)
        end.then(resolve as (result: string) => void, reject)
      }),
    close: async () => {},
  }
}

describe('computeWithProgress', () => {
  it('saves one report at a time, the newest next, and all before it returns', async () => {
    const saved: number[] = []
    let saving = 0
    const result = await computeWithProgress<null, string, number>(
      reporting([1, 2, 3, 4], Promise.resolve('done')),
      task,
      null,
      {
        ...limits,
        async save(report) {
          saving += 1
          expect(saving).toBe(1)
          await new Promise((later) => setImmediate(later))
          saved.push(report)
          saving -= 1
        },
      },
    )
    expect(result).toBe('done')
    expect(saved).toEqual([1, 4])
  })

  it('ends the computation by what saving throws', async () => {
    const wish = new Error('cancelled')
    const never = new Promise<string>(() => {})
    const run = computeWithProgress(reporting([1], never), task, null, {
      ...limits,
      save: () => Promise.reject(wish),
    })
    await expect(run).rejects.toBe(wish)
  })

  it('passes on the computation’s own error', async () => {
    const run = computeWithProgress(reporting([], Promise.reject(new Error('no'))), task, null, {
      ...limits,
      save: async () => {},
    })
    await expect(run).rejects.toThrow('no')
  })
})
