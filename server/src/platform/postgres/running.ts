import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { placeFor } from './place.ts'
import { isAlive, readPostmaster } from './postmaster.ts'

/**
 * The address of the embedded PostgreSQL that a running Brigade has started on a data folder; null when none runs.
 * It is that Brigade's to start, to migrate and to stop.
 */
export async function findRunningPostgres({
  dataDir,
  password,
}: {
  dataDir: string
  password: string
}): Promise<string | null> {
  const { cluster } = await placeFor(dataDir)
  const postmaster = readPostmaster(cluster)
  if (!postmaster?.ready || !isAlive(postmaster.pid)) return null
  // Line 4 of postmaster.pid is the port.
  const port = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[3])
  return `postgres://brigade:${encodeURIComponent(password)}@127.0.0.1:${port}/brigade`
}
