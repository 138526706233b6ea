import { type ErrorCode, errorCodes } from './error-codes.ts'
import { answerHeaders, headersNamed, headersOfError, type Manners, mannersOf } from './openapi-manners.ts'
import { type SentMessage, webhooksOf } from './openapi-webhooks.ts'
import { API_PREFIX, pathsOf, type Route, type Routes, successStatus } from './route.ts'
import { ErrorBody } from './schema.ts'
import { exampleOf } from './schema-example.ts'
import { version } from './version.ts'

type Json = Record<string, unknown>

/** The routes under one heading of the reference. */
export interface Contract {
  title: string
  description: string
  routes: Routes
  /** What is sent by itself to addresses elsewhere. */
  sends?: Record<string, SentMessage>
}

/** The OpenAPI 3.1 document, from the very routes that validate requests and serialise answers. */
export function openapiDocument(contracts: Contract[]): Json {
  const paths: Record<string, Json> = {}
  const all = contracts.flatMap(({ routes }) => Object.values(routes).map((route) => ({ route })))
  for (const contract of contracts)
    for (const [name, route] of Object.entries(contract.routes)) {
      const manners = mannersOf(route, all)
      for (const [index, path] of pathsOf(route).entries()) {
        paths[API_PREFIX + path] ??= {}
        paths[API_PREFIX + path]![route.method.toLowerCase()] = operation(
          contract,
          name,
          route,
          index,
          manners,
        )
      }
    }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Brigade',
      version,
      description:
        'The API of Brigade, which runs a restaurant business end to end. JSON in snake_case; errors carry a code of the catalogue, a sentence and the places they are about.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: contracts.map(({ title, description }) => ({ name: title, description })),
    paths,
    webhooks: webhooksOf(contracts),
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'The access token of a signed-in person, or an API token (`brg_…`).',
        },
      },
      schemas: { Error: ErrorBody },
      headers: answerHeaders,
    },
  }
}

function operation(contract: Contract, name: string, route: Route, index: number, manners: Manners): Json {
  const status = successStatus(route)
  const alias = index > 0 ? { 'x-alias-of': API_PREFIX + route.path } : {}
  return {
    operationId: index > 0 ? `${name}Alias${index > 1 ? index : ''}` : name,
    tags: [contract.title],
    summary: route.summary,
    description: describe(route),
    ...(route.permission === 'public' ? { security: [] } : { security: [{ bearer: [] }] }),
    'x-permission': route.permission,
    ...alias,
    parameters: [...parametersOf(route), ...manners.parameters],
    ...(requestBody(route) ?? {}),
    responses: {
      [status]: { ...success(route, status), headers: headersNamed(manners.headers) },
      ...manners.responses,
      ...failures(route, manners.codes),
    },
  }
}

function describe(route: Route): string {
  const needs =
    route.permission === 'public'
      ? 'Nobody needs to sign in.'
      : route.permission === 'signed_in'
        ? route.open_to_tokens
          ? 'Needs a signed-in person or an API token.'
          : 'Needs a signed-in person; an API token is not enough.'
        : `Needs the permission \`${route.permission}\`.`
  return `${route.description}\n\n${needs}`
}

interface ObjectSchema {
  properties?: Record<string, Json>
  required?: string[]
}

function parametersOf(route: Route): Json[] {
  const of = (schema: unknown, place: 'path' | 'query') =>
    Object.entries((schema as ObjectSchema | undefined)?.properties ?? {}).map(([name, property]) => ({
      name,
      in: place,
      required: place === 'path' || ((schema as ObjectSchema).required ?? []).includes(name),
      description: property.description ?? parameterWords[name] ?? `The ${name.replaceAll('_', ' ')}.`,
      schema: property,
      example: exampleOf(property),
    }))
  return [...of(route.params, 'path'), ...of(route.query, 'query')]
}

const parameterWords: Record<string, string> = {
  id: 'Its id.',
  skip: 'How many rows to pass over.',
  limit: 'How many rows to answer, 200 at most.',
  restaurant_id: 'Only of this restaurant.',
  supplier_id: 'Only of this supplier.',
  status: 'Only in this state.',
}

function requestBody(route: Route): Json | undefined {
  if (route.streams) {
    const content = Object.fromEntries(
      Object.entries(route.streams).map(([type, example]) => [
        type,
        {
          schema: typeof example === 'object' ? { type: 'object' } : { type: 'string', format: 'binary' },
          example,
        },
      ]),
    )
    return { requestBody: { required: true, content } }
  }
  if (!route.body) return undefined
  if (route.consumes)
    return { requestBody: { required: true, content: { [route.consumes]: { schema: route.body } } } }
  return {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: route.body, example: exampleOf(route.body) } },
    },
  }
}

function success(route: Route, status: number): Json {
  if (route.produces)
    return {
      description: 'The file.',
      content: { [route.produces]: { schema: { type: 'string', format: 'binary' } } },
    }
  if (status >= 300) return { description: 'Go on to the address in `Location`.' }
  if (status === 204 || !route.response) return { description: 'Done; no content.' }
  const example = route.example ?? exampleOf(route.response)
  return { description: 'Success.', content: { 'application/json': { schema: route.response, example } } }
}

function failures(route: Route, of_kind: readonly ErrorCode[]): Json {
  const codes = new Set<ErrorCode>(['too_many_requests', 'internal_error', 'unavailable', ...of_kind])
  if (route.params || route.query || route.body) codes.add('validation_failed')
  if (route.body || route.consumes || route.streams) codes.add('malformed_request')
  if (route.permission !== 'public')
    for (const code of ['not_signed_in', 'token_expired', 'session_ended'] as const) codes.add(code)
  if (route.permission !== 'public' && !route.before_second_factor) codes.add('second_factor_needed')
  if (route.permission.includes('.')) codes.add('not_permitted')
  else if (route.permission === 'signed_in' && !route.open_to_tokens) codes.add('person_needed')
  for (const code of route.errors ?? []) codes.add(code)

  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of codes)
    byStatus.set(errorCodes[code][0], [...(byStatus.get(errorCodes[code][0]) ?? []), code])
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      {
        description: list.map((code) => `\`${code}\`: ${errorCodes[code][1]}`).join('\n\n'),
        ...(headersOfError(status, list).length > 0 && {
          headers: headersNamed(headersOfError(status, list)),
        }),
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
            example: {
              error: list[0],
              message: errorCodes[list[0]!][1],
              details: [],
              request_id: '0199d3a0-5f6a-7c31-8b1e-2f4f6d1c9a10',
            },
          },
        },
      },
    ]),
  )
}
