import type { JobRun } from '#platform/jobs'
import { notify } from '#platform/live'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { type Reconciliation, stepNames } from './contract.ts'
import { type StepChange, saveProgress, saveStep } from './step-queries.ts'

/** Reports how far the present step is, 0 to 100; ends the work when somebody asked to cancel. */
export type Report = (percent: number, message: string) => Promise<void>

/** What a step came to, and a sentence about it for whoever watches. */
export interface StepOutcome<T> {
  result: T
  message: string
}

/**
 * Runs one step: its row says when it begins, how far it is, and how it ended. `keep` saves the result in the very
 * transaction that marks the step done, and says so when that ends the whole.
 */
export type RunStep = <T>(
  step_number: number,
  work: (report: Report) => Promise<StepOutcome<T>>,
  keep?: (tx: TenantTx, result: T) => Promise<'completed' | undefined>,
) => Promise<T>

const stepCount = stepNames.length

/** Percent of the whole when a step is so far; each step counts an eighth. */
export function overallProgress(step_number: number, percent: number): number {
  return Math.round(((step_number - 1 + percent / 100) / stepCount) * 10_000) / 100
}

/** The steps of one run, recorded as rows and told to whoever watches. */
export function stepsOf(job: JobRun<unknown>, id: string): RunStep {
  const record = async (change: StepChange, keep?: (tx: TenantTx) => Promise<'completed' | undefined>) => {
    const { step_number } = change
    const progress = overallProgress(step_number, change.progress)
    const status = await job.tx(async (tx) => {
      await saveStep(tx, job.who, id, change, job.platform.clock.now())
      await saveProgress(tx, job.who, id, progress)
      const status = (await keep?.(tx)) ?? 'in_progress'
      await tellProgress(tx, job.who, id, { status, progress, step_number })
      return status
    })
    // Once complete, a wish to cancel comes too late.
    if (status === 'in_progress') await job.progress(progress, stepNames[step_number - 1]!)
  }
  return async (step_number, work, keep) => {
    await record({ step_number, status: 'in_progress', progress: 0, message: null })
    const { result, message } = await work((percent, text) =>
      record({ step_number, status: 'in_progress', progress: Math.min(percent, 99), message: text }),
    )
    await record({ step_number, status: 'done', progress: 100, message }, keep && ((tx) => keep(tx, result)))
    return result
  }
}

/** Says on the channel of all reconciliations and on that of this one that something changed. */
export async function tellProgress(
  tx: TenantTx,
  who: Who,
  id: string,
  change: { status: Reconciliation['status']; progress: number; step_number?: number },
): Promise<void> {
  for (const channel of ['reconciliations', `reconciliation:${id}`])
    await notify(tx, {
      organization_id: who.organization_id,
      channel,
      type: 'reconciliation_progress',
      restaurant_ids: who.restaurant_ids,
      data: { id, ...change },
    })
}
