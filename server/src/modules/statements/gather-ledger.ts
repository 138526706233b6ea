import { type LedgerEntry, listLedger } from '#modules/purchasing/index'
import { counted } from './counted.ts'
import type { KnownSupplier } from './identify-supplier.ts'
import { ledgerWindow, type StatementProblem } from './problem.ts'
import type { ReconcileJob } from './reconcile-job.ts'

const always = { from: '1900-01-01', to: '2999-12-31' }

/** Step 5: the books' invoices and credit notes of this supplier, around the statement's days. */
export async function gatherLedger(
  job: ReconcileJob,
  supplier: KnownSupplier,
  restaurants: readonly { id: string; name: string }[],
  problem: StatementProblem,
): Promise<{ result: LedgerEntry[]; message: string }> {
  const window = ledgerWindow(problem) ?? always
  const ledger = await job.tx((tx) =>
    listLedger(tx, job.who, {
      supplier_id: supplier.id,
      restaurant_ids: restaurants.map((restaurant) => restaurant.id),
      since: window.from,
      until: window.to,
    }),
  )
  const where = restaurants.length === 1 ? restaurants[0]!.name : counted(restaurants.length, 'restaurant')
  return {
    result: ledger,
    message: `${counted(ledger.length, 'entry', 'entries')} of ${supplier.name} in the books of ${where}.`,
  }
}
