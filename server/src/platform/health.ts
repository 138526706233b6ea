import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { HttpOptions } from './http-options.ts'
import { version } from './version.ts'

/** Liveness, readiness with its parts, and metrics for Prometheus: outside the API's prefix, without sign-in. */
export function mountHealth(app: FastifyInstance, { platform, metrics }: HttpOptions): void {
  app.get('/health', async () => ({ status: 'ok', timestamp: platform.clock.now().toISOString(), version }))

  app.get('/health/detailed', async (_request, reply) => {
    const database = await platform
      .withDoor((tx) => sql`select 1`.execute(tx), { read_only: true })
      .then(
        () => ({ status: 'ok' as const }),
        () => ({ status: 'down' as const }),
      )
    const status = database.status === 'ok' ? 'ok' : 'degraded'
    reply.status(status === 'ok' ? 200 : 503)
    return {
      status,
      timestamp: platform.clock.now().toISOString(),
      version,
      database,
      cache: { status: 'in_process' },
      assistant: { status: 'not_installed' },
    }
  })

  app.get('/metrics', async (_request, reply) => {
    reply.type(metrics.registry.contentType)
    return metrics.registry.metrics()
  })
}
