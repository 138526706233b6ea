import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { BenchResult } from '../bench/bench-result.ts'

/** `npm run bench [name …] [-- --save]`: runs bench/*.bench.ts and shows each figure beside its target and its baseline. */
const folder = new URL('../bench/', import.meta.url)
const baselines = new URL('baselines.json', folder)
const kept: Record<string, Record<string, number>> = existsSync(baselines)
  ? JSON.parse(readFileSync(baselines, 'utf8'))
  : {}
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts'))
  .sort()
const chosen = files.filter((file) => asked.length === 0 || asked.includes(file.replace('.bench.ts', '')))
if (chosen.length === 0) {
  process.stderr.write(
    `no such bench; there are: ${files.map((file) => file.replace('.bench.ts', '')).join(', ')}\n`,
  )
  process.exit(2)
}

const shown = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(4))
const verdict = ({ target, value, better }: BenchResult) =>
  target === undefined ? '' : (better === 'lower' ? value <= target : value >= target) ? 'met' : 'MISSED'

for (const file of chosen) {
  const { name, run } = (await import(new URL(file, folder).href)) as {
    name: string
    run: () => Promise<BenchResult[]>
  }
  process.stdout.write(`\n${name}\n`)
  const results = await run()
  const rows = results.map((result) => ({
    metric: result.metric,
    value: `${shown(result.value)} ${result.unit}`,
    target: result.target === undefined ? '' : `${result.better === 'lower' ? '≤' : '≥'} ${result.target}`,
    verdict: verdict(result),
    baseline: kept[name]?.[result.metric] === undefined ? '' : shown(kept[name][result.metric]!),
  }))
  console.table(rows)
  if (process.argv.includes('--save'))
    kept[name] = Object.fromEntries(results.map(({ metric, value }) => [metric, value]))
}
if (process.argv.includes('--save')) writeFileSync(baselines, `${JSON.stringify(kept, null, 2)}\n`)
process.exit(0)
