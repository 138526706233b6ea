import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { link, readFile, rm, unlink, writeFile } from 'node:fs/promises'

/** Takes a lock file, or says which living process holds it (null: one that is taking it right now). */
export async function takeLock(
  lock: string,
): Promise<{ release: () => Promise<void> } | { holder: number | null }> {
  const mine = `${process.pid} ${startOf(process.pid) ?? '-'} ${randomUUID()}`
  const draft = `${lock}.${randomUUID()}`
  // Written first and linked then, so that nobody ever reads a lock without its owner.
  await writeFile(draft, mine, { flag: 'wx', mode: 0o644 })
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (await linked(draft, lock)) return { release: () => releaseLock(lock, mine) }
      const theirs = await readLock(lock)
      if (theirs === null) continue
      const holder = livingHolder(theirs)
      if (holder !== null) return { holder }
      if (!(await removeStale(lock, theirs, { draft, family: lock }))) return { holder: null }
    }
    return { holder: null }
  } finally {
    await rm(draft, { force: true })
  }
}

/**
 * Takes a dead process's lock away, one process at a time: the right to do so is a lock, too, named after the dead
 * one's words, so that nobody takes away by mistake what another has just taken. Whoever dies while holding that
 * right leaves a dead lock again, which goes the same way. False: somebody else is about it.
 */
async function removeStale(
  lock: string,
  stale: string,
  own: { draft: string; family: string },
): Promise<boolean> {
  const right = `${own.family}.over-${stale
    .split(' ')
    .at(-1)!
    .replaceAll(/[^\w-]/g, '')}`
  if (!(await linked(own.draft, right))) {
    const theirs = await readLock(right)
    return theirs === null || (livingHolder(theirs) === null && removeStale(right, theirs, own))
  }
  if ((await readLock(lock)) === stale) await rm(lock, { force: true })
  await rm(right, { force: true })
  return true
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

const readLock = (path: string) => readFile(path, 'utf8').catch(() => null)

async function releaseLock(lock: string, mine: string): Promise<void> {
  if ((await readLock(lock)) === mine) await unlink(lock).catch(() => {})
}

/** The process that holds the lock, or null when it died: its number may belong to another program by now. */
function livingHolder(text: string): number | null {
  const [pid, start] = text.split(' ')
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
