import type { JobRun } from '#platform/jobs'

export interface ReconcilePayload {
  reconciliation_id: string
  /** The supplier a person named for this reconciliation. */
  supplier_id: string | null
}

export type ReconcileJob = JobRun<ReconcilePayload>
