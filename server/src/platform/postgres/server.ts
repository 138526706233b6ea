import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../log.ts'
import { binariesFor } from './binaries.ts'
import { ensureDatabase, refreshCollations } from './database.ts'
import { initialise } from './initialise.ts'
import { placeFor } from './place.ts'
import { freePort } from './port.ts'
import { stopOrphan } from './postmaster.ts'
import { PostgresRefusal } from './refusal.ts'
import {
  type ServerOptions,
  type ServerProcess,
  socketDirectory,
  spawnServer,
  stopServer,
  untilReady,
} from './server-process.ts'

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

/**
 * Starts the embedded PostgreSQL on loopback, making its cluster the first time, and starts it again when it dies.
 * The caller holds the lock of the data folder. Errors: PostgresRefusal with a sentence that says what to do.
 */
export async function startPostgres(options: StartOptions): Promise<RunningPostgres> {
  const { password, log, unsafe_and_fast = false } = options
  const { cluster, user, remember } = await placeFor(options.dataDir)
  const binaries = await binariesFor(user)
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    await initialise({ binaries, cluster, user, password, sync: !unsafe_and_fast })
    await remember()
  }
  refuseOtherVersion(cluster)
  await stopOrphan(cluster)

  const settings = { binaries, cluster, user, unsafe_and_fast }
  const { server, port } = await startOnFreePort(settings, log)
  const supervised = supervise(server, { ...settings, port }, log)
  const address = `postgres://brigade:${encodeURIComponent(password)}@127.0.0.1:${port}`
  try {
    await ensureDatabase(address, cluster)
    await refreshCollations(address, log)
  } catch (error) {
    await supervised.stop()
    throw error
  }
  const socket = socketDirectory(cluster)
  const by = socket ? `?host=${encodeURIComponent(socket)}` : ''
  return { url: `${address}/brigade${by}`, ...supervised }
}

function refuseOtherVersion(cluster: string): void {
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (version !== majorVersion)
    throw new PostgresRefusal(
      `The database in ${cluster} was made by PostgreSQL ${version}, this Brigade brings ${majorVersion}. Back it up with the Brigade that made it and restore it here.`,
    )
}

const takenPort = /Address already in use|could not create any TCP\/IP sockets/
/** Connections of a killed server take a moment to notice that it is gone. */
const lastOfKilledServer = /pre-existing shared memory block/

async function startOnFreePort(
  settings: Omit<ServerOptions, 'port'>,
  log: Log,
): Promise<{ server: ServerProcess; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort()
    const server = spawnServer({ ...settings, port })
    try {
      await untilReady(server, settings.cluster, log)
      return { server, port }
    } catch (error) {
      await stopServer(server)
      const said = server.said()
      const passes = takenPort.test(said) ? attempt < 5 : lastOfKilledServer.test(said) && attempt < 60
      if (!passes) throw error
      await sleep(takenPort.test(said) ? 0 : 250)
    }
  }
}

const firstPause_ms = 200
const longestPause_ms = 10_000

/** Keeps a server running on its port until it is told to stop. */
function supervise(first: ServerProcess, options: ServerOptions, log: Log): Omit<RunningPostgres, 'url'> {
  let server = first
  let pause_ms = firstPause_ms
  let stopping = false
  const watch = () => {
    const began = Date.now()
    server.child.once('exit', (code, signal) => {
      if (stopping) return
      log.error({ code, signal }, 'PostgreSQL ended by itself; starting it again')
      if (Date.now() - began > 60_000) pause_ms = firstPause_ms
      setTimeout(() => {
        if (stopping) return
        server = spawnServer(options)
        watch()
      }, pause_ms)
      pause_ms = Math.min(pause_ms * 2, longestPause_ms)
    })
  }
  watch()
  // However this process ends, short of being killed, the server goes with it.
  const farewell = () => void server.child.kill('SIGINT')
  process.on('exit', farewell)
  return {
    pid: () => server.child.pid,
    async stop() {
      stopping = true
      await stopServer(server)
      process.off('exit', farewell)
    },
  }
}
