import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { link, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises'

/** Takes a lock file, or says which living process holds it. */
export async function takeLock(
  lock: string,
): Promise<{ release: () => Promise<void> } | { holder: number | null }> {
  const mine = `${process.pid} ${startOf(process.pid) ?? '-'} ${randomUUID()}\n`
  const draft = `${lock}.${randomUUID()}`
  // Written first and linked then, so that nobody ever reads a lock without its owner.
  await writeFile(draft, mine, { flag: 'wx', mode: 0o644 })
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (await linked(draft, lock)) return { release: () => releaseLock(lock, mine) }
      const theirs = await readFile(lock, 'utf8').catch(() => null)
      if (theirs === null) continue
      const holder = livingHolder(theirs)
      if (holder !== null) return { holder }
      await setAside(lock, theirs)
    }
    return { holder: null }
  } finally {
    await rm(draft, { force: true })
  }
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

/** Takes a dead process's lock away. Somebody may have done so since it was read and hold it now: then it goes back. */
async function setAside(lock: string, stale: string): Promise<void> {
  const aside = `${lock}.${randomUUID()}`
  try {
    await rename(lock, aside)
  } catch {
    return
  }
  if ((await readFile(aside, 'utf8')) !== stale) await linked(aside, lock)
  await rm(aside, { force: true })
}

async function releaseLock(lock: string, mine: string): Promise<void> {
  if ((await readFile(lock, 'utf8').catch(() => null)) === mine) await unlink(lock).catch(() => {})
}

/** The process that holds the lock, or null when it died: its number may belong to another program by now. */
function livingHolder(text: string): number | null {
  const [pid, start] = text.trim().split(' ')
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
