import { defineModule, type Module } from '#platform/module'
import { routes } from './contract.ts'
import { deliverWebhook } from './deliver.ts'
import { sweepDeliveriesJob } from './jobs.ts'
import { handlers } from './routes.ts'

/** The room from which programs elsewhere are told what happens. */
export function webhooks(): Module {
  return defineModule({
    name: 'webhooks',
    routes,
    handlers,
    errands: [deliverWebhook],
    jobs: [sweepDeliveriesJob],
    timetable: [{ at: '23 3 * * *', job: sweepDeliveriesJob, payload: {} }],
    channels: { webhooks: 'webhooks.read' },
  })
}
