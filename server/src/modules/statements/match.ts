import type { LedgerEntry } from '#modules/purchasing/index'
import { ComputeLimitError } from '#platform/compute'
import { computeWithProgress } from '#platform/compute-progress'
import { AppError } from '#platform/errors'
import { counted } from './counted.ts'
import type { MatchedItem, MatchTask } from './match-task.ts'
import type { StatementProblem } from './problem.ts'
import type { ReconcileJob } from './reconcile-job.ts'
import type { Report } from './steps.ts'

const limits = { timeout_ms: 120_000, memory_mb: 1_024 }
const task = new URL('./match-task.ts', import.meta.url)

/** Step 6: lines and entries that belong together, found in a process of its own. */
export async function matchInvoices(
  job: ReconcileJob,
  problem: StatementProblem,
  ledger: readonly LedgerEntry[],
  report: Report,
): Promise<{ result: MatchedItem[]; message: string }> {
  const input: MatchTask = {
    statement: problem.lines.map(({ line, date, reference, description, amount, currency, kind }) => ({
      line,
      date,
      reference,
      description,
      amount,
      currency,
      kind,
    })),
    ledger: ledger.map(({ id, invoice_number, invoice_date, amount, currency, kind }) => ({
      id,
      invoice_number,
      invoice_date,
      amount,
      currency,
      kind,
    })),
    period_end: problem.period?.to ?? null,
  }
  const items = await computeWithProgress<MatchTask, MatchedItem[], number>(
    job.platform.compute,
    task,
    input,
    {
      ...limits,
      save: (fraction) => report(fraction * 100, 'Comparing numbers, amounts and dates'),
    },
  ).catch((error) => {
    if (!(error instanceof ComputeLimitError)) throw error
    throw new AppError('payload_too_large', {
      message: `${error.message} Ask the supplier for statements of shorter periods.`,
      cause: error,
    })
  })
  const pairs = items.filter((item) => item.statement_lines.length > 0 && item.ledger_ids.length > 0).length
  return { result: items, message: `${counted(pairs, 'item')} found on both sides.` }
}
