import { type LedgerEntry, listLedger } from '#modules/purchasing/index'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { counted } from './counted.ts'
import type { KnownSupplier } from './identify-supplier.ts'
import { ledgerWindow, type StatementProblem, staleDays } from './problem.ts'
import type { ReconcileJob } from './reconcile-job.ts'
import { beginReadingBooks } from './settling/settling-queries.ts'

/** The entries a statement is held against. */
export function readBooks(
  tx: TenantTx,
  who: Who,
  supplier_id: string,
  restaurant_ids: readonly string[],
  problem: StatementProblem,
): Promise<LedgerEntry[]> {
  const { from, to } = ledgerWindow(problem) ?? always
  return listLedger(tx, who, { supplier_id, restaurant_ids, since: from, until: to })
}

const always = { from: '1900-01-01', to: '2999-12-31' }

/** Step 5: the books' invoices, credit notes and payments of this supplier, around the statement's days. */
export async function gatherLedger(
  job: ReconcileJob,
  supplier: KnownSupplier,
  restaurants: readonly { id: string; name: string }[],
  problem: StatementProblem,
): Promise<{ result: LedgerEntry[]; message: string }> {
  const ledger = await job.tx(async (tx) => {
    // First: whoever changes the books from here on marks it stale again.
    await beginReadingBooks(tx, job.who, job.payload.reconciliation_id, staleDays(problem))
    return readBooks(
      tx,
      job.who,
      supplier.id,
      restaurants.map((restaurant) => restaurant.id),
      problem,
    )
  })
  const where = restaurants.length === 1 ? restaurants[0]!.name : counted(restaurants.length, 'restaurant')
  return {
    result: ledger,
    message: `${counted(ledger.length, 'entry', 'entries')} of ${supplier.name} in the books of ${where}.`,
  }
}
