import { mkdtempSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { adminQuery, databaseUrl, migrationsDir } from '../../test/database.ts'
import { testSecrets } from '../../test/test-secrets.ts'
import { ensureRoles } from './database-roles.ts'
import { migrate } from './migrate.ts'

const log = pino({ level: 'silent' })
let database = ''
let folder = ''
let url = ''

beforeEach(async () => {
  folder = mkdtempSync(join(inject('work_dir'), 'migrations-'))
  database = `brigade_test_${folder.split('-').at(-1)!.toLowerCase()}`
  await adminQuery(inject('owner_url'), `create database ${database}`)
  url = databaseUrl(inject('owner_url'), database)
})
afterEach(async () => {
  await adminQuery(inject('owner_url'), `drop database ${database} with (force)`)
  await rm(folder, { recursive: true })
})

const file = (name: string, sql: string) => writeFile(join(folder, name), sql)
const run = (migrationsDir = folder) => migrate({ ownerUrl: url, migrationsDir, log })

async function ask(query: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(query)).rows
  } finally {
    await client.end()
  }
}

describe('migrations', () => {
  it('are applied in order, once, and written down', async () => {
    await file('0002_more.sql', 'alter table public.things add column size int')
    await file('0001_things.sql', 'create table public.things (id int)')
    expect(await run()).toEqual({ applied: ['0001_things.sql', '0002_more.sql'] })
    expect(await run()).toEqual({ applied: [] })
    await file('0003_last.sql', 'insert into public.things values (1, 2)')
    expect(await run()).toEqual({ applied: ['0003_last.sql'] })
    const rows = await ask('select name, length(sha256) as hash from platform.migrations order by name')
    expect(rows).toEqual(
      ['0001_things.sql', '0002_more.sql', '0003_last.sql'].map((name) => ({ name, hash: 64 })),
    )
  })

  it('are applied once by two Brigades that start at once', async () => {
    await file('0001_things.sql', 'create table public.things (id int); select pg_sleep(0.2)')
    const both = await Promise.all([run(), run()])
    expect(both.map(({ applied }) => applied.length).sort()).toEqual([0, 1])
  })

  it('that fail leave nothing behind and say where', async () => {
    await file('0001_things.sql', 'create table public.things (id int);')
    await file('0002_wrong.sql', 'create table public.other (id int);\n\ninsert into nowhere values (1);\n')
    await expect(run()).rejects.toThrow(
      'The migration 0002_wrong.sql failed, line 3: relation "nowhere" does not exist. The database is as it was before it.',
    )
    expect(
      await ask(`select to_regclass('public.things')::text as a, to_regclass('public.other')::text as b`),
    ).toEqual([{ a: 'things', b: null }])
    await file('0002_wrong.sql', 'create table public.other (id int)')
    expect(await run()).toEqual({ applied: ['0002_wrong.sql'] })
  })

  it('do not reach into one another with what they set', async () => {
    await file('0001_path.sql', 'create schema elsewhere; set search_path = elsewhere')
    await file('0002_here.sql', 'create table here (id int)')
    await run()
    expect(await ask(`select to_regclass('public.here') is not null as ok`)).toEqual([{ ok: true }])
  })

  it('may not be changed once landed; line ends do not count', async () => {
    await file('0001_things.sql', 'create table public.things (\n id int)')
    await run()
    await file('0001_things.sql', 'create table public.things (\r\n id int)')
    expect(await run()).toEqual({ applied: [] })
    await file('0001_things.sql', 'create table public.things (id bigint)')
    await expect(run()).rejects.toThrow('The migration 0001_things.sql was changed after it landed')
  })

  it('that this code does not know mean a newer database, which is left alone', async () => {
    await file('0001_things.sql', 'create table public.things (id int)')
    await file('0002_future.sql', 'alter table public.things add column size int')
    await run()
    await rm(join(folder, '0002_future.sql'))
    await file('0003_mine.sql', 'drop table public.things')
    await expect(run()).rejects.toThrow('This database is newer than this Brigade (it has 0002_future.sql)')
    expect(await ask('select count(*)::int as n from public.things')).toEqual([{ n: 0 }])
  })

  it('may not slip in before what has landed', async () => {
    await file('0001_a.sql', 'select 1')
    await file('0003_c.sql', 'select 1')
    await run()
    await file('0002_b.sql', 'select 1')
    await expect(run()).rejects.toThrow('The migration 0002_b.sql comes before 0003_c.sql, which has landed')
  })

  it('have a number of their own and a proper name', async () => {
    await file('0001_a.sql', 'select 1')
    await file('0001_b.sql', 'select 1')
    await expect(run()).rejects.toThrow('0001_a.sql and 0001_b.sql have one number')
    const other = join(folder, 'other')
    await mkdir(other)
    await writeFile(join(other, 'add-things.sql'), 'select 1')
    await expect(run(other)).rejects.toThrow('add-things.sql is no name of a migration')
  })

  it('of this Brigade land on an empty database', async () => {
    await ensureRoles({ ownerUrl: url, secrets: testSecrets })
    const { applied } = await run(migrationsDir)
    expect(applied[0]).toBe('0001_platform.sql')
    expect(await run(migrationsDir)).toEqual({ applied: [] })
  })
})
