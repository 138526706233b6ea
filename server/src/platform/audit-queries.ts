import { type RawBuilder, sql } from 'kysely'
import type { AuditRow, Seal } from './audit-chain.ts'
import type { TenantTx } from './tenant.ts'

/** Instants in seals and exports: PostgreSQL keeps microseconds, of which `Date` would lose three digits. */
const utc = (column: string): RawBuilder<string> =>
  sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

const rowColumns = [
  'a.organization_id',
  'a.id',
  'a.actor_id',
  'a.actor_name',
  'a.actor_salt',
  'a.action',
  'a.subject_type',
  'a.subject_id',
  'a.subject_name',
  'a.before',
  'a.after',
  'a.subject_salt',
  'a.request_id',
] as const
const sealColumns = ['s.seal_number', 's.actor_hash', 's.subject_hash', 's.previous_hash', 's.hash'] as const

export interface Place {
  at: string
  id: string
}

/** The next entries without a seal, oldest first: after a place, and not dated before an instant. */
export function listUnsealed(
  tx: TenantTx,
  organization_id: string,
  { since, after, limit }: { since: string | null; after: Place | null; limit: number },
): Promise<AuditRow[]> {
  let rows = tx
    .selectFrom('platform.audit_log as a')
    .where('a.organization_id', '=', organization_id)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('platform.audit_seals as s')
            .whereRef('s.organization_id', '=', 'a.organization_id')
            .whereRef('s.entry_id', '=', 'a.id')
            .select('s.seal_number'),
        ),
      ),
    )
    .select([...rowColumns, utc('a.at').as('at')])
    .orderBy('a.at')
    .orderBy('a.id')
    .limit(limit)
  if (since) rows = rows.where('a.at', '>=', sql<Date>`${since}::timestamptz`)
  if (after) rows = rows.where(sql<boolean>`(a.at, a.id) > (${after.at}::timestamptz, ${after.id}::uuid)`)
  return rows.execute()
}

export function findHead(tx: TenantTx, organization_id: string) {
  return tx
    .selectFrom('platform.audit_seals as s')
    .where('s.organization_id', '=', organization_id)
    .orderBy('s.seal_number', 'desc')
    .select(['s.seal_number', 's.hash', utc('s.sealed_at').as('sealed_at')])
    .limit(1)
    .executeTakeFirst()
}

/** The database's clock, but never before an instant: it may have been set back. */
export async function sealingTime(tx: TenantTx, not_before: string | null): Promise<string> {
  const { rows } = await sql<{ now: string }>`
    select to_char(greatest(clock_timestamp(), ${not_before}::timestamptz) at time zone 'UTC',
      'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now`.execute(tx)
  return rows[0]!.now
}

export async function insertSeals(
  tx: TenantTx,
  organization_id: string,
  seals: (Seal & { entry_id: string })[],
) {
  const column = <K extends keyof Seal | 'entry_id'>(name: K) => seals.map((seal) => seal[name])
  await sql`
    insert into platform.audit_seals
      (organization_id, seal_number, entry_id, sealed_at, actor_hash, subject_hash, previous_hash, hash)
    select ${organization_id}::uuid, s.* from unnest(
      ${column('seal_number')}::bigint[], ${column('entry_id')}::uuid[], ${column('sealed_at')}::timestamptz[],
      ${column('actor_hash')}::bytea[], ${column('subject_hash')}::bytea[],
      ${column('previous_hash')}::bytea[], ${column('hash')}::bytea[]) s`.execute(tx)
}

/** A query of seals in their order with their entries, where these are there, and whether a person was taken out of them. */
export function listSealed(tx: TenantTx, organization_id: string, after: number, limit: number) {
  return tx
    .selectFrom('platform.audit_seals as s')
    .leftJoin('platform.audit_log as a', (join) =>
      join.onRef('a.organization_id', '=', 's.organization_id').onRef('a.id', '=', 's.entry_id'),
    )
    .where('s.organization_id', '=', organization_id)
    .where('s.seal_number', '>', after)
    .select([
      ...rowColumns,
      ...sealColumns,
      's.entry_id',
      utc('a.at').as('at'),
      utc('s.sealed_at').as('sealed_at'),
      sql<boolean>`exists (select from platform.audit_redactions r
        where r.organization_id = s.organization_id and r.entry_id = s.entry_id)`.as('is_redacted'),
    ])
    .orderBy('s.seal_number')
    .limit(limit)
}

export async function countEntries(tx: TenantTx, organization_id: string): Promise<number> {
  const row = await tx
    .selectFrom('platform.audit_log')
    .where('organization_id', '=', organization_id)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return row.n
}
