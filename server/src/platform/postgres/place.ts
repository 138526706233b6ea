import { createHash } from 'node:crypto'
import { chownSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { canEnter, type OsUser } from './os-user.ts'

export interface Place {
  /** The database cluster. */
  cluster: string
  /** Where a copy of the binaries may lie. */
  shelf: string
}

/**
 * Where the database lies: in DATA_DIR/postgres, or below /var/lib/brigade when Brigade runs as root in a folder
 * that PostgreSQL's user may not enter. DATA_DIR/postgres-place.txt then says where, and wins at every later start.
 */
export async function placeFor(data_dir: string, user: OsUser | null): Promise<Place> {
  const pointer = join(data_dir, 'postgres-place.txt')
  const inside = join(data_dir, 'postgres')
  if (existsSync(pointer)) return { cluster: readFileSync(pointer, 'utf8').trim(), shelf: '/var/lib/brigade' }
  if (!user || canEnter(data_dir, user)) {
    await ownedFolder(inside, user)
    return { cluster: inside, shelf: '/var/lib/brigade' }
  }
  const cluster = join('/var/lib/brigade', createHash('sha256').update(data_dir).digest('hex').slice(0, 12))
  await mkdir('/var/lib/brigade', { recursive: true, mode: 0o755 })
  await ownedFolder(cluster, user)
  writeFileSync(pointer, `${cluster}\n`)
  return { cluster, shelf: '/var/lib/brigade' }
}

async function ownedFolder(folder: string, user: OsUser | null): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (user) chownSync(folder, user.uid, user.gid)
}
