import { enqueueJob } from '#platform/jobs'
import { Id, Type } from '#platform/schema'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'

/** As it is queued. */
export const learnLayoutJob = {
  task: 'learn_layout',
  payload: Type.Object({ document_id: Id, is_confirmed: Type.Optional(Type.Boolean()) }),
  max_attempts: 3,
}

/**
 * Has the layout of a document learned for the next of its supplier: after a person corrected what was read, named the
 * supplier, or posted it. Whether there is something to learn is looked at when it runs.
 */
export async function learnLayoutOf(
  tx: TenantTx,
  who: Who,
  document_id: string,
  /** Somebody took what was read for right as it is. */
  is_confirmed = false,
): Promise<void> {
  await enqueueJob(tx, who, learnLayoutJob, { document_id, is_confirmed })
}
