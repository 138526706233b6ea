import { join } from 'node:path'
import { type House, openHouse } from '../house.ts'
import { type Config, loadConfig } from '../platform/config.ts'
import { openDataDir } from '../platform/data-dir.ts'
import { connectionUrls } from '../platform/database-roles.ts'
import { answerFor } from '../platform/error-answers.ts'
import { type Log, openLog } from '../platform/log.ts'
import { findRunningPostgres } from '../platform/postgres/index.ts'
import { prepareDatabase } from '../platform/prepare-database.ts'
import { loadSecrets, type Secrets } from '../platform/secrets.ts'
import { ImpossibleInput } from './outcome.ts'

/**
 * Does something in the house, whether it runs or not: beside a running Brigade on its database, else on one that is
 * started for the moment. Nothing listens and nothing works on the queue. What an act refuses is impossible input.
 */
export async function withHouse<T>(work: (house: House) => Promise<T>): Promise<T> {
  const config = loadConfig()
  // Standard output is the command's.
  const log = openLog({ logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel }, process.stderr)
  const secrets = await loadSecrets(config)
  const database = await databaseOf(config, secrets, log)
  try {
    const house = await openHouse({
      config,
      secrets,
      readSecrets: () => loadSecrets(config),
      log,
      urls: database.urls,
      files_root: join(config.dataDir, 'files'),
    })
    return await work(house).finally(() => house.close())
  } catch (thrown) {
    const { status, code, message, details } = answerFor(thrown)
    throw status < 500 ? new ImpossibleInput({ error: code, message, details }) : thrown
  } finally {
    await database.release()
  }
}

async function databaseOf(config: Config, secrets: Secrets, log: Log) {
  const { dataDir, databaseUrl } = config
  const running =
    databaseUrl === null ? await findRunningPostgres({ dataDir, password: secrets.ownerPassword }) : null
  if (running) return { urls: connectionUrls(running, secrets), release: async () => {} }
  const folder = await openDataDir(dataDir, { shared: databaseUrl !== null })
  const database = await prepareDatabase({ config, secrets, log }).catch(async (error) => {
    await folder.release()
    throw error
  })
  return {
    urls: database.urls,
    release: async () => {
      await database.stop()
      await folder.release()
    },
  }
}
