import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DB } from './database.generated.ts'
import { PreparedClient } from './prepared-client.ts'

const { builtins } = pg.types

/**
 * How rows leave the database: days stay `YYYY-MM-DD`, exact numbers stay exact text, instants become `Date`,
 * 64-bit counts become numbers and an error when they would not be exact.
 */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === builtins.DATE || oid === builtins.NUMERIC) return (value: string) => value
    if (oid === builtins.INT8) return exactInteger
    return pg.types.getTypeParser(oid as never, format as never)
  },
} as unknown as pg.CustomTypesConfig

function exactInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`the count ${text} does not fit a number`)
  return value
}

export interface Database {
  pool: pg.Pool
  kysely: Kysely<DB>
  close: () => Promise<void>
}

/**
 * Opens a pool for one role. A statement is ended after 30 s and an idle transaction after 60 s,
 * so that a lost client never holds locks for long.
 */
export function openDatabase(url: string, options: { max: number; application_name: string }): Database {
  const pool = new pg.Pool({
    Client: PreparedClient,
    // BEGIN and the first query share a round trip.
    pipeline: true,
    connectionString: url,
    max: options.max,
    application_name: options.application_name,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
    types,
  })
  // A connection that breaks (server restart), idle or in use, is replaced by the pool, and whoever used it gets the
  // error from their query; without listeners it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return { pool, kysely, close: () => kysely.destroy() }
}
