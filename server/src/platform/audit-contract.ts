import { type Routes, route } from './route.ts'
import { Id, Instant, ListOf, listQuery, Nullable, OneOf, type Static, Type } from './schema.ts'

const Values = Type.Unsafe<Record<string, unknown> | null>({
  type: ['object', 'null'],
  additionalProperties: true,
})
const Hash = Type.String({
  pattern: '^[0-9a-f]{64}$',
  description: 'SHA-256 in hex.',
  examples: ['e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
})

export const AuditEntry = Type.Object({
  id: Id,
  at: Instant,
  actor_id: Nullable(Id),
  actor_name: Nullable(Type.String()),
  action: Type.String({ examples: ['supplier.updated'] }),
  subject_type: Type.String({ examples: ['supplier'] }),
  subject_id: Nullable(Id),
  subject_name: Nullable(Type.String()),
  before: Values,
  after: Values,
  request_id: Nullable(Type.String()),
  seal_number: Nullable(Type.Integer({ description: 'Its place in the chain; null until it is sealed.' })),
  sealed_at: Nullable(Instant),
  hash: Nullable(Hash),
})
export type AuditEntry = Static<typeof AuditEntry>

const filters = {
  search: Type.Optional(
    Type.String({
      maxLength: 100,
      description: 'Part of the actor’s name, of the action or of the subject’s name.',
      examples: ['harbour'],
    }),
  ),
  subject_type: Type.Optional(Type.String({ maxLength: 60 })),
  subject_id: Type.Optional(Id),
  actor_id: Type.Optional(Id),
  action: Type.Optional(
    Type.String({
      maxLength: 60,
      description: 'An action, or how several begin: `supplier.` finds `supplier.created` and the others.',
      examples: ['supplier.'],
    }),
  ),
  at_from: Type.Optional(Instant),
  at_to: Type.Optional(Instant),
}
const Filters = Type.Object(filters)
export type AuditFilters = Static<typeof Filters>

const Broken = Type.Object({
  seal_number: Type.Integer(),
  entry_id: Nullable(Id),
  fault: OneOf(['entry_changed', 'entry_missing', 'entry_backdated', 'seal_missing', 'seal_changed']),
  message: Type.String(),
})

export const auditRoutes = {
  listAuditLog: route({
    method: 'GET',
    path: '/audit-log',
    permission: 'audit.read',
    summary: 'List the audit log',
    description:
      'Who changed what and when, newest first. Within about a minute an entry is sealed: its hash covers it and the hash of the entry before.',
    query: listQuery(filters),
    response: ListOf(AuditEntry),
  }),
  exportAuditLog: route({
    method: 'GET',
    path: '/audit-log/export',
    permission: 'audit.read',
    transaction: 'none',
    produces: 'application/octet-stream',
    summary: 'Export the audit log',
    description:
      'Every entry that the filters find, oldest first, each with its seal, as CSV, XLSX (up to 1,048,575 entries) or JSON lines. Lines of JSON hold exactly what is hashed, so that anybody can compute the chain again; docs/decisions/0010 says how. The export is an entry of the log itself.',
    query: Type.Object(
      { format: Type.Optional(OneOf(['csv', 'xlsx', 'jsonl'], { default: 'csv' })), ...filters },
      { additionalProperties: false },
    ),
    errors: ['export_too_large'],
  }),
  getAuditSeal: route({
    method: 'GET',
    path: '/audit-log/seal',
    permission: 'audit.read',
    summary: 'Get the latest seal of the audit log',
    description:
      'How far the log is sealed, and what the last verification found; every night there is one. Keep `head_number` and `head_hash` elsewhere, and nobody can later put another log in place of this one unnoticed.',
    response: Type.Object({
      head_number: Type.Integer({ description: 'Number of the latest seal; 0 before the first.' }),
      head_hash: Nullable(Hash),
      sealed_at: Nullable(Instant),
      verified: Nullable(
        Type.Object({ at: Instant, intact: Type.Boolean(), first_broken: Nullable(Broken) }),
      ),
    }),
  }),
  verifyAuditLog: route({
    method: 'GET',
    path: '/audit-log/verification',
    permission: 'audit.read',
    transaction: 'none',
    summary: 'Verify the audit log',
    description:
      'Seals what is not sealed yet, then computes every hash again and names the first seal that does not hold. A long log takes its time.',
    response: Type.Object({
      entries: Type.Integer(),
      sealed: Type.Integer(),
      redacted: Type.Integer({
        description: 'Entries that an erased person was taken out of; what is left of them is verified.',
      }),
      intact: Type.Boolean(),
      first_broken: Nullable(Broken),
      head_number: Type.Integer(),
      head_hash: Hash,
      verified_at: Instant,
    }),
  }),
} satisfies Routes
