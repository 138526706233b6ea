import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PostgresRefusal } from './refusal.ts'

/** What a running server writes into postmaster.pid: line 1 its process, line 8 how far it is. */
export function readPostmaster(cluster: string): { pid: number; ready: boolean } | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' }
  } catch {
    return null
  }
}

/**
 * A Brigade that was killed leaves its PostgreSQL running. Whoever holds the lock of the data folder may stop it:
 * an orderly stop takes a moment and the next start then needs no recovery.
 */
export async function stopOrphan(cluster: string): Promise<void> {
  const postmaster = readPostmaster(cluster)
  if (!postmaster) return
  const { pid } = postmaster
  if (!isAlive(pid) || !isServerOf(pid, cluster)) {
    // PostgreSQL would not start while the number exists: as another program's, or as a dead process's that its
    // parent has not taken notice of (containers). It still finds out by itself whether shared memory is in use.
    rmSync(join(cluster, 'postmaster.pid'), { force: true })
    return
  }
  // Fast shutdown, then the immediate one.
  for (const [signal, patience_ms] of [['SIGINT', 10_000] as const, ['SIGQUIT', 5_000] as const]) {
    process.kill(pid, signal)
    for (let waited_ms = 0; waited_ms < patience_ms; waited_ms += 20) {
      if (!isAlive(pid)) return
      await sleep(20)
    }
  }
  throw new PostgresRefusal(
    `An earlier PostgreSQL (process ${pid}) on ${cluster} does not stop. End it and start again.`,
  )
}

function isServerOf(pid: number, cluster: string): boolean {
  const command = commandOf(pid)
  return command.includes('postgres') && command.includes(cluster)
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout ?? ''
  }
}

/** Whether a process runs; one that ended and waits for its parent to take notice does not. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat[stat.lastIndexOf(')') + 2] !== 'Z'
  } catch {
    return true
  }
}
