import { execFile } from 'node:child_process'
import { chownSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import type { OsUser } from './os-user.ts'
import { diskFull, PostgresRefusal } from './refusal.ts'

const run = promisify(execFile)

/**
 * Makes a cluster: UTF-8, checksums, passwords asked from everybody. Names sort as people expect (ICU, root locale).
 * Letters are those of C.UTF-8: with plain C, resemblance of names (pg_trgm) would lose every accented letter.
 * It appears under its name only when it is complete; a start that was killed before leaves nothing that counts.
 */
export async function initialise(options: {
  binaries: Binaries
  cluster: string
  user: OsUser | null
  password: string
  sync: boolean
}): Promise<void> {
  const { binaries, cluster, user, password } = options
  const half = `${cluster}.new`
  const passwordFile = `${cluster}.password`
  await rm(half, { recursive: true, force: true })
  try {
    await mkdir(half, { mode: 0o700 })
    await writeFile(passwordFile, password, { mode: 0o600 })
    if (user) for (const path of [half, passwordFile]) chownSync(path, user.uid, user.gid)
    const initdb = (letters: string) =>
      run(binaries.initdb, argumentsFor(half, passwordFile, letters, options.sync), {
        ...user,
        cwd: half,
        env: { LC_ALL: 'C', TZ: 'UTC' },
      })
    await initdb('C.UTF-8').catch((error) => {
      // A system without that locale (old macOS, Windows).
      if (!String(error.stderr).includes('invalid locale name')) throw error
      return initdb('C')
    })
    await rename(half, cluster)
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    const said = String((error as { stderr?: string }).stderr || (error as Error).message)
    if (said.includes('No space left') || said.includes('ENOSPC')) throw new PostgresRefusal(diskFull)
    throw new PostgresRefusal(`The database could not be made in ${cluster}:\n${said.trim()}`)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

const argumentsFor = (folder: string, passwordFile: string, letters: string, sync: boolean) => [
  ...['-D', folder, '-U', 'brigade', '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
  ...['--encoding=UTF8', '--locale=C', `--lc-ctype=${letters}`, '--locale-provider=icu', '--icu-locale=und'],
  ...['--data-checksums', '--no-instructions', ...(sync ? [] : ['--no-sync'])],
]
