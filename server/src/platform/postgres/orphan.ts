import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PostgresRefusal } from './binaries.ts'

/**
 * A Brigade that was killed leaves its PostgreSQL running. Whoever holds the lock of the data folder may stop it:
 * an orderly stop takes a moment and the next start then needs no recovery.
 */
export async function stopOrphan(cluster: string): Promise<void> {
  const pid = postmasterPid(cluster)
  if (pid === null || !isPostgres(pid, cluster)) return
  process.kill(pid, 'SIGINT')
  for (let waited_ms = 0; waited_ms < 10_000; waited_ms += 50) {
    if (!isAlive(pid)) return
    await sleep(50)
  }
  process.kill(pid, 'SIGQUIT')
  await sleep(1_000)
  if (isAlive(pid))
    throw new PostgresRefusal(
      `An earlier PostgreSQL (process ${pid}) on ${cluster} does not stop. End it and start again.`,
    )
}

function postmasterPid(cluster: string): number | null {
  try {
    return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return null
  }
}

/** The number may belong to another program by now; where /proc tells, its command line decides. */
function isPostgres(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return command.includes('postgres') && command.includes(cluster)
  } catch {
    return process.platform !== 'linux'
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
