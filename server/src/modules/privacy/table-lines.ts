import { sql } from 'kysely'
import type { TenantTx } from '#platform/tenant'
import type { ExportedTable } from './catalogue.ts'
import { personColumns } from './person-columns.ts'

const rowsAtOnce = 1_000

/** A condition that a table's rows are about a person; undefined where none of its columns names one. */
function aboutPerson(table: ExportedTable, person_id: string) {
  if (table.name === 'identity.users') return sql<boolean>`id = ${person_id}`
  const columns = table.columns.filter((column) => `${table.name}.${column}` in personColumns)
  if (columns.length === 0) return undefined
  return sql<boolean>`${sql.join(
    columns.map((column) => sql`${sql.id(column)} = ${person_id}`),
    sql` or `,
  )}`
}

/** Whether a person's archive has this table. */
export function concernsPeople(table: ExportedTable): boolean {
  return aboutPerson(table, '') !== undefined
}

/**
 * The rows of a table as JSON, one a line, fetched by a cursor: never more than a thousand in memory. Numbers keep
 * every digit, since PostgreSQL writes them.
 */
export async function* tableLines(
  tx: TenantTx,
  table: ExportedTable,
  person_id: string | null,
): AsyncGenerator<string> {
  const columns = sql.join(table.columns.map((column) => sql.id(column)))
  const about = person_id === null ? undefined : aboutPerson(table, person_id)
  const where = about ? sql`where ${about}` : sql``
  await sql`declare export_rows no scroll cursor for
    select row_to_json(r)::text as line from (select ${columns} from ${sql.table(table.name)} ${where}) r`.execute(
    tx,
  )
  try {
    for (;;) {
      const { rows } = await sql<{ line: string }>`fetch ${sql.lit(rowsAtOnce)} from export_rows`.execute(tx)
      for (const { line } of rows) yield `${line}\n`
      if (rows.length < rowsAtOnce) return
    }
  } finally {
    await sql`close export_rows`.execute(tx).catch(() => {})
  }
}
