import type { FastifyReply, FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import type { Errand } from './errands.ts'
import type { JobDefinition } from './jobs.ts'
import type { Platform } from './platform.ts'
import type {
  BodyOf,
  Method,
  ParamsOf,
  QueryOf,
  ResponseOf,
  Route,
  RoutePermission,
  Routes,
  TransactionKind,
} from './route.ts'
import type { DoorTx, TenantTx } from './tenant.ts'
import type { TimetableEntry } from './timetable.ts'
import type { NeedsFile } from './unused-files.ts'
import type { Who } from './who.ts'

export type { Platform }

type Schema = TSchema | undefined
type AnyRoute<X extends TransactionKind, G extends RoutePermission> = Route<
  Method,
  string,
  Schema,
  Schema,
  Schema,
  Schema,
  X,
  G
>

// Tuples keep the whole union (a route that says nothing) from matching one kind.
type TxOf<R> =
  R extends AnyRoute<infer X, RoutePermission>
    ? [X] extends ['none']
      ? undefined
      : [X] extends ['door']
        ? DoorTx
        : TenantTx
    : never

type WhoOf<R> =
  R extends AnyRoute<TransactionKind, infer G> ? ([G] extends ['public'] ? Who | null : Who) : never

/** What a handler is called with. `request` and `reply` stay here: acts never see them. */
export interface Call<R extends Route> {
  tx: TxOf<R>
  who: WhoOf<R>
  params: ParamsOf<R>
  query: QueryOf<R>
  body: BodyOf<R>
  /** As this call sees it: a route without a transaction of its own writes by this one, so that If-Match and keys hold. */
  platform: Platform
  request: FastifyRequest
  reply: FastifyReply
}

/** Rows leave as they came from the database; the response schema writes dates and exact numbers as JSON. */
export type Reply<T> = T extends string
  ? string | Date
  : T extends number
    ? number | string
    : T extends boolean | null | undefined
      ? T
      : T extends readonly (infer Item)[]
        ? readonly Reply<Item>[]
        : T extends object
          ? { [K in keyof T]: Reply<T[K]> }
          : T

export type Handlers<T extends Routes> = {
  [K in keyof T]: (
    call: Call<T[K]>,
  ) => Promise<ResponseOf<T[K]> extends undefined ? unknown : Reply<ResponseOf<T[K]>>>
}

/** Names of live channels (up to the first `:`) and the permission a subscriber needs. */
export type Channels = Record<string, string>

/** A room of the house: its routes with their handlers, its jobs and errands, what it does by the clock and its live channels. */
export interface Module {
  name: string
  routes: Routes
  handlers: Record<string, (call: never) => Promise<unknown>>
  jobs?: JobDefinition[]
  errands?: Errand[]
  timetable?: TimetableEntry[]
  channels?: Channels
  /** Asked before stored bytes are removed: a room that keeps files says here which it needs. */
  needsFile?: NeedsFile
  sockets?: SocketRoute[]
}

/** A socket of its own path: the caller is signed in and permitted before `open` runs. */
export interface SocketRoute {
  /** As `/ws/supplier/reconciliation/{id}`. */
  path: string
  permission: string
  open: (socket: SocketCall) => Promise<void>
}

export interface SocketCall {
  who: Who
  params: Record<string, string>
  platform: Platform
  send: (message: object) => void
  /** Ends the socket with an error of the catalogue. */
  fail: (error: unknown) => void
  /** Ends the socket normally: there is nothing more to say. */
  close: () => void
  /** Runs when the socket closes, for whatever reason. */
  on_close: (release: () => void) => void
}

/** Declares a module, checking that each route has its handler with the right types. */
export function defineModule<T extends Routes>(
  module: Omit<Module, 'handlers' | 'routes'> & { routes: T; handlers: Handlers<T> },
): Module {
  return module as unknown as Module
}
