import { fileURLToPath } from 'node:url'
import type { Config } from './config.ts'
import { connectionUrls, ensureRoles } from './database-roles.ts'
import type { Log } from './log.ts'
import { migrate } from './migrate.ts'
import { startPostgres } from './postgres/index.ts'
import type { Secrets } from './secrets.ts'
import { prepareQueue } from './worker.ts'

export const migrationsDir = fileURLToPath(new URL('../../../db/migrations', import.meta.url))

export interface PreparedDatabase {
  owner_url: string
  urls: { app: string; door: string; worker: string }
  /** Stops the embedded server; one's own is left alone. */
  stop: () => Promise<void>
}

/** Starts the embedded PostgreSQL unless DATABASE_URL names one's own, and brings roles, tables and queue up to date. */
export async function prepareDatabase(options: {
  config: Config
  secrets: Secrets
  log: Log
}): Promise<PreparedDatabase> {
  const { config, secrets, log } = options
  const embedded = config.databaseUrl
    ? undefined
    : await startPostgres({ dataDir: config.dataDir, password: secrets.ownerPassword, log })
  const owner_url = config.databaseUrl ?? embedded!.url
  try {
    await ensureRoles({ ownerUrl: owner_url, secrets })
    const { applied } = await migrate({ ownerUrl: owner_url, migrationsDir, log })
    if (applied.length > 0) log.info({ applied }, 'the database was brought up to date')
    await prepareQueue(owner_url)
  } catch (error) {
    await embedded?.stop()
    throw error
  }
  return { owner_url, urls: connectionUrls(owner_url, secrets), stop: async () => embedded?.stop() }
}
