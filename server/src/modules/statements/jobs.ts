import { defineJob, type FailedJob } from '#platform/jobs'
import { Id, Nullable, Type } from '#platform/schema'
import type { TenantTx } from '#platform/tenant'
import { findReconciliationRow } from './queries.ts'
import type { ReconcilePayload } from './reconcile-job.ts'
import { recordEnd } from './record-end.ts'
import { reconcileStatement } from './run.ts'
import { saveFailure } from './step-queries.ts'
import { tellProgress } from './steps.ts'

export const reconcileStatementJob = defineJob({
  task: 'reconcile_statement',
  payload: Type.Object({ reconciliation_id: Id, supplier_id: Nullable(Id) }),
  run: reconcileStatement,
  failed: reconciliationFailed,
})

/** The job is over without success: the reconciliation and its present step say why. */
async function reconciliationFailed(tx: TenantTx, job: FailedJob<ReconcilePayload>): Promise<void> {
  const id = job.payload.reconciliation_id
  const error = job.cancelled
    ? { code: 'job_cancelled', message: 'Cancelled. Start it again when you like.' }
    : job.error
  const row = await saveFailure(tx, job.who, id, error)
  if (!row) return
  const name = (await findReconciliationRow(tx, job.who, id))?.document_name ?? null
  await recordEnd(tx, job.who, { id, name }, 'failed', { error_code: error.code })
  await tellProgress(tx, job.who, id, { status: 'error', progress: Number(row.progress) })
}
