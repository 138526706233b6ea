import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { initialise } from '#platform/postgres/initialise'
import { unprivilegedUser } from '#platform/postgres/os-user'
import { freePort } from '#platform/postgres/port'
import { spawnServer, stopServer, untilReady } from '#platform/postgres/server-process'

const bin = '/usr/lib/postgresql/15/bin'

/** The oldest PostgreSQL that Brigade works with, where Debian's package of it is installed. */
export const debianPostgres = {
  found: existsSync(join(bin, 'postgres')),
  async start(): Promise<{ url: string; stop: () => Promise<void> }> {
    const folder = await mkdtemp(join(tmpdir(), 'brigade-debian-'))
    await chmod(folder, 0o755)
    const cluster = join(folder, 'cluster')
    const user = process.getuid?.() === 0 ? unprivilegedUser() : null
    const binaries = { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') }
    await initialise({ binaries, cluster, user, password: 'debian', sync: false })
    const port = await freePort()
    const server = spawnServer({ binaries, cluster, user, port, unsafe_and_fast: true })
    await untilReady(server, cluster, pino({ level: 'silent' }))
    return {
      url: `postgres://brigade:debian@127.0.0.1:${port}/postgres`,
      async stop() {
        await stopServer(server)
        await rm(folder, { recursive: true, force: true })
      },
    }
  },
}
