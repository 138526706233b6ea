import { loadConfig } from '../platform/config.ts'
import { openDataDir } from '../platform/data-dir.ts'
import { openLog } from '../platform/log.ts'
import { prepareDatabase } from '../platform/prepare-database.ts'
import { loadSecrets } from '../platform/secrets.ts'
import type { Command } from './outcome.ts'

export const migrateCommand: Command = {
  usage: 'migrate',
  about: 'brings the database up to date and stops; for deployments that migrate apart from starting',
  arguments: [],
  async run() {
    const config = loadConfig()
    const dataDir = await openDataDir(config.dataDir, { shared: config.databaseUrl !== null })
    try {
      const database = await prepareDatabase({
        config,
        secrets: await loadSecrets(config),
        log: openLog(config, process.stderr),
      })
      await database.stop()
      return { migrated: true }
    } finally {
      await dataDir.release()
    }
  },
}
