import { apiList, apiQuery, refresh } from '../../../shell/queries.ts'

export const webhooksList = apiList('GET /webhooks')
export const webhookQuery = (id: string) => apiQuery('GET /webhooks/{id}', { params: { id } })
export const eventsQuery = apiQuery('GET /webhooks/events')

export interface DeliverySearch {
  status: string
  event: string
}

export const deliveriesList = (id: string, { status, event }: DeliverySearch) =>
  apiList('GET /webhooks/{id}/deliveries', {
    params: { id },
    query: { status: (status || undefined) as never, event_type: event || undefined },
  })

export const deliveryQuery = (id: string, delivery_id: string) =>
  apiQuery('GET /webhooks/{id}/deliveries/{delivery_id}', { params: { id, delivery_id } })

export const refreshWebhooks = () => refresh('GET /webhooks', 'GET /webhooks/{id}')
export const refreshDeliveries = () =>
  refresh('GET /webhooks/{id}/deliveries', 'GET /webhooks/{id}/deliveries/{delivery_id}')
