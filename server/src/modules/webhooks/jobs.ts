import { defineJob } from '#platform/jobs'
import { Type } from '#platform/schema'
import { deleteDeliveriesBefore } from './delivery-queries.ts'

const kept_ms = 30 * 86_400_000

/** Nightly: deliveries are kept for thirty days, waiting ones included: they are long over by then. */
export const sweepDeliveriesJob = defineJob({
  task: 'sweep_webhook_deliveries',
  payload: Type.Object({}),
  run: async ({ tx, who, platform }) => {
    const before = new Date(platform.clock.now().getTime() - kept_ms)
    return { removed: await tx((t) => deleteDeliveriesBefore(t, who, before)) }
  },
})
