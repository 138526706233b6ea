import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { HttpOptions } from './http-options.ts'
import type { Platform } from './platform.ts'
import { version } from './version.ts'

/** Liveness, readiness with its parts, and metrics for Prometheus: outside the API's prefix, without sign-in. */
export function mountHealth(app: FastifyInstance, { platform, metrics }: HttpOptions): void {
  app.get('/health', async () => ({ status: 'ok', timestamp: platform.clock.now().toISOString(), version }))

  const files = remembered(platform, () =>
    platform.files.check().then(
      () => ({ status: 'ok' as const, store: platform.files.kind }),
      () => ({ status: 'down' as const, store: platform.files.kind }),
    ),
  )

  app.get('/health/detailed', async (_request, reply) => {
    const database = await platform
      .withDoor((tx) => sql`select 1`.execute(tx), { read_only: true })
      .then(
        () => ({ status: 'ok' as const }),
        () => ({ status: 'down' as const }),
      )
    const store = await files()
    const counters = platform.counters.status()
    // Without its files Brigade still answers most of what it is asked, without Redis all: it stays in service.
    reply.status(database.status === 'ok' ? 200 : 503)
    const is_well = database.status === 'ok' && store.status === 'ok' && counters !== 'down'
    return {
      status: is_well ? 'ok' : 'degraded',
      timestamp: platform.clock.now().toISOString(),
      version,
      database,
      files: store,
      cache: { status: counters },
      assistant: { status: 'not_installed' },
    }
  })

  app.get('/metrics', async (_request, reply) => {
    reply.type(metrics.registry.contentType)
    return metrics.registry.metrics()
  })
}

const remembered_ms = 10_000

/** Asked by everybody, a storage elsewhere is asked once in ten seconds. */
function remembered<T>({ clock }: Platform, ask: () => Promise<T>): () => Promise<T> {
  let asked_at = Number.NEGATIVE_INFINITY
  let answer: Promise<T>
  return () => {
    const now = clock.now().getTime()
    if (now - asked_at >= remembered_ms) {
      asked_at = now
      answer = ask()
    }
    return answer
  }
}
