import type { Static, TSchema } from 'typebox'
import type { ErrorCode } from './error-codes.ts'
import type { RouteLimit } from './limits.ts'

/** Every route lives below this prefix; `/v1/api` is rewritten to it at the edge. */
export const API_PREFIX = '/api/v1'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * What runs around a handler.
 * `tenant`: one transaction bound to the caller's organization (read only for GET).
 * `door`: one transaction that sees the sign-in tables only, for callers nobody knows yet.
 * `none`: the handler opens its own short transactions (streams, several organizations, sockets).
 */
export type TransactionKind = 'tenant' | 'door' | 'none'

/** `public`: nobody needs to sign in. `signed_in`: any member. Otherwise a row of the role table. */
export type RoutePermission = 'public' | 'signed_in' | `${string}.${string}`

/** One operation of the API as data: what it needs, takes and answers, and what its page says. */
export interface Route<
  M extends Method = Method,
  P extends string = string,
  Params extends Schema = Schema,
  Query extends Schema = Schema,
  Body extends Schema = Schema,
  Response extends Schema = Schema,
  X extends TransactionKind = TransactionKind,
  G extends RoutePermission = RoutePermission,
> {
  method: M
  /** Below the prefix, parameters in braces: `/vendors/{id}`. */
  path: P
  permission: G
  summary: string
  /** What a caller needs to know beyond the summary; whole sentences. */
  description: string
  params?: Params
  query?: Query
  body?: Body
  /** Absent: no content (204) or a file, as `produces` says. */
  response?: Response
  /** Status of success; 200 for GET and PUT, 201 for POST, 204 without a response unless given. */
  status?: number
  /** Codes of the catalogue this operation itself can answer, beyond what every operation can. */
  errors?: readonly ErrorCode[]
  /** `tenant` when absent. */
  transaction?: X
  /** Content type of the success answer when it is not JSON. */
  produces?: string
  /** Content type of the request when it is not JSON. */
  consumes?: 'multipart/form-data'
  /** The handler reads the request as it comes, within limits of its own: content types, each with an example. */
  streams?: Readonly<Record<string, unknown>>
  /** A tighter limit than the general ones. */
  limit?: RouteLimit
  /** API tokens may call it though it needs no permission of the table; what people do with their own sign-in never is. */
  open_to_tokens?: true
  /** Open to people who must set up a second factor first: who they are, and what sets it up. */
  before_second_factor?: true
  /** The path whose GET shows what this changes, with the same parameters, where it is not its own. */
  changes?: string
  /** Further paths that answer the same: older names, declared here and nowhere else. */
  also?: readonly string[]
  /** Example of the success answer, shown in the reference. */
  example?: unknown
}

type Schema = TSchema | undefined
type StaticOr<T, Absent> = T extends TSchema ? Static<T> : Absent

export type ParamsOf<R> = R extends Route<Method, string, infer T> ? StaticOr<T, Record<never, never>> : never
export type QueryOf<R> =
  R extends Route<Method, string, Schema, infer T> ? StaticOr<T, Record<never, never>> : never
export type BodyOf<R> =
  R extends Route<Method, string, Schema, Schema, infer T> ? StaticOr<T, undefined> : never
export type ResponseOf<R> =
  R extends Route<Method, string, Schema, Schema, Schema, infer T> ? StaticOr<T, undefined> : never

/** Declares a route, keeping its literal method, path and schemas in the type. */
export function route<
  const M extends Method,
  const P extends string,
  Params extends TSchema | undefined = undefined,
  Query extends TSchema | undefined = undefined,
  Body extends TSchema | undefined = undefined,
  Response extends TSchema | undefined = undefined,
  const X extends TransactionKind = 'tenant',
  const G extends RoutePermission = RoutePermission,
>(
  definition: Route<M, P, Params, Query, Body, Response, X, G>,
): Route<M, P, Params, Query, Body, Response, X, G> {
  return definition
}

export type Routes = Record<string, Route>

/** The paths a route answers under, its own first. */
export const pathsOf = (route: Route): string[] => [route.path, ...(route.also ?? [])]

/** Whether a route makes something, now or soon, so that sending it twice would make two. */
export function isCreating(route: Route): boolean {
  return route.method === 'POST' && [201, 202].includes(successStatus(route))
}

const writing: readonly Method[] = ['PUT', 'PATCH', 'DELETE']

/** What shows the thing that a writing route changes: GET of the path it names, else of its own under any name. */
export function readerOf<T extends { route: Route }>(writer: Route, all: readonly T[]): T | undefined {
  if (!writing.includes(writer.method)) return undefined
  const paths = writer.changes ? [writer.changes] : pathsOf(writer)
  return all.find(
    ({ route }) =>
      route.method === 'GET' && route.response && pathsOf(route).some((path) => paths.includes(path)),
  )
}

/** The status a route answers on success. */
export function successStatus(route: Route): number {
  if (route.status) return route.status
  if (!route.response && !route.produces) return 204
  return route.method === 'POST' ? 201 : 200
}
