import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from './db.ts'
import type { Platform } from './platform.ts'

export interface Metrics {
  registry: Registry
  requests: Histogram<'method' | 'route' | 'status'>
  sockets: Gauge
  summary: () => Promise<MetricsSummary>
}

export interface MetricsSummary {
  uptime_seconds: number
  memory: { rss_bytes: number; heap_used_bytes: number }
  event_loop_delay_ms: { p50: number; p99: number }
  requests: { total: number; errors_5xx: number; p50_ms: number; p99_ms: number }
  database: { connections: number; idle: number; waiting: number }
  queue: { waiting: number; running: number; failed: number }
  sockets: number
}

export type QueueCounts = () => Promise<MetricsSummary['queue']>

/** Counters of this process; `queueCounts` reads the shared queue. */
export function makeMetrics(database: Database, queueCounts: QueueCounts): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'brigade_' })
  const requests = new Histogram({
    name: 'brigade_http_request_seconds',
    help: 'Time from request to answer.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  const sockets = new Gauge({ name: 'brigade_sockets_open', help: 'Open sockets.', registers: [registry] })
  new Gauge({
    name: 'brigade_database_connections',
    help: 'Connections of the app pool.',
    registers: [registry],
    collect() {
      this.set(database.pool.totalCount)
    },
  })
  const loop = monitorEventLoopDelay({ resolution: 20 })
  loop.enable()
  return {
    registry,
    requests,
    sockets,
    async summary() {
      const memory = process.memoryUsage()
      return {
        uptime_seconds: Math.round(process.uptime()),
        memory: { rss_bytes: memory.rss, heap_used_bytes: memory.heapUsed },
        event_loop_delay_ms: { p50: loop.percentile(50) / 1e6, p99: loop.percentile(99) / 1e6 },
        requests: await requestFigures(requests),
        database: {
          connections: database.pool.totalCount,
          idle: database.pool.idleCount,
          waiting: database.pool.waitingCount,
        },
        queue: await queueCounts(),
        sockets: (await sockets.get()).values[0]?.value ?? 0,
      }
    },
  }
}

async function requestFigures(histogram: Metrics['requests']) {
  const { values } = await histogram.get()
  const buckets = new Map<number, number>()
  let total = 0
  let errors_5xx = 0
  for (const { metricName, labels, value } of values) {
    if (metricName?.endsWith('_count')) {
      total += value
      if (String(labels.status).startsWith('5')) errors_5xx += value
    } else if (metricName?.endsWith('_bucket')) {
      const bound = Number(
        (labels as { le?: string | number }).le === '+Inf'
          ? Number.POSITIVE_INFINITY
          : (labels as { le?: number }).le,
      )
      buckets.set(bound, (buckets.get(bound) ?? 0) + value)
    }
  }
  const quantile = (q: number) => {
    const bounds = [...buckets].sort(([a], [b]) => a - b)
    const found = bounds.find(([, count]) => count >= q * total)?.[0] ?? 0
    return Math.min(found, 10) * 1000
  }
  return { total, errors_5xx, p50_ms: total ? quantile(0.5) : 0, p99_ms: total ? quantile(0.99) : 0 }
}

/** Times each request under its route's pattern, never its address, and logs one line each. */
export function observeRequests(app: FastifyInstance, metrics: Metrics, platform: Platform): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    metrics.requests.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    )
    platform.log.debug(
      {
        request_id: request.id,
        method: request.method,
        url: route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        user_id: request.who?.user_id,
      },
      'request',
    )
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
}
