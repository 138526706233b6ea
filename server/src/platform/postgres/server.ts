import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from '../log.ts'
import { type Binaries, binariesFor, PostgresRefusal } from './binaries.ts'
import { initialise } from './initialise.ts'
import { stopOrphan } from './orphan.ts'
import { type OsUser, postgresUser } from './os-user.ts'
import { placeFor } from './place.ts'
import { freePort } from './port.ts'

export interface StartOptions {
  dataDir: string
  password: string
  log: Log
  /** For tests only: gives up surviving a power cut for speed. */
  unsafe_and_fast?: boolean
}

export interface RunningPostgres {
  /** Address of the database `brigade` with its owner's name and password. */
  url: string
  pid: () => number | undefined
  stop: () => Promise<void>
}

const majorVersion = '18'
const startWithin_ms = 15_000
const stopWithin_ms = 10_000

/**
 * Starts the embedded PostgreSQL on loopback, making its cluster the first time, and starts it again when it dies.
 * Errors: PostgresRefusal with a sentence that says what to do.
 */
export async function startPostgres(options: StartOptions): Promise<RunningPostgres> {
  const user = postgresUser()
  const { cluster, shelf } = await placeFor(options.dataDir, user)
  const binaries = await binariesFor(user, shelf)
  const versionFile = join(cluster, 'PG_VERSION')
  if (!existsSync(versionFile)) await initialise(binaries, cluster, user, options.password)
  const version = readFileSync(versionFile, 'utf8').trim()
  if (version !== majorVersion)
    throw new PostgresRefusal(
      `The database in ${cluster} was made by PostgreSQL ${version}, this Brigade brings ${majorVersion}. Back it up with the older Brigade and restore it here.`,
    )
  await stopOrphan(cluster)

  const port = await freePort()
  const url = `postgres://brigade:${encodeURIComponent(options.password)}@127.0.0.1:${port}`
  let stopping = false
  let child: ChildProcess
  const launch = () => {
    child = spawnServer(binaries, cluster, user, port, options.unsafe_and_fast ?? false)
    child.once('exit', (code) => {
      if (stopping) return
      options.log.error({ code }, 'PostgreSQL ended by itself; starting it again')
      setTimeout(() => stopping || launch(), 300)
    })
  }
  launch()
  const stop = async () => {
    stopping = true
    await stopServer(child)
  }
  try {
    await untilReady(`${url}/postgres`, () => child.exitCode, cluster)
    await ensureDatabase(`${url}/postgres`)
  } catch (error) {
    await stop()
    throw error
  }
  return { url: `${url}/brigade`, pid: () => child.pid, stop }
}

function spawnServer(
  binaries: Binaries,
  cluster: string,
  user: OsUser | null,
  port: number,
  fast: boolean,
): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port,
    max_connections: 100,
    shared_buffers: '192MB',
    wal_compression: 'on',
    jit: 'off',
    timezone: 'UTC',
    log_min_messages: 'warning',
    ...(fast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  }
  const log = openSync(join(cluster, 'server.log'), 'a')
  const args = [
    '-D',
    cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  // In a group of its own: Ctrl-C at the terminal must reach Brigade alone, which drains first.
  const child = spawn(binaries.postgres, args, {
    ...user,
    cwd: cluster,
    detached: true,
    stdio: ['ignore', log, log],
    env: { LC_ALL: 'C', TZ: 'UTC' },
  })
  closeSync(log)
  child.on('error', () => {})
  return child
}

async function untilReady(url: string, exitCode: () => number | null, cluster: string): Promise<void> {
  const deadline = Date.now() + startWithin_ms
  for (;;) {
    const error = await tryConnect(url)
    if (!error) return
    if (error.code === '28P01')
      throw new PostgresRefusal(
        `The password in secrets.json is not the one of the database in ${cluster}. Restore secrets.json from a backup.`,
      )
    if (exitCode() !== null || Date.now() > deadline)
      throw new PostgresRefusal(
        `PostgreSQL did not start. Its log says:\n${lastLines(join(cluster, 'server.log'))}`,
      )
    await sleep(30)
  }
}

async function tryConnect(url: string): Promise<(Error & { code?: string }) | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return null
  } catch (error) {
    return error as Error & { code?: string }
  } finally {
    await client.end().catch(() => {})
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query(`select 1 from pg_database where datname = 'brigade'`)
    if (rowCount === 0) await client.query('create database brigade')
  } finally {
    await client.end()
  }
}

/** Fast shutdown first (SIGINT), the immediate one (SIGQUIT, recovered at the next start) when that takes too long. */
async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGINT')
  const timer = setTimeout(() => child.kill('SIGQUIT'), stopWithin_ms)
  await ended
  clearTimeout(timer)
}

function lastLines(path: string): string {
  try {
    return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-8).join('\n')
  } catch {
    return '(no log)'
  }
}
