import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type ItemStatus, type Reconciliation, reconcile } from '#packages/reconciliation'
import { type ClassScore, poolScores, scoreClasses } from '../packages/reconciliation/testing/class-scores.ts'
import { type GeneratedPair, generatePair } from '../packages/reconciliation/testing/generate-pairs.ts'
import type { BenchResult } from './bench-result.ts'

export const name = 'reconciliation'

const SEEDS = [101, 102, 103, 104, 105, 106]
const DOCUMENTS = 10_000
const LEVELS = [
  { label: 'real', noise: 1, targets: { matched: 0.9995, amount_mismatch: 0.995, missing: 0.99 } },
  { label: 'harsh', noise: 2.5, targets: { matched: 0.997, amount_mismatch: 0.98, missing: 0.97 } },
] as const
const SIZES = [
  { count: 1000, target_ms: 50, runs: 9 },
  { count: 10_000, target_ms: 300, runs: 5 },
  { count: 100_000, target_ms: 3000, runs: 3 },
] as const
const LARGEST = 100_000
const MEMORY_TARGET_MB = 600
const MEMORY_RUN = '--memory-only'

/** F1 per class at real and harsh noise, calibration of the confidence, time by size and memory. */
export async function run(): Promise<BenchResult[]> {
  return [...measureSpeed(), ...LEVELS.flatMap(measureQuality)]
}

function measureQuality({ label, noise, targets }: (typeof LEVELS)[number]): BenchResult[] {
  const runs: Record<ItemStatus, ClassScore>[] = []
  const calibration = new Calibration()
  for (const seed of SEEDS) {
    const pair = generatePair({ seed, count: DOCUMENTS, noise })
    const result = reconcile(pair.statement, pair.ledger)
    runs.push(scoreClasses(pair, result))
    calibration.add(pair, result)
  }
  const f1 = (status: ItemStatus, target: number): BenchResult => ({
    metric: `F1 ${status}, ${label} noise`,
    value: poolScores(runs, status).f1,
    unit: '',
    target,
    better: 'higher',
  })
  return [
    f1('matched', targets.matched),
    f1('amount_mismatch', targets.amount_mismatch),
    f1('missing_in_restaurant', targets.missing),
    f1('missing_in_supplier', targets.missing),
    { metric: `calibration error, ${label} noise`, value: calibration.error(), unit: '', better: 'lower' },
  ]
}

/** Best of several runs, since other work on the machine only ever adds time. */
function measureSpeed(): BenchResult[] {
  const results = SIZES.map(({ count, target_ms, runs }): BenchResult => {
    const { statement, ledger } = generatePair({ seed: 7, count, noise: 1 })
    const times = Array.from({ length: runs }, () => {
      const start = performance.now()
      reconcile(statement, ledger)
      return performance.now() - start
    })
    return {
      metric: `time ${count} × ${count}`,
      value: Math.min(...times),
      unit: 'ms',
      target: target_ms,
      better: 'lower',
    }
  })
  results.push({
    metric: `peak memory ${LARGEST} × ${LARGEST}, whole process`,
    value: measureMemoryMb(),
    unit: 'MB',
    target: MEMORY_TARGET_MB,
    better: 'lower',
  })
  return results
}

/** Runs the largest size once in a process of its own and answers that process's peak. */
function measureMemoryMb(): number {
  const program = fileURLToPath(import.meta.url)
  return Number(execFileSync(process.execPath, [program, MEMORY_RUN], { encoding: 'utf8' }))
}

function printPeakMemory(): void {
  const { statement, ledger } = generatePair({ seed: 7, count: LARGEST, noise: 1 })
  reconcile(statement, ledger)
  process.stdout.write(String(process.resourceUsage().maxRSS / 1024))
}

/** Expected calibration error over ten bins: |share right − mean confidence|, weighted by items. */
class Calibration {
  private readonly bins = Array.from({ length: 10 }, () => ({ items: 0, right: 0, confidence: 0 }))

  add(pair: GeneratedPair, { items }: Reconciliation): void {
    const original = (kind: string, id: number | string) => pair.twins.get(`${kind} ${id}`) ?? `${kind} ${id}`
    const keyOf = (
      item: Pick<Reconciliation['items'][number], 'status' | 'statement_lines' | 'ledger_ids'>,
    ) => {
      const lines = item.statement_lines.map((line) => original('line', line)).sort()
      const entries = item.ledger_ids.map((id) => original('entry', id)).sort()
      return [item.status, ...lines, ...entries].join(' ')
    }
    const truth = new Set(pair.truth.map(keyOf))
    for (const item of items) {
      const bin = this.bins[Math.min(9, Math.floor(item.confidence * 10))]!
      bin.items += 1
      bin.confidence += item.confidence
      bin.right += Number(truth.has(keyOf(item)))
    }
  }

  error(): number {
    const total = this.bins.reduce((sum, bin) => sum + bin.items, 0)
    return this.bins.reduce((sum, bin) => sum + Math.abs(bin.right - bin.confidence), 0) / total
  }
}

if (import.meta.main && process.argv[2] === MEMORY_RUN) printPeakMemory()
else if (import.meta.main) {
  console.table(
    (await run()).map(({ metric, value, unit, target }) => ({
      metric,
      value: Number(value.toPrecision(5)),
      unit,
      target,
    })),
  )
}
