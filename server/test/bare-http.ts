import type { FastifyInstance } from 'fastify'
import { openDatabase } from '#platform/db'
import { buildHttp } from '#platform/http'
import { makeMetrics } from '#platform/metrics'
import { defineModule, type Platform } from '#platform/module'
import { type Route, type Routes, route } from '#platform/route'
import type { Who } from '#platform/who'

interface BareOptions {
  who?: Who | null
  web_root?: string
}

/** The real server around routes that a test makes up, for what no room of the house ever does. */
export async function bareHttp(
  platform: Platform,
  handlers: Record<string, (call: { tx: never; who: Who }) => Promise<unknown>>,
  options: BareOptions = {},
): Promise<FastifyInstance> {
  const names = Object.keys(handlers)
  const routes: Routes = Object.fromEntries(names.map((name) => [name, routeOf(name, options.who ?? null)]))
  const queue = { waiting: 0, running: 0, failed: 0 }
  const unused = openDatabase('postgres://nobody@127.0.0.1:1/none', { max: 1, application_name: 'unused' })
  return buildHttp({
    platform,
    modules: [defineModule({ name: 'made-up', routes, handlers: handlers as never })],
    contracts: [],
    authentication: {
      authenticate: async () => options.who ?? null,
      authenticateToken: () => Promise.reject(new Error('no tokens here')),
      forget() {},
      forgetUser() {},
      forgetAll() {},
    },
    grants: () => true,
    metrics: makeMetrics(unused, async () => queue),
    web_root: options.web_root,
  })
}

const routeOf = (name: string, who: Who | null): Route =>
  route({
    method: 'GET',
    path: `/${name}`,
    permission: who ? 'signed_in' : 'public',
    transaction: who ? 'tenant' : 'none',
    summary: name,
    description: 'Made up by a test.',
    status: 200,
  })
