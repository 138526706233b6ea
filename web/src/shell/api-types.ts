import type { BodyOf, ParamsOf, QueryOf, ResponseOf, Route, Routes } from '#platform/route'
import type { AllRoutes } from './contracts.ts'

type Keyed<R extends Routes> = { [N in keyof R as `${R[N]['method']} ${R[N]['path']}`]: R[N] }
type Joined<L extends readonly Routes[]> = L extends readonly [
  infer First extends Routes,
  ...infer Rest extends Routes[],
]
  ? Keyed<First> & Joined<Rest>
  : unknown

/** `'GET /vendors/{id}'` → its route. */
export type Operations = Joined<AllRoutes>
export type Operation = keyof Operations & string

type OperationOf<K extends Operation> = Operations[K] extends Route ? Operations[K] : never

/** What a route does not declare is read as `unknown`. */
type Declared<T> = unknown extends T ? undefined : T
export type ApiParams<K extends Operation> = Declared<ParamsOf<OperationOf<K>>>
export type ApiQuery<K extends Operation> = Declared<QueryOf<OperationOf<K>>>
export type ApiBody<K extends Operation> = Declared<BodyOf<OperationOf<K>>>
export type ApiResponse<K extends Operation> = Declared<ResponseOf<OperationOf<K>>>

type Part<Name extends string, T> = [T] extends [undefined]
  ? Record<never, never>
  : Record<never, never> extends T
    ? { [N in Name]?: T }
    : undefined extends T
      ? { [N in Name]?: T }
      : { [N in Name]: T }

interface CallOptions {
  signal?: AbortSignal
  /** Of one intent: kept when the same act is sent again. Every POST gets a fresh one unless given. */
  idempotency_key?: string
  /** What `versionOf` said of the thing as it was seen: refused with `precondition_failed` when it is another by now. */
  if_match?: string | undefined
  /** A multipart body: uploads. */
  form?: FormData
}

/** What a call of `K` needs beside its name. */
export type ApiOptions<K extends Operation> = Part<'params', ApiParams<K>> &
  Part<'query', ApiQuery<K>> &
  Part<'body', ApiBody<K>> &
  CallOptions

/** Options may be left out where nothing is required. */
export type ApiArgs<K extends Operation> =
  Record<never, never> extends ApiOptions<K> ? [options?: ApiOptions<K>] : [options: ApiOptions<K>]

/** Operations that answer pages of a list. */
export type ListOperation = {
  [K in Operation]: ApiResponse<K> extends { items: unknown[]; next_cursor: string | null } ? K : never
}[Operation]

export type ApiItem<K extends ListOperation> = ApiResponse<K> extends { items: (infer I)[] } ? I : never
