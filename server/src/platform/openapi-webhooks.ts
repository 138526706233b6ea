import type { TSchema } from 'typebox'
import { exampleOf } from './schema-example.ts'

type Json = Record<string, unknown>

/** What Brigade sends to addresses elsewhere by itself. */
export interface SentMessage {
  summary: string
  description: string
  body: TSchema
}

/** Messages as OpenAPI 3.1 describes webhooks: requests that the reader's server receives. */
export function webhooksOf(
  contracts: readonly { title: string; sends?: Record<string, SentMessage> }[],
): Json {
  return Object.fromEntries(
    contracts.flatMap(({ title, sends }) =>
      Object.entries(sends ?? {}).map(([name, message]) => [name, { post: received(title, name, message) }]),
    ),
  )
}

function received(title: string, name: string, { summary, description, body }: SentMessage): Json {
  return {
    operationId: name,
    tags: [title],
    summary,
    description,
    security: [],
    parameters: headers.map(([header, words, example]) => ({
      name: header,
      in: 'header',
      required: true,
      description: words,
      schema: { type: 'string' },
      example,
    })),
    requestBody: {
      required: true,
      content: { 'application/json': { schema: body, example: exampleOf(body) } },
    },
    responses: {
      '2XX': { description: 'Taken. Anything else is tried again.' },
      410: { description: 'Send no more.' },
    },
  }
}

/** Source: Standard Webhooks 1.0. */
const headers = [
  ['webhook-id', 'The event’s id, the same at every attempt.', '0199d3a0-5f6a-7c31-8b1e-2f4f6d1c9a10'],
  ['webhook-timestamp', 'When it was sent, in seconds since 1970.', '1795253400'],
  [
    'webhook-signature',
    'HMAC-SHA256 of `id.timestamp.body` by the webhook’s secret, one for each secret that counts.',
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  ],
] as const
