import { forgottenBefore } from './idempotency-keys.ts'
import { defineJob } from './jobs.ts'
import { Type } from './schema.ts'

/** Nightly: removes keys with their answers that are no longer looked at. */
export const sweepIdempotencyKeysJob = defineJob({
  task: 'sweep_idempotency_keys',
  payload: Type.Object({}),
  run: async ({ tx, who, platform }) => {
    const gone = await tx((t) =>
      t
        .deleteFrom('platform.idempotency_keys')
        .where('organization_id', '=', who.organization_id)
        .where('created_at', '<', forgottenBefore(platform.clock.now()))
        .executeTakeFirst(),
    )
    return { removed: Number(gone.numDeletedRows) }
  },
})
