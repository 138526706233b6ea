import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from './errors.ts'
import type { Module } from './module.ts'
import type { Platform } from './platform.ts'
import { type Route, successStatus } from './route.ts'
import { compileSerializer } from './serialization.ts'
import type { TransactionOptions } from './tenant.ts'
import type { Who } from './who.ts'

/** What is sent: the status of success and the body as text; null: none, or the handler sent it by itself. */
export interface Answer {
  status: number
  body: string | null
  /** It was made by an earlier request with the same key. */
  is_replay?: true
}

/** One call: who asks, and what was validated of what they sent. */
export interface Asked {
  who: Who | null
  params: unknown
  query: unknown
  body: unknown
  request: FastifyRequest
  reply: FastifyReply
}

export type Perform = (asked: Asked) => Promise<Answer>

/** A route with its handler, ready to be called. */
export interface Operation {
  route: Route
  /** Calls the handler; `platform` stands in for the house's own. */
  run: (asked: Asked, tx: unknown, platform?: Platform) => Promise<unknown>
  /** The answer of a result, as the response schema writes it. */
  answer: (result: unknown) => Answer
}

export function makeOperation(house: Platform, module: Module, name: string): Operation {
  const route = module.routes[name]!
  const handler = module.handlers[name] as ((call: object) => Promise<unknown>) | undefined
  if (!handler) throw new Error(`${module.name}.${name} has no handler`)
  const status = successStatus(route)
  const write = route.response ? compileSerializer({ schema: route.response }) : JSON.stringify
  const has_body = status !== 204 && !route.produces
  return {
    route,
    run: (asked, tx, platform = house) => handler({ ...asked, tx, platform }),
    answer: (result) => ({ status, body: has_body ? (write(result) ?? null) : null }),
  }
}

/** Runs work in the kind of transaction that a route asks for; reads are read only. */
export function inTransaction<T>(
  platform: Platform,
  { method, transaction }: Route,
  who: Who | null,
  work: (tx: unknown) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const read_only = method === 'GET'
  if (transaction === 'none') return work(undefined)
  if (transaction === 'door') return platform.withDoor(work, { read_only, ...options })
  if (!who) throw new AppError('not_signed_in')
  return platform.withTenant(who, work, { read_only, ...options })
}
