import { findBillingCurrency, holdsPayments } from '#modules/purchasing/index'
import { notFound } from '#platform/errors'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { type Classified, classify } from './classify.ts'
import { counted } from './counted.ts'
import { gatherLedger } from './gather-ledger.ts'
import { identifySupplier, type KnownSupplier } from './identify-supplier.ts'
import { saveResult } from './item-queries.ts'
import { matchInvoices } from './match.ts'
import { findReconciliationRow, listRestaurantsOf } from './queries.ts'
import { readStatement } from './read-statement.ts'
import type { ReconcileJob } from './reconcile-job.ts'
import { recordEnd } from './record-end.ts'
import { storeReport } from './report.ts'
import { beginReconciliation, saveSupplier } from './step-queries.ts'
import { stepsOf, tellProgress } from './steps.ts'
import { structureStatement } from './structure-statement.ts'
import { validateDocument } from './validate-document.ts'

/**
 * Reconciles a statement in its eight steps. Nothing of the result is kept before the last transaction, which keeps
 * it whole: killed at any instant and run again it comes to the same end.
 */
export async function reconcileStatement(job: ReconcileJob): Promise<Record<string, unknown>> {
  const { reconciliation_id: id, supplier_id } = job.payload
  const begun = await job.tx((tx) => begin(tx, job, id))
  if (!begun) return { reconciliation_id: id }
  const { row, restaurants } = begun
  const step = stepsOf(job, id)

  const document = await step(1, () => validateDocument(job, row.document_id))
  const extraction = await step(2, (report) =>
    readStatement(job, document, { currency: sharedCurrency(restaurants) }, report),
  )
  const supplier: KnownSupplier = await step(
    3,
    () => identifySupplier(job, supplier_id, document, extraction.supplier),
    (tx, found) => saveSupplier(tx, job.who, id, found.id),
  )
  const { currency, ...books } = await job.tx((tx) => knowBooks(tx, job.who, supplier.id, restaurants))
  const problem = await step(4, () => structureStatement(extraction, currency, books))
  const ledger = await step(5, () => gatherLedger(job, supplier, restaurants, problem))
  const matched = await step(6, (report) => matchInvoices(job, problem, ledger, restaurants, report))
  const { items, summary } = await step(7, async () => {
    const result = classify(matched, problem, ledger)
    return { result, message: classesInWords(result) }
  })
  const { set_apart } = problem
  const restaurant_names = restaurants.map((restaurant) => restaurant.name)
  const names = { document_name: document.file_name, supplier_name: supplier.name, restaurant_names }
  const report = { ...names, created_at: row.created_at.toISOString(), summary, items, set_apart }
  await step(
    8,
    async () => {
      const result = await storeReport(job.platform, job.who.organization_id, report)
      return { result, message: `Written: ${counted(items.length, 'item')} in eight sheets.` }
    },
    async (tx, { hash }) => {
      const result = { items, summary, set_apart, report_hash: hash }
      const saved = await saveResult(tx, job.who, id, result, job.platform.clock.now())
      if (!saved) return undefined
      await recordEnd(tx, job.who, { id, name: document.file_name }, 'completed', summary)
      return 'completed'
    },
  )
  return { reconciliation_id: id, items: items.length }
}

async function begin(tx: TenantTx, job: ReconcileJob, id: string) {
  if (!(await beginReconciliation(tx, job.who, id, job.platform.clock.now()))) return undefined
  const row = await findReconciliationRow(tx, job.who, id)
  if (!row) throw notFound('reconciliation')
  const restaurants = await listRestaurantsOf(tx, job.who, row.restaurant_ids)
  await tellProgress(tx, job.who, id, { status: 'in_progress', progress: 0 })
  return { row, restaurants }
}

type Restaurants = readonly { id: string; currency: string }[]

/** The one currency of several restaurants; undefined when they differ. */
function sharedCurrency(restaurants: Restaurants): string | undefined {
  const currencies = new Set(restaurants.map(({ currency }) => currency))
  return currencies.size === 1 ? restaurants[0]!.currency : undefined
}

/**
 * What is known of the books before they are read: whether payments are recorded, and the currency of a statement
 * that names none (the restaurants', or the one the supplier usually bills them in).
 */
async function knowBooks(tx: TenantTx, who: Who, supplier_id: string, restaurants: Restaurants) {
  const restaurant_ids = restaurants.map(({ id }) => id)
  const billed = await findBillingCurrency(tx, who, { supplier_id, restaurant_ids })
  return {
    currency: sharedCurrency(restaurants) ?? billed ?? restaurants[0]?.currency ?? 'EUR',
    hold_payments: await holdsPayments(tx, who, { supplier_id, restaurant_ids }),
  }
}

function classesInWords({ summary, left_out }: Classified): string {
  const words = [
    `${summary.matched.toLocaleString('en')} matched`,
    `${summary.amount_mismatch.toLocaleString('en')} with another amount`,
    `${summary.missing_in_restaurant.toLocaleString('en')} missing here`,
    `${summary.missing_in_supplier.toLocaleString('en')} missing at the supplier`,
  ].join(', ')
  return left_out > 0
    ? `${words}; ${counted(left_out, 'entry', 'entries')} of other periods left out.`
    : `${words}.`
}
