import type { SentMessage } from '#platform/openapi-webhooks'
import { type Routes, route } from '#platform/route'
import {
  Changes,
  Id,
  IdParams,
  Input,
  Instant,
  ListOf,
  listQuery,
  Nullable,
  OneOf,
  OptionalText,
  type Static,
  Type,
} from '#platform/schema'
import { events } from './events.ts'

const Event = OneOf(events, { examples: ['invoice.created'] })

export const Endpoint = Type.Object({
  id: Id,
  url: Type.String({ examples: ['https://accounts.example/brigade'] }),
  description: Nullable(Type.String({ examples: ['Accounts'] })),
  events: Type.Array(Type.String(), { description: '`*` stands for every event there is or will be.' }),
  is_active: Type.Boolean(),
  stopped_because: Nullable(
    OneOf(['gone', 'failing'], {
      description:
        'Why Brigade switched it off: the receiver answered 410, or nothing succeeded for five days.',
    }),
  ),
  stopped_at: Nullable(Instant),
  failing_since: Nullable({ ...Instant, description: 'Since when nothing has succeeded.' }),
  last_attempt_at: Nullable(Instant),
  old_secret_until: Nullable({
    ...Instant,
    description: 'Until then deliveries are signed with the secret before, too.',
  }),
  created_at: Instant,
  updated_at: Instant,
})
export type Endpoint = Static<typeof Endpoint>

const Secret = Type.String({
  description: 'What deliveries are signed with. Keep it: it is not shown again.',
  examples: ['whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'],
})

const EndpointInput = Input({
  url: Type.String({
    minLength: 1,
    maxLength: 2_000,
    examples: ['https://accounts.example/brigade'],
    description: 'https, on the public internet unless the setting OUTBOUND_ALLOW names it.',
  }),
  description: OptionalText(200, { examples: ['Accounts'] }),
  events: Type.Array(Event, {
    minItems: 1,
    maxItems: events.length,
    uniqueItems: true,
    description: '`*` for all.',
    examples: [['invoice.created', 'document.processed']],
  }),
})

export const Delivery = Type.Object({
  id: Id,
  event_id: { ...Id, description: 'The `webhook-id` that is sent: the same at every attempt.' },
  event_type: Type.String({ examples: ['invoice.created'] }),
  occurred_at: Instant,
  subject_type: Type.String({ examples: ['invoice'] }),
  subject_id: Nullable(Id),
  subject_name: Nullable(Type.String({ examples: ['HF-1042'] })),
  status: OneOf(['pending', 'delivered', 'failed', 'cancelled'], {
    description: 'Cancelled: the webhook was switched off before it was delivered.',
  }),
  attempt_count: Type.Integer(),
  last_status: Nullable(Type.Integer({ description: 'Of the last answer.', examples: [200] })),
  last_error: Nullable(Type.String({ examples: ['timed_out'] })),
  next_attempt_at: Nullable(Instant),
  created_at: Instant,
  finished_at: Nullable(Instant),
})
export type Delivery = Static<typeof Delivery>

/** Refused before anything was sent, or nothing good came back. */
const errors = [
  'url_invalid',
  'https_needed',
  'address_refused',
  'timed_out',
  'not_reached',
  'tls_failed',
  'answer_broken',
] as const

const Attempt = Type.Object({
  number: Type.Integer(),
  at: Instant,
  latency_ms: Type.Integer(),
  status: Nullable(Type.Integer()),
  error: Nullable(OneOf(errors, { description: 'Why there was no answer.' })),
  answer: Nullable(Type.String({ description: 'How the answer begins.' })),
})

const Payload = Type.Object(
  {
    id: Id,
    type: Type.String({ examples: ['invoice.created'] }),
    occurred_at: Instant,
    organization_id: Id,
    data: Type.Object({
      subject_type: Type.String({ examples: ['invoice'] }),
      subject_id: Nullable(Id),
      subject_name: Nullable(Type.String({ examples: ['HF-1042'] })),
    }),
  },
  { description: 'What is sent: enough to know what to read; the thing itself is read by its GET.' },
)

/** What a receiver gets. */
export const sends: Record<string, SentMessage> = {
  event: {
    summary: 'Something happened',
    description:
      'Sent to each webhook that listens to the event, at least once, exactly if what it tells was saved. `webhook-id` is the same at every attempt. Verify `webhook-signature` by the Standard Webhooks specification before reading the body.',
    body: Payload,
  },
}

const DeliveryParams = Type.Object({ id: Id, delivery_id: Id })

export const routes = {
  listWebhookEvents: route({
    method: 'GET',
    path: '/webhooks/events',
    permission: 'webhooks.read',
    transaction: 'none',
    summary: 'List events',
    description: 'Everything a webhook can be told of. Each event is an action of the audit log.',
    response: Type.Object({ events: Type.Array(Type.String({ examples: ['invoice.created'] })) }),
  }),
  listWebhooks: route({
    method: 'GET',
    path: '/webhooks',
    permission: 'webhooks.read',
    summary: 'List webhooks',
    description: 'The addresses that are told what happens in the organization.',
    query: listQuery({ is_active: Type.Optional(Type.Boolean()) }),
    response: ListOf(Endpoint),
  }),
  createWebhook: route({
    method: 'POST',
    path: '/webhooks',
    permission: 'webhooks.manage',
    transaction: 'none',
    summary: 'Create a webhook',
    description:
      'From now on the events named are sent to the address, signed by the Standard Webhooks specification with the secret of this answer. Twenty at most.',
    body: EndpointInput,
    response: Type.Object({ ...Endpoint.properties, secret: Secret }),
    errors: ['address_refused', 'constraint_violated'],
  }),
  getWebhook: route({
    method: 'GET',
    path: '/webhooks/{id}',
    permission: 'webhooks.read',
    summary: 'Get a webhook',
    description: 'One webhook, without its secret.',
    params: IdParams,
    response: Endpoint,
    errors: ['not_found'],
  }),
  updateWebhook: route({
    method: 'PUT',
    path: '/webhooks/{id}',
    permission: 'webhooks.manage',
    transaction: 'none',
    summary: 'Update a webhook',
    description:
      'Changes the fields that are sent. Switched off, it is told of nothing, and what waits is cancelled; switched on, it is told of what happens from then on.',
    params: IdParams,
    body: Changes(Type.Object({ ...EndpointInput.properties, is_active: Type.Boolean() })),
    response: Endpoint,
    errors: ['not_found', 'address_refused'],
  }),
  deleteWebhook: route({
    method: 'DELETE',
    path: '/webhooks/{id}',
    permission: 'webhooks.manage',
    summary: 'Delete a webhook',
    description: 'Takes it away with its deliveries.',
    params: IdParams,
    errors: ['not_found'],
  }),
  rotateWebhookSecret: route({
    method: 'POST',
    path: '/webhooks/{id}/secret',
    permission: 'webhooks.manage',
    summary: 'Renew the secret',
    description:
      'Makes a new secret. For a day deliveries carry two signatures, by the new one and the one before, so that the receiver can change over without missing any.',
    params: IdParams,
    response: Type.Object({ secret: Secret, old_secret_until: Instant }),
    errors: ['not_found'],
  }),
  testWebhook: route({
    method: 'POST',
    path: '/webhooks/{id}/test',
    permission: 'webhooks.manage',
    status: 202,
    summary: 'Test a webhook',
    description: 'Sends it the event `webhook.tested`, whatever events it listens to.',
    params: IdParams,
    response: Delivery,
    errors: ['not_found', 'webhook_inactive'],
  }),
  listWebhookDeliveries: route({
    method: 'GET',
    path: '/webhooks/{id}/deliveries',
    permission: 'webhooks.read',
    summary: 'List deliveries',
    description: 'What was sent or is to be sent, the latest first; kept for thirty days.',
    params: IdParams,
    query: listQuery({
      status: Type.Optional(OneOf(['pending', 'delivered', 'failed', 'cancelled'])),
      event_type: Type.Optional(Type.String({ maxLength: 100, examples: ['invoice.created'] })),
    }),
    response: ListOf(Delivery),
    errors: ['not_found'],
  }),
  getWebhookDelivery: route({
    method: 'GET',
    path: '/webhooks/{id}/deliveries/{delivery_id}',
    permission: 'webhooks.read',
    summary: 'Get a delivery',
    description: 'One delivery with what is sent and every attempt so far.',
    params: DeliveryParams,
    response: Type.Object({ ...Delivery.properties, payload: Payload, attempts: Type.Array(Attempt) }),
    errors: ['not_found'],
  }),
  replayWebhookDelivery: route({
    method: 'POST',
    path: '/webhooks/{id}/deliveries/{delivery_id}/replay',
    permission: 'webhooks.manage',
    status: 202,
    summary: 'Send a delivery again',
    description:
      'Tries at once, delivered or not, and again with pauses should it fail. The `webhook-id` stays.',
    params: DeliveryParams,
    response: Delivery,
    errors: ['not_found', 'webhook_inactive'],
  }),
} satisfies Routes
