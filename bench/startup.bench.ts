import type { BenchResult } from './bench-result.ts'
import { startBrigade, temporaryDataDir } from './running-brigade.ts'

export const name = 'start-up'

const warmStarts = 5

/** Cold: an empty data folder, so the database is made, migrated and filled with the demo. Warm: all of it is there. */
export async function run(): Promise<BenchResult[]> {
  const data = await temporaryDataDir()
  try {
    const cold = await startBrigade(data.path)
    await cold.stop()
    const warm: number[] = []
    for (let start = 0; start < warmStarts; start += 1) {
      const brigade = await startBrigade(data.path)
      warm.push(brigade.ready_ms)
      await brigade.stop()
    }
    return [
      {
        metric: 'cold start after install, demo loaded',
        value: cold.ready_ms / 1000,
        unit: 's',
        better: 'lower',
      },
      {
        metric: 'warm start, slowest of five',
        value: Math.max(...warm) / 1000,
        unit: 's',
        target: 3,
        better: 'lower',
      },
    ]
  } finally {
    await data.remove()
  }
}
