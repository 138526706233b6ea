import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { canEnter, type OsUser, unprivilegedUser } from './os-user.ts'
import { stopOrphan } from './postmaster.ts'
import { PostgresRefusal } from './refusal.ts'

export interface Place {
  /** Folder of the database cluster; it may not exist yet. */
  cluster: string
  /** Whom PostgreSQL runs as; null: as the user Brigade runs as. */
  user: OsUser | null
  /** Keeps the place in mind once the cluster is made. */
  remember: () => Promise<void>
}

/** Where root keeps what PostgreSQL's user must be able to enter. */
export const outside = '/var/lib/brigade'

/**
 * Where the database lies: in DATA_DIR/postgres, or below /var/lib/brigade when Brigade runs as root in a folder
 * that PostgreSQL's user may not enter. DATA_DIR/postgres-place.txt then says where, and wins at every later start.
 */
export async function placeFor(data_dir: string): Promise<Place> {
  const pointer = join(data_dir, 'postgres-place.txt')
  const pointed = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : null
  if (pointed !== null && !existsSync(pointed))
    throw new PostgresRefusal(
      `The database of ${data_dir} lies in ${pointed} (so says postgres-place.txt), and there is nothing there. Bring it back, or run \`npm run db -- reset\` to begin with an empty one.`,
    )
  const inside = join(data_dir, 'postgres')
  const user = userFor(pointed ?? inside)
  if (pointed !== null || !user || canEnter(data_dir, user))
    return { cluster: pointed ?? inside, user, remember: async () => {} }
  await mkdir(outside, { recursive: true, mode: 0o755 })
  // A name nobody used: a data folder that was thrown away must not find its former database again.
  const cluster = join(outside, randomBytes(6).toString('hex'))
  return { cluster, user, remember: () => writeFile(pointer, `${cluster}\n`) }
}

function userFor(cluster: string): OsUser | null {
  const own_uid = process.getuid?.()
  if (own_uid === undefined) return null
  const owner = existsSync(cluster) ? statSync(cluster) : null
  if (own_uid === 0) return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : unprivilegedUser()
  if (owner && owner.uid !== own_uid)
    throw new PostgresRefusal(
      `The database in ${cluster} belongs to another user of this machine (number ${owner.uid}). Start Brigade as that user, or as root.`,
    )
  return null
}

/** Throws the embedded database of a data folder away, wherever it lies. */
export async function removeCluster(data_dir: string): Promise<void> {
  const pointer = join(data_dir, 'postgres-place.txt')
  const clusters = [join(data_dir, 'postgres')]
  if (existsSync(pointer)) clusters.push(readFileSync(pointer, 'utf8').trim())
  for (const cluster of clusters) {
    await stopOrphan(cluster)
    await rm(cluster, { recursive: true, force: true })
  }
  await rm(pointer, { force: true })
}
