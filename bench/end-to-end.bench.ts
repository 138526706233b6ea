import { extract } from '#packages/extraction'
import { type ItemStatus, reconcile, type StatementLine } from '#packages/reconciliation'
import { DOCUMENT_LOCALES } from '../packages/extraction/testing/printed.ts'
import { statementPaper } from '../packages/extraction/testing/statement-paper.ts'
import type { TrueLine } from '../packages/extraction/testing/statement-truth.ts'
import { type ClassScore, poolScores, scoreClasses } from '../packages/reconciliation/testing/class-scores.ts'
import { type GeneratedPair, generatePair } from '../packages/reconciliation/testing/generate-pairs.ts'
import type { BenchResult } from './bench-result.ts'

export const name = 'end-to-end'

const seeds = Number(process.env.BENCH_SEEDS ?? 6)
const LINES = 60

/**
 * From paper to settled: a supplier's side of generated pairs is printed as PDF, in layouts used while building and in
 * others kept aside, read by extraction, and held against the restaurant's side; what counts is the same as in the
 * bench of reconciliation.
 */
export async function run(): Promise<BenchResult[]> {
  const results: BenchResult[] = []
  for (const is_kept of [false, true]) {
    const runs: Record<ItemStatus, ClassScore>[] = []
    for (let seed = 1; seed <= seeds; seed += 1)
      for (const [index, locale] of DOCUMENT_LOCALES.entries()) {
        const number = 10_000 * Number(is_kept) + 100 * seed + index
        const pair = generatePair({ seed: number, count: LINES, noise: 1 })
        const { paper } = statementPaper(number, locale, { is_kept, given: pair.statement.map(printedLine) })
        runs.push(scoreClasses(pair, await settle(pair, await paper.pdf())))
      }
    const label = is_kept ? 'layouts kept aside' : 'layouts in use'
    for (const status of [
      'matched',
      'amount_mismatch',
      'missing_in_restaurant',
      'missing_in_supplier',
    ] as const)
      results.push({
        metric: `F1 ${status}, ${label}`,
        value: poolScores(runs, status).f1,
        unit: '',
        better: 'higher',
      })
  }
  return results
}

function printedLine({ date, reference, description, amount }: StatementLine): TrueLine {
  const minor = Math.round(Number(amount) * 100)
  const kind = minor < 0 ? 'credit_note' : 'invoice'
  return {
    date: date!,
    due: date!,
    reference,
    description: description ?? '',
    kind,
    minor,
    is_allocated: false,
  }
}

async function settle(pair: GeneratedPair, pdf: Uint8Array) {
  const { lines } = await extract(pdf)
  const currency = pair.statement[0]!.currency
  const ids = idsByContent(pair.statement)
  const read: StatementLine[] = lines
    .filter(({ kind, amount }) => kind !== 'opening' && amount !== null)
    .map(({ date, reference, description, amount, kind }, index) => {
      const line = ids.get(contentOf(date, reference, amount!))?.shift() ?? `read ${index}`
      return { line, date, reference, description, amount: amount!, currency, kind }
    })
  return reconcile(read, pair.ledger)
}

const contentOf = (date: string | null, reference: string | null, amount: number | string) =>
  `${date} ${reference?.replaceAll(/\s/g, '') ?? ''} ${Math.round(Number(amount) * 100)}`

/** A line that was read is the printed one with the same content; what is misread is nobody's. */
function idsByContent(statement: readonly StatementLine[]): Map<string, (number | string)[]> {
  const ids = new Map<string, (number | string)[]>()
  for (const { line, date, reference, amount } of statement) {
    const content = contentOf(date, reference, Number(amount))
    ids.set(content, [...(ids.get(content) ?? []), line])
  }
  return ids
}
