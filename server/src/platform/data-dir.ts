import { readFileSync } from 'node:fs'
import { mkdir, open, readFile, rm, statfs, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/** The data folder cannot be used; the sentence says why and what to do. */
export class DataDirRefusal extends Error {
  override readonly name = 'DataDirRefusal'
}

export interface DataDir {
  path: string
  release: () => Promise<void>
}

const leastFree_bytes = 200 * 1024 * 1024

/**
 * Makes the data folder when it is missing, checks that it can be written and has room, and takes its lock:
 * two Brigades on one folder would be two masters of one database. Errors: DataDirRefusal.
 */
export async function openDataDir(path: string): Promise<DataDir> {
  try {
    await mkdir(path, { recursive: true })
  } catch (error) {
    throw new DataDirRefusal(
      `The data folder ${path} cannot be made: ${(error as Error).message}. Set DATA_DIR to a folder Brigade may write.`,
    )
  }
  const { bavail, bsize } = await statfs(path)
  if (bavail * bsize < leastFree_bytes)
    throw new DataDirRefusal(
      `The disk of ${path} has only ${Math.floor((bavail * bsize) / 1_048_576)} MB left; Brigade needs 200. Free some space and start again; nothing was lost.`,
    )
  const lock = join(path, 'brigade.lock')
  await takeLock(lock)
  return { path, release: () => unlink(lock).catch(() => {}) }
}

async function takeLock(lock: string): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      const file = await open(lock, 'wx', 0o644)
      await file.writeFile(`${process.pid} ${startOf(process.pid) ?? '-'}\n`)
      await file.close()
      return
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      if (code === 'ENOSPC')
        throw new DataDirRefusal('The disk is full. Free some space and start again; nothing was lost.')
      if (code !== 'EEXIST')
        throw new DataDirRefusal(
          `The data folder cannot be written: ${message}. Set DATA_DIR to a folder Brigade may write.`,
        )
    }
    const holder = await holderOf(lock)
    if (holder)
      throw new DataDirRefusal(
        `Another Brigade (process ${holder}) already runs on this data folder. Stop it first, or set DATA_DIR to another folder.`,
      )
    await rm(lock, { force: true })
  }
  throw new DataDirRefusal('Another Brigade is starting on this data folder right now.')
}

/** The process that holds the lock, or null when it died: its number may belong to another program by now. */
async function holderOf(lock: string): Promise<number | null> {
  const [pid, start] = (await readFile(lock, 'utf8').catch(() => '')).trim().split(' ')
  const number = Number(pid)
  if (!Number.isInteger(number) || number <= 0) return null
  try {
    process.kill(number, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null
  }
  const now = startOf(number)
  return start !== '-' && now !== null && now !== start ? null : number
}

/** When a process began, in clock ticks since the machine's start (field 22 of /proc/pid/stat); null elsewhere. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}
