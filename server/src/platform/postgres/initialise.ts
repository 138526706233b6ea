import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chownSync } from 'node:fs'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Binaries, PostgresRefusal } from './binaries.ts'
import type { OsUser } from './os-user.ts'

const run = promisify(execFile)

/** Makes a cluster: UTF-8, names sorted as people expect (ICU), checksums, passwords asked from everybody. */
export async function initialise(
  binaries: Binaries,
  cluster: string,
  user: OsUser | null,
  password: string,
): Promise<void> {
  // What is left of a start that was killed here has no PG_VERSION and holds nothing.
  for (const name of await readdir(cluster)) await rm(join(cluster, name), { recursive: true, force: true })
  const passwordFile = join(tmpdir(), `brigade-${randomUUID()}`)
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (user) chownSync(passwordFile, user.uid, user.gid)
  try {
    await run(
      binaries.initdb,
      [
        '-D',
        cluster,
        '-U',
        'brigade',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=icu',
        '--icu-locale=und',
        '--data-checksums',
        '--no-instructions',
      ],
      { ...user, cwd: cluster, env: { LC_ALL: 'C', TZ: 'UTC' } },
    )
  } catch (error) {
    await Promise.all(
      (await readdir(cluster)).map((name) => rm(join(cluster, name), { recursive: true, force: true })),
    )
    const said = String((error as { stderr?: string }).stderr ?? error)
    if (said.includes('No space left'))
      throw new PostgresRefusal('The disk is full. Free some space and start again; nothing was lost.')
    throw new PostgresRefusal(`The database could not be made in ${cluster}:\n${said.trim()}`)
  } finally {
    await rm(passwordFile, { force: true })
  }
}
