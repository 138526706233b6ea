import { sql } from 'kysely'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { type ReconciliationStep, stepNames } from './contract.ts'

/** The eight steps in order. The caller has made sure that the person may see the reconciliation. */
export async function listSteps(tx: TenantTx, who: Who, id: string): Promise<ReconciliationStep[]> {
  const rows = await tx
    .selectFrom('statements.reconciliation_steps')
    .where('organization_id', '=', who.organization_id)
    .where('reconciliation_id', '=', id)
    .select(['step_number', 'status', 'progress', 'message'])
    .orderBy('step_number')
    .execute()
  return rows.map((row) => ({
    step_number: row.step_number,
    name: stepNames[row.step_number - 1]!,
    status: row.status,
    progress: Number(row.progress),
    message: row.message,
  }))
}

/**
 * Begins, or begins again after a crash: every step waits. Undefined when the reconciliation is gone or over.
 */
export async function beginReconciliation(tx: TenantTx, who: Who, id: string, now: Date) {
  const row = await tx
    .updateTable('statements.reconciliations')
    .set({ status: 'in_progress', progress: 0, started_at: sql`coalesce(started_at, ${now})` })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .where('status', 'in', ['pending', 'in_progress'])
    .returning(['id', 'document_id', 'created_at'])
    .executeTakeFirst()
  if (!row) return undefined
  await tx
    .updateTable('statements.reconciliation_steps')
    .set({ status: 'pending', progress: 0, message: null, started_at: null, finished_at: null })
    .where('organization_id', '=', who.organization_id)
    .where('reconciliation_id', '=', id)
    .execute()
  return row
}

export interface StepChange {
  step_number: number
  status: 'in_progress' | 'done' | 'error'
  /** Of the step, 0 to 100. */
  progress: number
  message: string | null
}

export async function saveStep(
  tx: TenantTx,
  who: Who,
  id: string,
  change: StepChange,
  now: Date,
): Promise<void> {
  const { step_number, ...set } = change
  const times =
    change.status === 'in_progress'
      ? { started_at: sql<Date>`coalesce(started_at, ${now})`, finished_at: null }
      : { finished_at: now }
  await tx
    .updateTable('statements.reconciliation_steps')
    .set({ ...set, ...times })
    .where('organization_id', '=', who.organization_id)
    .where('reconciliation_id', '=', id)
    .where('step_number', '=', step_number)
    .execute()
}

export async function saveProgress(tx: TenantTx, who: Who, id: string, progress: number): Promise<void> {
  await tx
    .updateTable('statements.reconciliations')
    .set({ progress })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .where('status', '=', 'in_progress')
    .execute()
}

export async function saveSupplier(
  tx: TenantTx,
  who: Who,
  id: string,
  supplier_id: string,
): Promise<undefined> {
  await tx
    .updateTable('statements.reconciliations')
    .set({ supplier_id })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .execute()
}

/** Ends without success; undefined when it was over already. The first step that is not done bears the message. */
export async function saveFailure(
  tx: TenantTx,
  who: Who,
  id: string,
  error: { code: string; message: string },
) {
  const row = await tx
    .updateTable('statements.reconciliations')
    .set({
      status: 'error',
      error_code: error.code,
      error_message: error.message,
      completed_at: sql`now()`,
    })
    .where('organization_id', '=', who.organization_id)
    .where('id', '=', id)
    .where('status', 'in', ['pending', 'in_progress'])
    .returning(['id', 'progress'])
    .executeTakeFirst()
  if (!row) return undefined
  await tx
    .updateTable('statements.reconciliation_steps')
    .set({ status: 'error', message: error.message, finished_at: sql`now()` })
    .where('organization_id', '=', who.organization_id)
    .where('reconciliation_id', '=', id)
    .where(
      'step_number',
      '=',
      sql<number>`(select min(step_number) from statements.reconciliation_steps
        where organization_id = ${who.organization_id} and reconciliation_id = ${id} and status <> 'done')`,
    )
    .execute()
  return row
}
