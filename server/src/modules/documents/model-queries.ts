import type { Answered } from '#packages/extraction'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'

export interface ModelSettingsRow {
  is_on: boolean
  most_per_day: number
}

export function findModelSettings(tx: TenantTx, who: Who): Promise<ModelSettingsRow | undefined> {
  return tx
    .selectFrom('documents.model_settings')
    .where('organization_id', '=', who.organization_id)
    .select(['is_on', 'most_per_day'])
    .executeTakeFirst()
}

/** The same, kept as it is until the transaction ends: two that count what is left of a day wait for one another. */
export function lockModelSettings(tx: TenantTx, who: Who): Promise<ModelSettingsRow | undefined> {
  return tx
    .selectFrom('documents.model_settings')
    .where('organization_id', '=', who.organization_id)
    .select(['is_on', 'most_per_day'])
    .forUpdate()
    .executeTakeFirst()
}

export async function saveModelSettings(tx: TenantTx, who: Who, row: ModelSettingsRow): Promise<void> {
  await tx
    .insertInto('documents.model_settings')
    .values({ ...row, organization_id: who.organization_id })
    .onConflict((conflict) => conflict.column('organization_id').doUpdateSet(row))
    .execute()
}

export interface RequestCounts {
  asked: number
  helped: number
  failed: number
}

export async function countRequests(tx: TenantTx, who: Who, since: Date): Promise<RequestCounts> {
  const { asked, helped, failed } = await tx
    .selectFrom('documents.model_requests')
    .where('organization_id', '=', who.organization_id)
    .where('asked_at', '>', since)
    .select(({ fn }) => [
      fn.countAll<string>().as('asked'),
      fn.countAll<string>().filterWhere('outcome', 'in', ['improved', 'filled']).as('helped'),
      fn.countAll<string>().filterWhere('outcome', '=', 'failed').as('failed'),
    ])
    .executeTakeFirstOrThrow()
  return { asked: Number(asked), helped: Number(helped), failed: Number(failed) }
}

export interface RequestRow {
  job_id: string
  document_id: string
  model: string
  words: number
  asked_at: Date
}

/** Notes that a model is being asked; false when it was in this job already. */
export async function insertRequest(tx: TenantTx, who: Who, row: RequestRow): Promise<boolean> {
  const made = await tx
    .insertInto('documents.model_requests')
    .values({ ...row, organization_id: who.organization_id })
    .onConflict((conflict) => conflict.columns(['organization_id', 'job_id']).doNothing())
    .returning('job_id')
    .executeTakeFirst()
  return made !== undefined
}

export async function saveOutcome(
  tx: TenantTx,
  who: Who,
  job_id: string,
  { outcome, failure = null }: { outcome: Answered['outcome'] | 'failed'; failure?: string | null },
): Promise<void> {
  await tx
    .updateTable('documents.model_requests')
    .set({ outcome, failure })
    .where('organization_id', '=', who.organization_id)
    .where('job_id', '=', job_id)
    .execute()
}
