import { AppError, notFound } from '#platform/errors'
import type { ListQuery } from '#platform/lists'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { ReconciliationItem } from './contract.ts'
import { listItems } from './item-queries.ts'
import { findReconciliationRow, type ReconciliationRow } from './queries.ts'
import { listSteps } from './step-queries.ts'

/** Whether a reconciliation still has its end before it. */
export function isRunning({ status }: Pick<ReconciliationRow, 'status'>): boolean {
  return status === 'pending' || status === 'in_progress'
}

/** One reconciliation with its summary. Errors: not_found. */
export async function getReconciliation(tx: TenantTx, who: Who, id: string): Promise<ReconciliationRow> {
  const row = await findReconciliationRow(tx, who, id)
  if (!row) throw notFound('reconciliation')
  return row
}

/** Where it stands: status, progress and the eight steps. Errors: not_found. */
export async function getReconciliationStatus(tx: TenantTx, who: Who, id: string) {
  const { status, progress, error_code, error_message } = await getReconciliation(tx, who, id)
  const steps = await listSteps(tx, who, id)
  return { id, status, progress: Number(progress), error_code, error_message, steps }
}

/** A complete reconciliation. Errors: not_found, reconciliation_not_done. */
export async function getCompleted(tx: TenantTx, who: Who, id: string): Promise<ReconciliationRow> {
  const row = await getReconciliation(tx, who, id)
  if (row.status === 'completed') return row
  throw new AppError('reconciliation_not_done', {
    message: row.status === 'error' ? `The reconciliation failed: ${row.error_message}` : undefined,
  })
}

/** One of the four classes. Errors: not_found, reconciliation_not_done. */
export async function listClass(
  tx: TenantTx,
  who: Who,
  id: string,
  status: ReconciliationItem['status'],
  query: ListQuery & { search?: string },
) {
  await getCompleted(tx, who, id)
  return listItems(tx, who, id, { ...query, status })
}
