import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from './errors.ts'
import { namesTag, tagOf } from './etags.ts'
import type { HttpOptions } from './http-options.ts'
import { performOnce } from './idempotency.ts'
import { type Answer, inTransaction, makeOperation, type Operation, type Perform } from './operation.ts'
import { performGuarded } from './preconditions.ts'
import { API_PREFIX, isCreating, pathsOf, type Route, readerOf } from './route.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    route?: Route
    /** Counts against the limits although it is no operation of the API. */
    is_limited?: boolean
  }
}

/** Mounts every route of every module under its path and its aliases. */
export function mountRoutes(app: FastifyInstance, options: HttpOptions): void {
  const operations = options.modules.flatMap((module) =>
    Object.keys(module.routes).map((name) => makeOperation(options.platform, module, name)),
  )
  for (const operation of operations) {
    const { route } = operation
    const mounted = {
      route,
      reader: readerOf(route, operations),
      perform: performing(operation, operations, options),
    }
    for (const path of pathsOf(route)) {
      if (!route.streams) mountRoute(app, options, mounted, path)
      else app.register(async (own) => mountRoute(unread(own), options, mounted, path))
    }
  }
}

/** How an operation is carried out, by what it does: makes something, changes what can be read, or neither. */
function performing(operation: Operation, all: readonly Operation[], options: HttpOptions): Perform {
  const { platform, grants } = options
  const { route, run, answer } = operation
  if (isCreating(route)) return performOnce(platform, operation)
  const reader = readerOf(route, all)
  if (reader)
    return performGuarded(platform, operation, reader, (request, its) => authorize(request, its, grants))
  // Only what writes is serialised before its transaction ends: a fault of ours then leaves nothing behind.
  if (route.method === 'GET')
    return async (asked) => answer(await inTransaction(platform, route, asked.who, (tx) => run(asked, tx)))
  return (asked) => inTransaction(platform, route, asked.who, async (tx) => answer(await run(asked, tx)))
}

/** A corner of the server whose routes get the body as it comes, whatever it says it is. */
function unread(app: FastifyInstance): FastifyInstance {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  return app
}

interface Mounted {
  route: Route
  /** Shows what it changes. */
  reader: Operation | undefined
  perform: Perform
}

function mountRoute(app: FastifyInstance, options: HttpOptions, mounted: Mounted, path: string) {
  const { route, reader, perform } = mounted
  app.route({
    method: route.method,
    exposeHeadRoute: true,
    url: API_PREFIX + path.replaceAll(/\{(\w+)\}/g, ':$1'),
    config: { route },
    // A key without a schema would be a warning each.
    schema: {
      ...(route.params && { params: route.params }),
      ...(route.query && { querystring: route.query }),
      ...(route.body && !route.consumes && { body: route.body }),
    },
    preValidation: async (request) => {
      authorize(request, route, options.grants)
      if (!route.consumes && !route.streams && request.isMultipart())
        throw new AppError('unsupported_media_type')
    },
    handler: async (request, reply) => {
      const { who, params, query, body } = request
      const answer = await perform({ who, params, query, body, request, reply })
      if (reply.sent) return reply
      if (reader && answer.body !== null && reader.route.response === route.response)
        nameWhatItShows(reader.route, answer.body, params, reply)
      return sendAnswer(route, answer, request, reply)
    },
  })
}

/** What a change answers is what GET answers from now on: its place and its tag, to change it again with. */
function nameWhatItShows({ path }: Route, body: string, params: unknown, reply: FastifyReply) {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String((params as Record<string, unknown>)[name])),
  )
  reply.header('content-location', API_PREFIX + filled).header('etag', tagOf(body))
}

/** Whoever has an answer already is told so instead of getting it again. */
function sendAnswer(route: Route, answer: Answer, request: FastifyRequest, reply: FastifyReply) {
  const { status, body, is_replay } = answer
  // What it made may be told once; no cache is to tell it again.
  if (is_replay) reply.header('idempotency-replayed', 'true').header('cache-control', 'no-store')
  if (body === null) return reply.status(status).send()
  if (route.method === 'GET') {
    const tag = tagOf(body)
    reply.header('etag', tag)
    if (!reply.hasHeader('cache-control'))
      reply.header('cache-control', route.permission === 'public' ? 'no-cache' : 'private, no-cache')
    if (namesTag(request.headers['if-none-match'] ?? '', tag)) return reply.status(304).send()
  }
  return reply.status(status).type('application/json; charset=utf-8').send(body)
}

function authorize(request: FastifyRequest, route: Route, grants: HttpOptions['grants']): void {
  const { who } = request
  if (route.permission === 'public') {
    // What is open to everybody and does more for members does it for people, not for their programs.
    if (who?.token) request.who = null
    return
  }
  if (!who) throw request.tokenFault ?? new AppError('not_signed_in')
  if (who.must_set_up_second_factor && !route.before_second_factor) throw new AppError('second_factor_needed')
  if (route.permission === 'signed_in') {
    if (who.token && !route.open_to_tokens) throw new AppError('person_needed')
    return
  }
  if (!grants(who, route.permission)) throw new AppError('not_permitted')
}
