import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Log } from './log.ts'

/** The database cannot be brought up to date; the sentence says why and what to do. */
export class MigrationRefusal extends Error {
  override readonly name = 'MigrationRefusal'
}

interface Migration {
  name: string
  sql: string
  sha256: string
}

// "brig" and "mig1": no other program's lock.
const lock = [0x62726967, 0x6d696731]

/**
 * Applies the migrations that are missing, in order, each in one transaction, under a lock that lets two Brigades
 * start at once. Errors: MigrationRefusal when a landed file was changed, the database is newer than the code,
 * or a migration fails (it then leaves nothing behind).
 */
export async function migrate(options: {
  ownerUrl: string
  migrationsDir: string
  log: Log
}): Promise<{ applied: string[] }> {
  const files = readMigrations(options.migrationsDir)
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'brigade migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1, $2)', lock)
    await client.query(ledger)
    const { rows } = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from platform.migrations',
    )
    const landed = new Map(rows.map((row) => [row.name, row.sha256]))
    refuseWrongLedger(files, landed)
    const missing = files.filter(({ name }) => !landed.has(name))
    for (const file of missing) {
      options.log.debug({ migration: file.name }, 'migrating')
      await applyOne(client, file)
    }
    return { applied: missing.map(({ name }) => name) }
  } finally {
    await client.end()
  }
}

const ledger = `
  create schema if not exists platform;
  create table if not exists platform.migrations (
    name text primary key, sha256 text not null, applied_at timestamptz not null default now())`

function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  for (const [index, name] of names.entries()) {
    if (!/^\d{4}_[a-z0-9_]+\.sql$/.test(name))
      throw new MigrationRefusal(`${name} is no name of a migration: four digits, _, small letters, .sql.`)
    if (name.slice(0, 4) === names[index + 1]?.slice(0, 4))
      throw new MigrationRefusal(`${name} and ${names[index + 1]} have one number. Give one of them another.`)
  }
  return names.map((name) => {
    // Whether git checked the file out with CRLF makes no difference.
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
  })
}

function refuseWrongLedger(files: Migration[], landed: Map<string, string>): void {
  const known = new Set(files.map(({ name }) => name))
  const unknown = [...landed.keys()].filter((name) => !known.has(name)).sort()
  if (unknown.length > 0)
    throw new MigrationRefusal(
      `This database is newer than this Brigade (it has ${unknown.join(', ')}). Start the newer Brigade.`,
    )
  for (const { name, sha256 } of files)
    if (landed.has(name) && landed.get(name) !== sha256)
      throw new MigrationRefusal(
        `The migration ${name} was changed after it landed. Restore the file; changes go into a new one.`,
      )
  const last = [...landed.keys()].sort().at(-1)
  const late = files.find(({ name }) => !landed.has(name) && last !== undefined && name < last)
  if (late)
    throw new MigrationRefusal(
      `The migration ${late.name} comes before ${last}, which has landed. Give it a later number.`,
    )
}

async function applyOne(client: pg.Client, file: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(file.sql)
    await client.query('insert into platform.migrations (name, sha256) values ($1, $2)', [
      file.name,
      file.sha256,
    ])
    await client.query('commit')
    // What a migration sets for itself must not reach the next: it would see another database on a first start.
    await client.query('reset all')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    const { message, position } = error as { message: string; position?: string }
    const line = position ? `, line ${file.sql.slice(0, Number(position)).split('\n').length}` : ''
    throw new MigrationRefusal(
      `The migration ${file.name} failed${line}: ${message}. The database is as it was before it.`,
      { cause: error },
    )
  }
}
