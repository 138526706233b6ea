import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { type Column, csvPieces, workbookPieces } from '#packages/spreadsheet'
import type { Attachment } from './attachment.ts'
import { audit } from './audit.ts'
import { type AuditRow, hex, type Seal } from './audit-chain.ts'
import type { AuditFilters } from './audit-contract.ts'
import { listSealed } from './audit-queries.ts'
import { sealAuditLog } from './audit-seals.ts'
import { filtered } from './audit-search.ts'
import { canonicalJson } from './canonical-json.ts'
import { AppError } from './errors.ts'
import type { Platform } from './platform.ts'
import type { Who } from './who.ts'

export type ExportFormat = 'csv' | 'xlsx' | 'jsonl'
type Row = AuditRow & Seal

const atOnce = 500
/** Beside the header (ECMA-376). */
const mostOfSheet = 1_048_575

const types: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/x-ndjson',
}

/**
 * Everything that the filters find, oldest first, as a stream of which a batch at a time is in memory. Who took it is
 * the last entry in it. Errors: export_too_large.
 */
export async function exportAuditLog(
  platform: Platform,
  who: Who,
  format: ExportFormat,
  filters: AuditFilters,
): Promise<Attachment> {
  if (format === 'xlsx') await assertFitsSheet(platform, who, filters)
  await platform.withTenant(who, (tx) =>
    audit(tx, who, 'audit_log.exported', { type: 'audit_log', id: null }, { after: { format, ...filters } }),
  )
  const head = await sealAuditLog(platform, who.organization_id, { all: true })
  const batches = sealedBatches(platform, who, filters, head.seal_number)
  const pieces =
    format === 'jsonl'
      ? jsonLines(batches)
      : format === 'csv'
        ? csvPieces(columns, cellsOf(batches))
        : workbookPieces({ name: 'Audit log', columns }, cellsOf(batches))
  const day = platform.clock.now().toISOString().slice(0, 10)
  return {
    name: `audit-log-${day}.${format}`,
    content: Readable.from(pieces, { objectMode: false }),
    content_type: types[format],
  }
}

async function assertFitsSheet(platform: Platform, who: Who, filters: AuditFilters): Promise<void> {
  const { rows } = await platform.withTenant(
    who,
    (tx) => {
      const found = tx
        .selectFrom('platform.audit_log as a')
        .where('a.organization_id', '=', who.organization_id)
        .select(sql`1`.as('one'))
      const some = (filtered(found as never, filters) as typeof found).limit(mostOfSheet)
      return sql<{ n: number }>`select count(*)::int as n from (${some}) c`.execute(tx)
    },
    { read_only: true },
  )
  // The entry about this export is one more.
  if (rows[0]!.n >= mostOfSheet) throw new AppError('export_too_large')
}

/** In short transactions: a slow reader holds no connection. */
async function* sealedBatches(
  platform: Platform,
  who: Who,
  filters: AuditFilters,
  last: number,
): AsyncGenerator<Row[]> {
  for (let after = 0; after < last; ) {
    const rows = await platform.withTenant(
      who,
      (tx) => {
        const sealed = listSealed(tx, who.organization_id, after, atOnce)
          .where('s.seal_number', '<=', last)
          .where('a.id', 'is not', null)
        return (filtered(sealed as never, filters) as typeof sealed).execute()
      },
      { read_only: true },
    )
    if (rows.length === 0) return
    after = rows.at(-1)!.seal_number
    yield rows as Row[]
  }
}

async function* jsonLines(batches: AsyncIterable<Row[]>): AsyncGenerator<string> {
  for await (const rows of batches) yield rows.map((row) => `${canonicalJson(lineOf(row))}\n`).join('')
}

/** A line of JSON: what is hashed, and the hashes. */
function lineOf(row: Row) {
  return {
    organization_id: row.organization_id,
    id: row.id,
    at: row.at,
    actor_id: row.actor_id,
    actor_name: row.actor_name,
    actor_salt: row.actor_salt,
    action: row.action,
    subject_type: row.subject_type,
    subject_id: row.subject_id,
    subject_name: row.subject_name,
    before: row.before,
    after: row.after,
    subject_salt: row.subject_salt,
    request_id: row.request_id,
    seal_number: row.seal_number,
    sealed_at: row.sealed_at,
    actor_hash: hex(row.actor_hash),
    subject_hash: hex(row.subject_hash),
    previous_hash: hex(row.previous_hash),
    hash: hex(row.hash),
  }
}

const columns: Column[] = [
  { header: 'seal_number', kind: 'number' },
  { header: 'at', kind: 'date', width: 20 },
  { header: 'actor_name', kind: 'text', width: 24 },
  { header: 'action', kind: 'text', width: 24 },
  { header: 'subject_type', kind: 'text' },
  { header: 'subject_name', kind: 'text', width: 30 },
  { header: 'before', kind: 'text', width: 40 },
  { header: 'after', kind: 'text', width: 40 },
  ...['id', 'actor_id', 'subject_id', 'request_id'].map(
    (header): Column => ({ header, kind: 'text', width: 38 }),
  ),
  { header: 'sealed_at', kind: 'date', width: 20 },
  ...['previous_hash', 'hash'].map((header): Column => ({ header, kind: 'text', width: 66 })),
]

async function* cellsOf(batches: AsyncIterable<Row[]>): AsyncGenerator<unknown[][]> {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value))
  for await (const rows of batches)
    yield rows.map((row) => [
      row.seal_number,
      ...[row.at, row.actor_name, row.action, row.subject_type, row.subject_name],
      ...[json(row.before), json(row.after)],
      ...[row.id, row.actor_id, row.subject_id, row.request_id],
      ...[row.sealed_at, hex(row.previous_hash), hex(row.hash)],
    ])
}
