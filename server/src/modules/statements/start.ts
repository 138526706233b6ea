import { uuidv7 } from 'uuidv7'
import { findDocumentRow } from '#modules/documents/index'
import { audit } from '#platform/audit'
import { AppError, fieldError, notFound } from '#platform/errors'
import { enqueueJob } from '#platform/jobs'
import type { TenantTx } from '#platform/tenant'
import { type Who, worksAt } from '#platform/who'
import { reconcileStatementJob } from './jobs.ts'
import { insertReconciliation, listReconciliationsOfDocument, listRestaurantsOf } from './queries.ts'
import { getReconciliation, isRunning } from './reconciliations.ts'
import { tellProgress } from './steps.ts'
import { checkReconcilable } from './validate-document.ts'

export interface StartInput {
  document_id: string
  restaurant_ids?: string[]
  supplier_id?: string | null
}

/**
 * Starts a reconciliation: its row, its eight steps and its job, committed together.
 * Errors: not_found, document_busy, document_not_readable, not_a_statement, reconciliation_running,
 * restaurant_not_permitted, reference_not_found.
 */
export async function startReconciliation(tx: TenantTx, who: Who, input: StartInput) {
  const document = await findDocumentRow(tx, who, input.document_id)
  if (!document) throw notFound('document')
  checkReconcilable(document)
  const earlier = await listReconciliationsOfDocument(tx, who, document.id)
  if (earlier.some(isRunning)) throw new AppError('reconciliation_running')

  const id = uuidv7()
  const supplier_id = input.supplier_id ?? null
  const restaurant_ids = await restaurantsFor(tx, who, input.restaurant_ids, document.restaurant_id)
  const job_id = await enqueueJob(tx, who, reconcileStatementJob, { reconciliation_id: id, supplier_id })
  const row = { id, document_id: document.id, supplier_id: supplier_id ?? document.supplier_id, job_id }
  await insertReconciliation(tx, who, row, restaurant_ids).catch(refuseSecond)
  const reconciliation = await getReconciliation(tx, who, id)
  await audit(
    tx,
    who,
    'reconciliation.started',
    { type: 'reconciliation', id, name: document.file_name },
    { after: { document_id: document.id, supplier_id: row.supplier_id, restaurant_ids } },
  )
  await tellProgress(tx, who, id, { status: 'pending', progress: 0 })
  return reconciliation
}

/** Two people at once: the index lets one through, whoever looked first. */
function refuseSecond(error: { constraint?: string }): never {
  if (error.constraint === 'reconciliations_running_key') throw new AppError('reconciliation_running')
  throw error
}

/** Those named, else the document's, else every restaurant of the caller. */
async function restaurantsFor(
  tx: TenantTx,
  who: Who,
  asked: string[] | undefined,
  of_document: string | null,
): Promise<string[]> {
  const named = asked?.length ? asked : of_document ? [of_document] : undefined
  if (named?.some((id) => !worksAt(who, id))) throw new AppError('restaurant_not_permitted')
  const restaurants = await listRestaurantsOf(tx, who, named)
  if (named && restaurants.length < named.length)
    throw fieldError('reference_not_found', 'restaurant_ids', 'One of these restaurants does not exist.')
  if (restaurants.length === 0)
    throw fieldError('reference_not_found', 'restaurant_ids', 'Create a restaurant first.')
  return restaurants.map((restaurant) => restaurant.id)
}
