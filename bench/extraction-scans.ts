import { type Extraction, extract } from '#packages/extraction'
import { encodeJpeg, openPages } from '#packages/pictures'
import { LAYOUTS, LOCALES, renderStatement, type StatementData } from '../db/demo/rendering/index.ts'
import { sampleStatement } from '../db/demo/rendering/sample-statement.ts'
import { worn } from '../packages/pictures/testing/worn.ts'
import { loadOcrData } from '../server/src/platform/ocr-data.ts'
import type { BenchResult } from './bench-result.ts'

const SCANNED_DPI = 200
const WEARS = [
  { noise: 6 },
  { noise: 12, blur: 1 },
  { noise: 8, skew: 3 },
  { noise: 10, blur: 1, skew: -1.2, light: 0.5 },
  { noise: 6, quarters: 2 },
  { noise: 6, quarters: 1, skew: 0.7 },
  { noise: 6, quarters: 3, skew: -2 },
  { noise: 14, blur: 2, skew: 1.5, light: 0.6 },
]

/** One-page statements, printed, worn and photographed as JPEG of quality 60: each layout and wear, locales in turn. */
export async function scans(): Promise<BenchResult[]> {
  const data = await loadOcrData()
  const tally = { hits: 0, expected: 0, found: 0, false_proofs: 0, documents: 0 }
  let cpu_ms = 0
  for (const [index, { name: layout }] of LAYOUTS.entries()) {
    for (const wear of [WEARS[index % WEARS.length]!, WEARS[(index + 3) % WEARS.length]!]) {
      const locale = LOCALES[(index * 3 + tally.documents) % LOCALES.length]!
      const truth = sampleStatement(index * 17 + tally.documents, { locale, count: 16 })
      const pages = await openPages(await renderStatement(truth, { format: 'pdf', layout }), data.pdfium)
      const page = worn(await pages.grey(1, SCANNED_DPI), { seed: tally.documents, ...wear })
      pages.close()
      const started = process.cpuUsage()
      const read = await extract(encodeJpeg({ ...page, channels: 1 }, 60), {
        scans: { data: async () => data },
      })
      const { user, system } = process.cpuUsage(started)
      cpu_ms += (user + system) / 1_000
      count(tally, truth, read)
    }
  }
  const f1 = (2 * tally.hits) / (tally.expected + tally.found)
  return [
    { metric: 'scans row F1', value: round(f1), unit: '', target: 0.95, better: 'higher' },
    {
      metric: 'scans false proofs of amounts',
      value: round(tally.false_proofs / tally.documents),
      unit: '',
      target: 0.001,
      better: 'lower',
    },
    {
      metric: 'CPU milliseconds a scanned page, starting included',
      value: Math.round(cpu_ms / tally.documents),
      unit: 'ms',
      target: 2_500,
      better: 'lower',
    },
  ]
}

type Line = { date: string | null; reference: string | null; amount: number | null }

/** Rows right in day, reference and amount; a proof is false when an amount is wrong. */
function count(
  tally: { hits: number; expected: number; found: number; false_proofs: number; documents: number },
  truth: StatementData,
  read: Extraction,
): void {
  const found = read.lines.filter((line) => line.kind !== 'opening')
  tally.hits += inCommon(truth.lines, found, (line: Line) => `${line.date} ${line.reference} ${line.amount}`)
  tally.expected += truth.lines.length
  tally.found += found.length
  tally.documents += 1
  const amounts = inCommon(truth.lines, found, (line: Line) => `${line.amount}`)
  const is_right = amounts === truth.lines.length && amounts === found.length
  if (read.proof === 'proven' && !is_right) tally.false_proofs += 1
}

function inCommon(wanted: readonly Line[], found: readonly Line[], key: (line: Line) => string): number {
  const left = new Map<string, number>()
  for (const line of wanted) left.set(key(line), (left.get(key(line)) ?? 0) + 1)
  return found.filter((line) => {
    const count = left.get(key(line)) ?? 0
    if (count > 0) left.set(key(line), count - 1)
    return count > 0
  }).length
}

const round = (value: number) => Math.round(value * 10_000) / 10_000
