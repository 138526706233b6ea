import { sql } from 'kysely'
import type { TenantTx } from '#platform/tenant'

export interface ExportedTable {
  /** As `purchasing.invoices`. */
  name: string
  columns: string[]
}

/** Plumbing that says nothing about the business or its people. */
const leftOut = [
  'platform.migrations',
  'platform.data_keys',
  'platform.idempotency_keys',
  'identity.one_time_links',
  'privacy.exports',
]

/** Hashes, keys and tokens are of no use outside, and dangerous there. Hashes of files are their names. */
const secretName = /(^|_)(secret|sealed|wrapped|password|token|hash|key)(_|$)/
const openNames = ['file_hash', 'report_hash', 'invoice_number_key']

/** Whether a column never leaves the house. */
export function isSecretColumn(name: string, type: string): boolean {
  return type === 'bytea' || (secretName.test(name) && !openNames.includes(name))
}

/** Every table with the columns that leave: what the app's role may read, read from the database itself. */
export async function listExportedTables(tx: TenantTx): Promise<ExportedTable[]> {
  const { rows } = await sql<{ name: string; column: string; type: string }>`
    select n.nspname || '.' || c.relname as name, a.attname as column, format_type(a.atttypid, null) as type
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'graphile_worker', 'public')
      and has_schema_privilege(n.oid, 'usage') and has_column_privilege(c.oid, a.attnum, 'select')
    order by 1, a.attnum`.execute(tx)
  const tables = new Map<string, string[]>()
  for (const { name, column, type } of rows) {
    if (leftOut.includes(name) || isSecretColumn(column, type)) continue
    tables.set(name, [...(tables.get(name) ?? []), column])
  }
  return [...tables].map(([name, columns]) => ({ name, columns }))
}
