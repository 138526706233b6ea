import { readFile } from 'node:fs/promises'
import { type Extraction, extract } from '#packages/extraction'
import { LAYOUTS, LOCALES, renderStatement, type StatementData } from '../db/demo/rendering/index.ts'
import { sampleStatement } from '../db/demo/rendering/sample-statement.ts'
import type { BenchResult } from './bench-result.ts'
import { einvoiceResults } from './einvoice-accuracy.ts'
import { layouts } from './extraction-layouts.ts'
import { papers } from './extraction-papers.ts'
import { scans } from './extraction-scans.ts'
import { longSheets } from './extraction-sheets.ts'

export const name = 'extraction'

const SEEDS = 3
const REAL_STATEMENT = new URL('../../shared/data/documents/statements-pdf/bank-demo-2017', import.meta.url)

type Tally = {
  hits: number
  expected: number
  found: number
  documents: number
  proven: number
  false_proofs: number
}

/** Rendered statements (layouts × locales × seeds, three formats) and the real one when it lies beside the project. */
export async function run(): Promise<BenchResult[]> {
  const pdf = emptyTally()
  const sheets = emptyTally()
  let milliseconds = 0
  let pages = 0
  for (const { data, layout, seed } of cases()) {
    const bytes = await renderStatement(data, { format: 'pdf', layout })
    const start = performance.now()
    const read = await extract(bytes)
    milliseconds += performance.now() - start
    pages += read.pages
    count(pdf, data, read)
    const format = seed % 2 === 0 ? 'xlsx' : 'csv'
    count(sheets, data, await extract(await renderStatement(data, { format, layout })))
  }
  const real = await realStatement()
  return [
    ...results('pdf', pdf, 0.995),
    ...results('spreadsheet', sheets, 0.999),
    {
      metric: 'milliseconds a PDF page',
      value: round(milliseconds / pages),
      unit: 'ms',
      target: 30,
      better: 'lower',
    },
    ...(await papers()),
    ...layouts(),
    ...(await longSheets()),
    ...(await scans()),
    ...(real === null
      ? []
      : [
          {
            metric: 'real bank statement row F1',
            value: real,
            unit: '',
            target: 1,
            better: 'higher',
          } as const,
        ]),
    ...(await einvoiceResults()),
  ]
}

export function* cases(seeds = SEEDS): Generator<{ data: StatementData; layout: string; seed: number }> {
  let number = 0
  for (const { name: layout } of LAYOUTS) {
    for (const locale of LOCALES) {
      for (let seed = 1; seed <= seeds; seed += 1) {
        number += 1
        const count_of_lines = [6, 24, 110][seed % 3]!
        yield { data: sampleStatement(number * 31 + seed, { locale, count: count_of_lines }), layout, seed }
      }
    }
  }
}

const emptyTally = (): Tally => ({ hits: 0, expected: 0, found: 0, documents: 0, proven: 0, false_proofs: 0 })

const key = (line: { date: string | null; reference: string | null; amount: number | null }) =>
  `${line.date} ${line.reference} ${line.amount}`

/** Counts rows right in day, reference and amount; a proof with any row wrong is false. */
export function count(tally: Tally, data: StatementData, read: Extraction): boolean {
  const wanted = new Map<string, number>()
  for (const line of data.lines) wanted.set(key(line), (wanted.get(key(line)) ?? 0) + 1)
  const found = read.lines.filter((line) => line.kind !== 'opening')
  let hits = 0
  for (const line of found) {
    const left = wanted.get(key(line)) ?? 0
    if (left === 0) continue
    wanted.set(key(line), left - 1)
    hits += 1
  }
  const is_right = hits === data.lines.length && found.length === hits
  tally.hits += hits
  tally.expected += data.lines.length
  tally.found += found.length
  tally.documents += 1
  if (read.proof === 'proven') tally.proven += 1
  if (read.proof === 'proven' && !is_right) tally.false_proofs += 1
  return is_right
}

function results(label: string, tally: Tally, target: number): BenchResult[] {
  return [
    { metric: `${label} row F1`, value: f1(tally), unit: '', target, better: 'higher' },
    {
      metric: `${label} proof rate`,
      value: round(tally.proven / tally.documents),
      unit: '',
      better: 'higher',
    },
    {
      metric: `${label} false proofs`,
      value: round(tally.false_proofs / tally.documents),
      unit: '',
      target: 0.001,
      better: 'lower',
    },
  ]
}

const f1 = ({ hits, expected, found }: Pick<Tally, 'hits' | 'expected' | 'found'>) =>
  round((2 * hits) / Math.max(1, expected + found))

const round = (value: number) => Math.round(value * 10_000) / 10_000

async function realStatement(): Promise<number | null> {
  try {
    const truth = JSON.parse(await readFile(new URL(`${REAL_STATEMENT.href}.json`), 'utf8')) as {
      bookings: { postDate: string; amount: number }[]
    }
    const read = await extract(new Uint8Array(await readFile(new URL(`${REAL_STATEMENT.href}.pdf`))))
    const wanted = truth.bookings.map((booking) => `${booking.postDate} ${booking.amount}`)
    const hits = read.lines.filter((line, index) => `${line.date} ${line.amount}` === wanted[index]).length
    return f1({ hits, expected: wanted.length, found: read.lines.length })
  } catch {
    return null
  }
}
