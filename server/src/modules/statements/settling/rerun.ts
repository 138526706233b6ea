import { uuidv7 } from 'uuidv7'
import { holdsPayments, listLedgerByIds } from '#modules/purchasing/index'
import { audit } from '#platform/audit'
import { AppError } from '#platform/errors'
import { defineJob, enqueueJob, type FailedJob, type JobRun } from '#platform/jobs'
import type { ListQuery } from '#platform/lists'
import { Id, Type } from '#platform/schema'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { readBooks } from '../gather-ledger.ts'
import { listKeptItems } from '../item-queries.ts'
import { compareSides } from '../match.ts'
import { type LineOnPage, type StatementProblem, staleDays } from '../problem.ts'
import { findReconciliationRow, listRestaurantsOf, type ReconciliationRow } from '../queries.ts'
import { getCompleted } from '../reconciliations.ts'
import { bringInPayments, keepSetApart } from './bring-in-payments.ts'
import { changesBetween } from './changes.ts'
import { subjectOf } from './decide.ts'
import { setApartOf } from './items.ts'
import { listRejectedPairs } from './rejected-pairs.ts'
import { freeSides, pinnedItems, type Replay, replay } from './replay.ts'
import { endRerun, insertChanges, listChangeRows, replaceItems, setRerunJob } from './rerun-queries.ts'
import {
  beginReadingBooks,
  holdReconciliation,
  noteChange,
  summaryOfItems,
  tellSettled,
} from './settling-queries.ts'
import { periodOf } from './take-apart.ts'

const payload = Type.Object({ reconciliation_id: Id })
type Rerun = JobRun<{ reconciliation_id: string }>

export const rerunReconciliationJob = defineJob({
  task: 'rerun_reconciliation',
  payload,
  run: runAgain,
  failed: rerunFailed,
})

/** Starts a run over the books as they are now. Errors: not_found, reconciliation_not_done, reconciliation_running. */
export async function rerunReconciliation(tx: TenantTx, who: Who, id: string) {
  const row = await holdReconciliation(tx, who, id)
  if (row.rerun_job_id) throw new AppError('reconciliation_running')
  const job_id = uuidv7()
  await setRerunJob(tx, who, id, { rerun_job_id: job_id })
  await enqueueJob(tx, who, rerunReconciliationJob, { reconciliation_id: id }, { id: job_id })
  await audit(tx, who, 'reconciliation.rerun_started', subjectOf(row), {
    after: { run_number: row.run_number + 1 },
  })
  await tellSettled(tx, who, row, { rerun_job_id: job_id })
  return { id, job_id }
}

/** What the last run moved, or an earlier one. Errors: not_found, reconciliation_not_done. */
export async function listChanges(
  tx: TenantTx,
  who: Who,
  id: string,
  { run_number, ...query }: ListQuery & { run_number?: number },
) {
  const row = await getCompleted(tx, who, id)
  return listChangeRows(tx, who, id, run_number ?? row.run_number, query)
}

const mostTries = 8

/** Compares anew and keeps it whole; whoever decided meanwhile is heard, and it begins again. */
async function runAgain(job: Rerun): Promise<Record<string, unknown>> {
  const id = job.payload.reconciliation_id
  for (let attempt = 1; attempt <= mostTries; attempt += 1) {
    const begun = await job.tx((tx) => load(tx, job, id))
    if (!begun) return { reconciliation_id: id }
    await job.progress(10, 'Comparing')
    const { row, restaurants, rejected, apart, ...before } = begun
    const pinned = pinnedItems(before)
    const free = freeSides(before, pinned)
    const sides = {
      lines: free.lines as LineOnPage[],
      ...{ ledger: free.entries, restaurants, rejected, period_end: before.period?.to ?? null },
    }
    const found = await compareSides(job.platform, sides, (fraction) =>
      job.progress(10 + fraction * 70, 'Comparing'),
    )
    const items = replay(before, pinned, found)
    const saved = await job.tx((tx) => save(tx, job, row, { before, items, apart }))
    if (saved) return { reconciliation_id: id, ...saved }
  }
  throw new AppError('unavailable', { message: 'Others keep deciding about it; try again in a moment.' })
}

async function load(tx: TenantTx, job: Rerun, id: string) {
  const { who, job_id } = job
  const row = await holdReconciliation(tx, who, id)
  if (row.rerun_job_id !== job_id) return undefined
  const items = await listKeptItems(tx, who, id)
  const restaurants = await listRestaurantsOf(tx, who, row.restaurant_ids)
  const restaurant_ids = restaurants.map((restaurant) => restaurant.id)
  const set_apart = await setApartOf(tx, who, id)
  const hold_payments = await holdsPayments(tx, who, { supplier_id: row.supplier_id!, restaurant_ids })
  const apart = hold_payments ? bringInPayments(set_apart) : { added_lines: [], set_apart }
  const problem = problemOf(row, items, apart)
  await beginReadingBooks(tx, who, id, staleDays(problem))
  const ledger = await readBooks(tx, who, row.supplier_id!, restaurant_ids, problem)
  // Linked by hand from days beyond those that are searched.
  const there = new Set(ledger.map((entry) => entry.id))
  const further = items
    .flatMap(({ details }) => details.ledger_entries.map((entry) => entry.invoice_id))
    .filter((invoice_id) => !there.has(invoice_id))
  const place = { supplier_id: row.supplier_id!, restaurant_ids, ids: further }
  ledger.push(...(await listLedgerByIds(tx, who, place)))
  return {
    row,
    restaurants,
    items,
    apart,
    added_lines: apart.added_lines,
    ledger,
    period: problem.period,
    rejected: await listRejectedPairs(tx, who, id),
  }
}

type Apart = ReturnType<typeof bringInPayments>

/** The statement as its items remember it. */
function problemOf(row: ReconciliationRow, items: Replay['items'], apart: Apart): StatementProblem {
  const summary = row.summary!
  return {
    lines: [
      ...items.flatMap(({ details, currency }) =>
        details.statement_lines.map((line) => ({ ...line, currency }) as LineOnPage),
      ),
      ...apart.added_lines,
    ],
    set_apart: apart.set_apart,
    currency: summary.currency ?? summary.currencies[0]?.currency ?? 'EUR',
    period: periodOf(row),
    opening_balance: summary.opening_balance,
    closing_balance: summary.closing_balance,
    proof: summary.proof,
  }
}

/** Undefined when somebody decided since it was loaded. */
async function save(
  tx: TenantTx,
  job: Rerun,
  loaded: ReconciliationRow,
  { before, items, apart }: { before: Replay; items: ReturnType<typeof replay>; apart: Apart },
) {
  const { who } = job
  const held = await holdReconciliation(tx, who, loaded.id)
  if (held.revision !== loaded.revision) return undefined
  const row = await keepSetApart(tx, who, held, apart)
  const changes = changesBetween(before.items, items)
  await replaceItems(tx, who, row.id, before.items, items)
  const run_number = await endRerun(tx, who, row.id, job.platform.clock.now())
  await insertChanges(tx, who, row.id, run_number, changes)
  const summary = await summaryOfItems(tx, who, row)
  await noteChange(tx, who, row, summary)
  await audit(tx, who, 'reconciliation.rerun_completed', subjectOf(row), {
    before: held.summary,
    after: { ...summary, run_number, changes: changes.length },
  })
  return { run_number, changes: changes.length }
}

async function rerunFailed(
  tx: TenantTx,
  { who, payload: { reconciliation_id: id } }: FailedJob<{ reconciliation_id: string }>,
): Promise<void> {
  await setRerunJob(tx, who, id, { rerun_job_id: null, is_stale: true })
  const row = await findReconciliationRow(tx, who, id)
  if (row) await tellSettled(tx, who, row, { is_stale: true })
}
