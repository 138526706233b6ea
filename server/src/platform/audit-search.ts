import { type SelectQueryBuilder, sql } from 'kysely'
import type { AuditFilters } from './audit-contract.ts'
import type { DB } from './database.generated.ts'
import { type ListQuery, listPage } from './lists.ts'
import type { TenantTx } from './tenant.ts'
import type { Who } from './who.ts'

/** Entries `a` that the filters find. */
export function filtered<T extends DB & { a: DB['platform.audit_log'] }, B extends keyof T & string, Row>(
  query: SelectQueryBuilder<T, B | 'a', Row>,
  filters: AuditFilters,
): SelectQueryBuilder<T, B | 'a', Row> {
  const { search, subject_type, subject_id, actor_id, action, at_from, at_to } = filters
  const conditions = [
    subject_type && sql<boolean>`a.subject_type = ${subject_type}`,
    subject_id && sql<boolean>`a.subject_id = ${subject_id}`,
    actor_id && sql<boolean>`a.actor_id = ${actor_id}`,
    action && sql<boolean>`starts_with(a.action, ${action})`,
    at_from && sql<boolean>`a.at >= ${new Date(at_from)}`,
    at_to && sql<boolean>`a.at < ${new Date(at_to)}`,
    search &&
      sql<boolean>`strpos(lower(concat_ws(chr(10), a.actor_name, a.action, a.subject_name)), lower(${search})) > 0`,
  ]
  return conditions.reduce((rows, condition) => (condition ? rows.where(condition) : rows), query)
}

const shape = {
  sorts: { at: { column: 'a.at', cast: 'timestamptz' }, action: { column: 'a.action', cast: 'text' } },
  default_sort: '-at',
  tie_breaker: { column: 'a.id', cast: 'uuid' },
} as const

/** A page of the log, each entry with its seal where it has one. */
export function searchAuditLog(tx: TenantTx, who: Who, query: ListQuery & AuditFilters) {
  const entries = tx
    .selectFrom('platform.audit_log as a')
    .where('a.organization_id', '=', who.organization_id)
    .selectAll('a')
    // Looked up for the rows of the page; joined, it would be for every row that is counted.
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('platform.audit_seals as s')
          .whereRef('s.organization_id', '=', 'a.organization_id')
          .whereRef('s.entry_id', '=', 'a.id')
          .select(['s.seal_number', 's.sealed_at', sql<string>`encode(s.hash, 'hex')`.as('hash')])
          .as('seal'),
      (join) => join.onTrue(),
    )
    .select(['seal.seal_number', 'seal.sealed_at', 'seal.hash'])
  return listPage(tx, filtered(entries as never, query) as typeof entries, query, shape)
}
