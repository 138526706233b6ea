import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { binariesFor } from './binaries.ts'
import { placeFor, removeCluster } from './place.ts'
import { type RunningPostgres, startPostgres } from './server.ts'
import { spawnServer, stopServer, untilReady } from './server-process.ts'

const log = pino({ level: 'silent' })
let work = ''
let dataDir = ''
const running: RunningPostgres[] = []

async function start(folder = dataDir, password = 'Pass word/%?'): Promise<RunningPostgres> {
  const server = await startPostgres({ dataDir: folder, password, log, unsafe_and_fast: true })
  running.push(server)
  return server
}

async function ask(url: string, query: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(query)).rows
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'brigade starting '))
  await chmod(work, 0o755)
  // Blanks, accents and a length that no Unix socket would take.
  dataDir = join(work, 'a long name '.repeat(8), 'dados do café')
  await mkdir(dataDir, { recursive: true })
})
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop()
})
afterAll(() => rm(work, { recursive: true, force: true }))

describe('the embedded PostgreSQL', () => {
  it('makes its cluster once, on loopback, with a password, checksums and ICU sorting', async () => {
    const { url, pid, stop } = await start()
    expect(new URL(url).hostname).toBe('127.0.0.1')
    const [facts] = await ask(
      url,
      `select current_database() as name, datlocprovider as provider, datlocale as sorting, datctype as letters,
         current_setting('data_checksums') as checksums, current_setting('listen_addresses') as listens,
         current_setting('unix_socket_directories') as sockets, pg_encoding_to_char(encoding) as encoding
       from pg_database where datname = current_database()`,
    )
    expect(facts).toMatchObject({ name: 'brigade', provider: 'i', sorting: 'und', encoding: 'UTF8' })
    expect(facts).toMatchObject({ checksums: 'on', listens: '127.0.0.1', sockets: '' })
    const sorted = await ask(
      url,
      `select v from (values ('zebra'), ('Éclair'), ('eclipse'), ('apple')) t (v) order by v`,
    )
    expect(sorted.map(({ v }) => v)).toEqual(['apple', 'Éclair', 'eclipse', 'zebra'])
    const other = new URL(url)
    other.password = 'wrong'
    await expect(ask(other.href, 'select 1')).rejects.toThrow('password authentication failed')

    await ask(url, 'create table kept (n int); insert into kept values (42)')
    const first = pid()!
    await stop()
    expect(() => process.kill(first, 0)).toThrow()
    const again = await start()
    expect(await ask(again.url, 'select n from kept')).toEqual([{ n: 42 }])
  })

  it('keeps the accented letters that names are compared by, where the system knows C.UTF-8', async () => {
    const { url } = await start()
    const [{ letters }] = (await ask(
      url,
      `select datctype as letters from pg_database where datname = 'brigade'`,
    )) as [{ letters: string }]
    await ask(url, 'create extension if not exists pg_trgm')
    const [{ likeness }] = (await ask(url, `select similarity('Açaí', 'Ac') as likeness`)) as [
      { likeness: number },
    ]
    if (letters === 'C.UTF-8') expect(likeness).toBeLessThan(0.5)
    else expect(letters).toBe('C')
  })

  it('makes the indexes again when names sort differently than they were made for', async () => {
    const first = await start()
    await ask(first.url, `update pg_database set datcollversion = '1.0' where datname = 'brigade'`)
    await first.stop()
    const { url } = await start()
    const [row] = await ask(
      url,
      `select datcollversion = pg_database_collation_actual_version(oid) as fresh from pg_database where datname = 'brigade'`,
    )
    expect(row).toEqual({ fresh: true })
  })

  it('says what to do when the password is not the cluster’s', async () => {
    await expect(start(dataDir, 'another')).rejects.toThrow('Restore secrets.json from a backup')
  })

  it('says what to do when another PostgreSQL made the cluster', async () => {
    const { cluster } = await placeFor(dataDir)
    const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8')
    await writeFile(join(cluster, 'PG_VERSION'), '17\n')
    await expect(start()).rejects.toThrow('was made by PostgreSQL 17, this Brigade brings 18')
    await writeFile(join(cluster, 'PG_VERSION'), version)
  })

  it('says so when its port is taken', async () => {
    const holder = createServer()
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve))
    const { port } = holder.address() as { port: number }
    const { cluster, user } = await placeFor(dataDir)
    const binaries = await binariesFor(user)
    const server = spawnServer({ binaries, cluster, user, port, unsafe_and_fast: true })
    await expect(untilReady(server, cluster, log)).rejects.toThrow('Address already in use')
    await stopServer(server)
    holder.close()
  })
})

describe('where the database lies', () => {
  it('begins anew after a first start that was killed half way', async () => {
    const folder = join(work, 'half')
    await mkdir(join(folder, 'postgres.new', 'base'), { recursive: true })
    await writeFile(join(folder, 'postgres.new', 'PG_VERSION'), '18\n')
    const { url } = await start(folder)
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(existsSync(join(folder, 'postgres.new'))).toBe(false)
  })

  it('is outside a folder that PostgreSQL’s user may not enter, and is found again', async () => {
    const closed = join(work, 'closed')
    await mkdir(closed, { mode: 0o700 })
    const first = await start(closed)
    await ask(first.url, 'create table kept (n int)')
    await first.stop()
    const asRoot = process.getuid?.() === 0
    expect(existsSync(join(closed, 'postgres-place.txt'))).toBe(asRoot)
    expect(existsSync(join(closed, 'postgres'))).toBe(!asRoot)
    const second = await start(closed)
    expect(await ask(second.url, 'select n from kept')).toEqual([])
    await second.stop()

    const { cluster } = await placeFor(closed)
    await removeCluster(closed)
    expect(existsSync(cluster)).toBe(false)
    expect(existsSync(join(closed, 'postgres-place.txt'))).toBe(false)
  })

  it('refuses to begin with an empty database where an earlier one is missing', async () => {
    const folder = join(work, 'lost')
    await mkdir(folder)
    await writeFile(join(folder, 'postgres-place.txt'), join(work, 'gone'))
    await expect(start(folder)).rejects.toThrow('there is nothing there')
  })
})
