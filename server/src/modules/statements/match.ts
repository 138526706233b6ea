import type { LedgerEntry } from '#modules/purchasing/index'
import { ComputeLimitError } from '#platform/compute'
import { computeWithProgress } from '#platform/compute-progress'
import { AppError } from '#platform/errors'
import type { Platform } from '#platform/platform'
import { counted } from './counted.ts'
import type { MatchedItem, MatchTask } from './match-task.ts'
import type { LineOnPage, StatementProblem } from './problem.ts'
import type { ReconcileJob } from './reconcile-job.ts'
import { type Site, siteNamed } from './sites.ts'
import type { Report } from './steps.ts'

const limits = { timeout_ms: 120_000, memory_mb: 1_024 }
const task = new URL('./match-task.ts', import.meta.url)

/** Step 6: lines and entries that belong together, found in a process of its own. */
export async function matchInvoices(
  job: ReconcileJob,
  problem: StatementProblem,
  ledger: readonly LedgerEntry[],
  restaurants: readonly Site[],
  report: Report,
): Promise<{ result: MatchedItem[]; message: string }> {
  const sides = { lines: problem.lines, ledger, restaurants, period_end: problem.period?.to ?? null }
  const items = await compareSides(job.platform, sides, (fraction) =>
    report(fraction * 100, 'Comparing numbers, amounts and dates'),
  )
  const pairs = items.filter((item) => item.statement_lines.length > 0 && item.ledger_ids.length > 0).length
  return { result: items, message: `${counted(pairs, 'item')} found on both sides.` }
}

export interface ComparedSides {
  lines: readonly LineOnPage[]
  ledger: readonly LedgerEntry[]
  restaurants: readonly Site[]
  period_end: string | null
  /** Pairs that stay apart, as `line invoice_id`. */
  rejected?: ReadonlySet<string>
}

/** The items of two sides, found in a process of its own. Errors: payload_too_large, document_not_readable. */
export async function compareSides(
  platform: Platform,
  { lines, ledger, restaurants, period_end, rejected }: ComparedSides,
  save: (fraction: number) => Promise<void>,
): Promise<MatchedItem[]> {
  const names = new Map(restaurants.map(({ id, name }) => [id, name]))
  const input: MatchTask = {
    statement: lines.map(({ line, date, reference, description, amount, currency, kind, site }) => ({
      ...{ line, date, reference, description, amount, currency, kind },
      site: siteNamed(site, restaurants)?.name ?? null,
    })),
    ledger: ledger.map(({ id, invoice_number, invoice_date, amount, currency, kind, restaurant_id }) => ({
      ...{ id, invoice_number, invoice_date, amount, currency, kind },
      site: (restaurant_id && names.get(restaurant_id)) || null,
    })),
    period_end,
    rejected: [...(rejected ?? [])],
  }
  const options = { ...limits, save }
  return computeWithProgress<MatchTask, MatchedItem[], number>(platform.compute, task, input, options).catch(
    (error) => {
      if (!(error instanceof ComputeLimitError)) throw error
      throw new AppError('payload_too_large', {
        message: `${error.message} Ask the supplier for statements of shorter periods.`,
        cause: error,
      })
    },
  )
}
