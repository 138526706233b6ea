import type { ErrorCode } from './error-codes.ts'
import { isCreating, type Route, readerOf } from './route.ts'

type Json = Record<string, unknown>

/** What an operation takes and answers because of its kind: keys, entity tags, preconditions, limits. */
export interface Manners {
  parameters: Json[]
  codes: ErrorCode[]
  /** Names of the headers that come with success, for `headersNamed`. */
  headers: HeaderName[]
  /** Answers besides success and errors. */
  responses: Record<string, Json>
}

export function mannersOf(route: Route, all: readonly { route: Route }[]): Manners {
  const limited: HeaderName[] = ['RateLimit-Policy', 'RateLimit']
  if (isCreating(route))
    return {
      parameters: [idempotencyKey],
      codes: ['validation_failed', 'idempotency_key_reused', 'idempotency_key_in_use'],
      headers: ['Idempotency-Replayed', ...limited],
      responses: {},
    }
  if (route.method === 'GET' && (route.response || route.produces))
    return {
      parameters: [ifNoneMatch],
      codes: [],
      headers: ['ETag', ...limited],
      responses: {
        304: {
          description: 'Nothing changed: `If-None-Match` names its ETag.',
          headers: headersNamed(['ETag']),
        },
      },
    }
  const reader = readerOf(route, all)
  if (reader) {
    const shows = route.response && reader.route.response === route.response
    const headers = shows ? ['ETag' as const, ...limited] : limited
    return { parameters: [ifMatch], codes: ['precondition_failed'], headers, responses: {} }
  }
  return { parameters: [], codes: [], headers: limited, responses: {} }
}

const tag = '"vT3kq0bJx1l0l8l6Q0a2fA"'

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'A word of your own for the one thing this makes, 1 to 200 visible ASCII characters. Within 24 hours the same request with the same key gets the same answer and makes nothing twice. Without sign-in it is not kept.',
  schema: { type: 'string', pattern: '^[!-~]{1,200}$' },
  example: '8e03978e-40d5-43e8-bc93-6894a57f9324',
}
const ifNoneMatch = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'ETags of what you have; 304 without a body when it is still the same.',
  schema: { type: 'string' },
  example: tag,
}
const ifMatch = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description:
    'The ETag of what GET of the thing that is changed answered last, or of what changing it did; 412 when it would answer something else now, so that nobody’s change is lost.',
  schema: { type: 'string' },
  example: tag,
}

/** Headers of answers, referred to by their names. */
export const answerHeaders = {
  ETag: { description: 'Names this state of what is answered.', schema: { type: 'string' }, example: tag },
  'Idempotency-Replayed': {
    description: '`true` when an earlier request with the same key made this answer.',
    schema: { type: 'string', enum: ['true'] },
  },
  'RateLimit-Policy': {
    description: 'The limits this request fell under: their names, requests and seconds of the window.',
    schema: { type: 'string' },
    example: '"user";q=100;w=60, "restaurant";q=1000;w=60',
  },
  RateLimit: {
    description: 'What is left of each: requests, and seconds until the window ends.',
    schema: { type: 'string' },
    example: '"user";r=99;t=60, "restaurant";r=998;t=42',
  },
  'Retry-After': {
    description: 'Seconds to wait before asking again.',
    schema: { type: 'integer' },
    example: 60,
  },
} as const

export type HeaderName = keyof typeof answerHeaders

export function headersNamed(names: readonly HeaderName[]): Json {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
}

/** Headers that come with an error of this status. */
export function headersOfError(status: number, codes: readonly ErrorCode[]): HeaderName[] {
  if (status === 429) return ['RateLimit-Policy', 'RateLimit', 'Retry-After']
  return status === 503 || codes.includes('idempotency_key_in_use') ? ['Retry-After'] : []
}
