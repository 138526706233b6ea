import pg from 'pg'
import type { Log } from '../log.ts'
import { PostgresRefusal } from './refusal.ts'

/** Makes the database `brigade` when it is missing. Errors: PostgresRefusal when the password is not the cluster's. */
export async function ensureDatabase(address: string, cluster: string): Promise<void> {
  try {
    await ask(`${address}/brigade`, 'select 1')
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === '28P01')
      throw new PostgresRefusal(
        `The password in secrets.json is not the one of the database in ${cluster}. Restore secrets.json from a backup.`,
      )
    if (code !== '3D000') throw error
    await ask(`${address}/postgres`, 'create database brigade')
  }
}

/**
 * A PostgreSQL with a newer ICU sorts some names differently, and indexes made by the older one would then miss rows:
 * they are made again, once. Source: PostgreSQL manual, ALTER DATABASE … REFRESH COLLATION VERSION.
 */
export async function refreshCollations(address: string, log: Log): Promise<void> {
  const changed = await ask<{ name: string }>(
    `${address}/brigade`,
    `select datname as name from pg_database
     where datallowconn and datcollversion <> pg_database_collation_actual_version(oid)`,
  )
  for (const { name } of changed) {
    log.warn({ database: name }, 'names sort differently in this PostgreSQL; making the indexes again')
    const quoted = pg.escapeIdentifier(name)
    const url = `${address}/${encodeURIComponent(name)}`
    await ask(url, `reindex database ${quoted}`)
    await ask(url, `alter database ${quoted} refresh collation version`)
  }
}

async function ask<Row extends pg.QueryResultRow>(url: string, query: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'brigade start' })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query<Row>(query)).rows
  } finally {
    await client.end().catch(() => {})
  }
}
