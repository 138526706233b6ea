import { auditRoutes } from './audit-contract.ts'
import { type Routes, route } from './route.ts'
import { Id, IdParams, Instant, Nullable, OneOf, type Static, Type } from './schema.ts'

const Free = Type.Unsafe<Record<string, unknown> | null>({
  type: ['object', 'null'],
  additionalProperties: true,
})

export const Job = Type.Object({
  id: Id,
  task: Type.String({ examples: ['reconcile_statement'] }),
  status: OneOf(['queued', 'running', 'succeeded', 'failed', 'cancelled']),
  progress: Type.Number({ minimum: 0, maximum: 100 }),
  step: Nullable(Type.String({ examples: ['Invoice Matching'] })),
  result: Free,
  error: Nullable(Type.Object({ code: Type.String(), message: Type.String() })),
  attempts: Type.Integer(),
  created_at: Instant,
  started_at: Nullable(Instant),
  finished_at: Nullable(Instant),
})
export type Job = Static<typeof Job>

/** A link that gives one file to whoever holds it. */
export const DownloadLink = Type.Object({
  url: Type.String({ examples: ['https://brigade.example/api/v1/downloads?link=WyJ…'] }),
  expires_at: Instant,
})

/** Operations every product on this platform has. */
export const routes = {
  getJob: route({
    method: 'GET',
    path: '/jobs/{id}',
    permission: 'jobs.read',
    summary: 'Get a background job',
    description: 'State, progress, step, result or error of long work.',
    params: IdParams,
    response: Job,
    errors: ['not_found'],
  }),
  cancelJob: route({
    method: 'POST',
    path: '/jobs/{id}/cancel',
    permission: 'jobs.read',
    status: 202,
    summary: 'Cancel a background job',
    description:
      'A queued job never starts; a running one stops at its next step and leaves nothing half-written. Only whoever started it, or somebody who may manage the organization, may cancel.',
    params: IdParams,
    response: Job,
    errors: ['not_found', 'job_not_cancellable'],
  }),
  ...auditRoutes,
  openDownload: route({
    method: 'GET',
    path: '/downloads',
    permission: 'public',
    transaction: 'none',
    produces: 'application/octet-stream',
    summary: 'Download by link',
    description:
      'The file that a link was made for, as an attachment. The link itself is the permission, for five minutes; changed in any place it is refused.',
    query: Type.Object(
      { link: Type.String({ maxLength: 4_000, description: 'What the link carries.', examples: ['WyJ…'] }) },
      { additionalProperties: false },
    ),
    errors: ['download_link_invalid', 'download_link_expired', 'not_found', 'storage_unavailable'],
  }),
  getMetrics: route({
    method: 'GET',
    path: '/metrics',
    permission: 'metrics.read',
    transaction: 'none',
    summary: 'Get system metrics',
    description: 'Uptime, memory, requests, database connections, queue length.',
    response: Type.Object({
      uptime_seconds: Type.Number(),
      memory: Type.Object({ rss_bytes: Type.Integer(), heap_used_bytes: Type.Integer() }),
      event_loop_delay_ms: Type.Object({ p50: Type.Number(), p99: Type.Number() }),
      requests: Type.Object({
        total: Type.Integer(),
        errors_5xx: Type.Integer(),
        p50_ms: Type.Number(),
        p99_ms: Type.Number(),
      }),
      database: Type.Object({ connections: Type.Integer(), idle: Type.Integer(), waiting: Type.Integer() }),
      queue: Type.Object({ waiting: Type.Integer(), running: Type.Integer(), failed: Type.Integer() }),
      sockets: Type.Integer(),
      version: Type.String(),
    }),
  }),
} satisfies Routes
