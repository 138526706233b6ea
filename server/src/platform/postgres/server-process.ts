import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../log.ts'
import type { Binaries } from './binaries.ts'
import type { OsUser } from './os-user.ts'
import { readPostmaster } from './postmaster.ts'
import { diskFull, PostgresRefusal } from './refusal.ts'

export interface ServerOptions {
  binaries: Binaries
  cluster: string
  user: OsUser | null
  port: number
  unsafe_and_fast: boolean
}

export interface ServerProcess {
  child: ChildProcess
  /** What the server has logged since it was spawned. */
  said: () => string
}

const logKept_bytes = 10 * 1_048_576
const recoverWithin_ms = 10 * 60_000
const fastStopWithin_ms = 10_000
const immediateStopWithin_ms = 5_000

// The kernel's limit for a socket's path is 107 bytes on Linux, 103 on macOS; the name itself takes 15.
const longestSocketDirectory_bytes = 88

/**
 * Where the server's Unix socket lies, which costs half of what loopback does; only PostgreSQL's user and root may
 * enter there. Null when the path is too long for one, or the system has none.
 */
export function socketDirectory(cluster: string): string | null {
  const fits = Buffer.byteLength(cluster) <= longestSocketDirectory_bytes && !cluster.includes('"')
  return process.platform !== 'win32' && fits ? cluster : null
}

/** Starts the server as a process; ready it is later. */
export function spawnServer({
  binaries,
  cluster,
  user,
  port,
  unsafe_and_fast,
}: ServerOptions): ServerProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: socketDirectory(cluster) ? `"${cluster}"` : '',
    port,
    max_connections: 100,
    shared_buffers: '192MB',
    wal_compression: 'on',
    jit: 'off',
    timezone: 'UTC',
    log_min_messages: 'warning',
    ...(unsafe_and_fast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  }
  const path = join(cluster, 'server.log')
  if (existsSync(path) && statSync(path).size > logKept_bytes) renameSync(path, `${path}.1`)
  const log = openSync(path, 'a')
  const begin = statSync(path).size
  // In a group of its own: Ctrl-C at the terminal must reach Brigade alone, which drains first.
  const child = spawn(
    binaries.postgres,
    ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...user, cwd: cluster, detached: true, stdio: ['ignore', log, log], env: { LC_ALL: 'C', TZ: 'UTC' } },
  )
  closeSync(log)
  child.on('error', () => {})
  return { child, said: () => readFileSync(path).subarray(begin).toString() }
}

const hasEnded = (child: ChildProcess) =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null

/**
 * Waits until the server takes connections. After a crash it first makes good what was written: that may take long
 * and must not be cut short, or every start would begin it anew. Errors: PostgresRefusal with the end of its log.
 */
export async function untilReady({ child, said }: ServerProcess, cluster: string, log: Log): Promise<void> {
  const began = Date.now()
  let told = began
  for (;;) {
    const postmaster = readPostmaster(cluster)
    if (postmaster?.ready && postmaster.pid === child.pid) return
    if (hasEnded(child)) throw new PostgresRefusal(whyEnded(said(), cluster))
    if (Date.now() - began > recoverWithin_ms)
      throw new PostgresRefusal(`PostgreSQL is not ready after ten minutes. Its log says:\n${tail(said())}`)
    if (Date.now() - told > 5_000) {
      told = Date.now()
      log.info('PostgreSQL is recovering from a crash; this takes as long as much was written')
    }
    await sleep(15)
  }
}

function whyEnded(said: string, cluster: string): string {
  const { bavail, bsize } = statfsSync(cluster)
  // The log itself cannot be written to a full disk, so it may be silent about it.
  if (said.includes('No space left') || bavail * bsize < 16 * 1_048_576) return diskFull
  return `PostgreSQL did not start. Its log says:\n${tail(said)}`
}

const tail = (text: string) => text.trimEnd().split('\n').slice(-8).join('\n') || '(nothing)'

/** Fast shutdown first (SIGINT), the immediate one (SIGQUIT, made good at the next start) when that takes too long. */
export async function stopServer({ child }: ServerProcess): Promise<void> {
  if (hasEnded(child)) return
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGINT')
  const timers = [
    setTimeout(() => child.kill('SIGQUIT'), fastStopWithin_ms),
    setTimeout(() => child.kill('SIGKILL'), fastStopWithin_ms + immediateStopWithin_ms),
  ]
  await ended
  for (const timer of timers) clearTimeout(timer)
}
