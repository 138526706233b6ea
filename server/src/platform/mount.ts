import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from './errors.ts'
import type { HttpOptions } from './http-options.ts'
import type { Module } from './module.ts'
import { API_PREFIX, type Route, successStatus } from './route.ts'
import type { Who } from './who.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    route?: Route
    /** Counts against the limits although it is no operation of the API. */
    is_limited?: boolean
  }
}

/** Mounts every route of every module under its path and its aliases. */
export function mountRoutes(app: FastifyInstance, options: HttpOptions): void {
  for (const module of options.modules)
    for (const [name, route] of Object.entries(module.routes))
      for (const path of [route.path, ...(route.also ?? [])])
        mountRoute(app, options, module, name, route, path)
}

function mountRoute(
  app: FastifyInstance,
  options: HttpOptions,
  module: Module,
  name: string,
  route: Route,
  path: string,
) {
  const handler = module.handlers[name] as ((call: object) => Promise<unknown>) | undefined
  if (!handler) throw new Error(`${module.name}.${name} has no handler`)
  const status = successStatus(route)
  const { platform } = options

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
      ...(route.response && { response: { [status]: route.response } }),
    },
    preValidation: async (request) => {
      authorize(request, route, options.grants)
      if (!route.consumes && request.isMultipart()) throw new AppError('unsupported_media_type')
    },
    handler: async (request, reply) => {
      const { who, params, query, body } = request
      const run = (tx: unknown) => handler({ tx, who, params, query, body, platform, request, reply })
      const read_only = route.method === 'GET'
      const result =
        route.transaction === 'none'
          ? await run(undefined)
          : route.transaction === 'door'
            ? await platform.withDoor(run, { read_only })
            : await platform.withTenant(whoOf(who), run, { read_only })
      if (reply.sent) return reply
      reply.status(status)
      return status === 204 ? reply.send() : result
    },
  })
}

function whoOf(who: Who | null): Who {
  if (!who) throw new AppError('not_signed_in')
  return who
}

function authorize(request: FastifyRequest, route: Route, grants: HttpOptions['grants']): void {
  if (route.permission === 'public') return
  if (!request.who) throw request.tokenFault ?? new AppError('not_signed_in')
  if (route.permission === 'signed_in') return
  if (!grants(request.who.role, route.permission)) throw new AppError('not_permitted')
}
