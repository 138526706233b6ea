import type { Handlers } from '#platform/module'
import type { routes } from './contract.ts'
import { getDelivery, listDeliveries, replayDelivery, testEndpoint } from './deliveries.ts'
import {
  createEndpoint,
  deleteEndpoint,
  getEndpoint,
  listEndpoints,
  renewSecret,
  updateEndpoint,
} from './endpoints.ts'
import { eventTypes } from './events.ts'

export const handlers: Handlers<typeof routes> = {
  listWebhookEvents: async () => ({ events: eventTypes }),
  listWebhooks: ({ tx, who, query }) => listEndpoints(tx, who, query),
  createWebhook: ({ who, body, platform, reply }) => {
    reply.header('cache-control', 'no-store')
    return createEndpoint(platform, who, body)
  },
  getWebhook: ({ tx, who, params }) => getEndpoint(tx, who, params.id),
  updateWebhook: ({ who, params, body, platform }) => updateEndpoint(platform, who, params.id, body),
  deleteWebhook: ({ tx, who, params }) => deleteEndpoint(tx, who, params.id),
  rotateWebhookSecret: ({ tx, who, params, platform, reply }) => {
    reply.header('cache-control', 'no-store')
    return renewSecret(platform, tx, who, params.id)
  },
  testWebhook: ({ tx, who, params, platform }) => testEndpoint(platform, tx, who, params.id),
  listWebhookDeliveries: ({ tx, who, params, query }) => listDeliveries(tx, who, params.id, query),
  getWebhookDelivery: ({ tx, who, params }) => getDelivery(tx, who, params.id, params.delivery_id),
  replayWebhookDelivery: ({ tx, who, params, platform }) =>
    replayDelivery(platform, tx, who, params.id, params.delivery_id),
}
