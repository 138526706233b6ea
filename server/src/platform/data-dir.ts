import { randomUUID } from 'node:crypto'
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { takeLock } from './data-lock.ts'

/** The data folder cannot be used; the sentence says why and what to do. */
export class DataDirRefusal extends Error {
  override readonly name = 'DataDirRefusal'
}

export interface DataDir {
  path: string
  release: () => Promise<void>
}

export const leastFree_bytes = 200 * 1024 * 1024

/**
 * Makes the data folder when it is missing, checks that it can be written and has room, and takes its lock:
 * two Brigades on one folder would be two masters of one database. With a database elsewhere (`shared`) several
 * may use it, as an API and a worker do. Errors: DataDirRefusal.
 */
export async function openDataDir(
  path: string,
  options: { shared?: boolean; patience_ms?: number } = {},
): Promise<DataDir> {
  await assertWritable(path)
  await assertRoom(path)
  if (options.shared) return { path, release: async () => {} }
  const lock = join(path, 'brigade.lock')
  let taken = await takeLock(lock)
  // One that is just stopping is waited for: whoever restarts Brigade need not know how long that takes.
  for (let waited_ms = 0; 'holder' in taken && waited_ms < (options.patience_ms ?? 3_000); waited_ms += 50) {
    await sleep(50)
    taken = await takeLock(lock)
  }
  if ('release' in taken) return { path, release: taken.release }
  throw new DataDirRefusal(
    taken.holder === null
      ? `Another Brigade is starting on the data folder ${path} right now.`
      : `Another Brigade (process ${taken.holder}) already runs on the data folder ${path}. Stop it first, or set DATA_DIR to another folder.`,
  )
}

async function assertWritable(path: string): Promise<void> {
  const probe = join(path, `.probe-${randomUUID()}`)
  try {
    await mkdir(path, { recursive: true })
    await writeFile(probe, 'x')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw new DataDirRefusal(full(path, 0))
    throw new DataDirRefusal(
      `The data folder ${path} cannot be written: ${(error as Error).message}. Set DATA_DIR to a folder Brigade may write.`,
    )
  } finally {
    await rm(probe, { force: true }).catch(() => {})
  }
}

async function assertRoom(path: string): Promise<void> {
  const { bavail, bsize } = await statfs(path)
  const free_bytes = bavail * bsize
  if (free_bytes < leastFree_bytes) throw new DataDirRefusal(full(path, free_bytes))
}

const full = (path: string, free_bytes: number) =>
  `The disk of ${path} has only ${Math.floor(free_bytes / 1_048_576)} MB left; Brigade needs ${leastFree_bytes / 1_048_576}. Free some space and start again; nothing was lost.`
