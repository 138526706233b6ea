import { readdirSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { loadConfig } from '../server/src/platform/config.ts'
import { openDataDir } from '../server/src/platform/data-dir.ts'
import { openLog } from '../server/src/platform/log.ts'
import { migrationsDir, prepareDatabase } from '../server/src/platform/prepare-database.ts'
import { dumpSchema } from '../server/src/platform/schema-dump.ts'
import { loadSecrets } from '../server/src/platform/secrets.ts'

/** `npm run db -- new NAME | migrate | dump | reset`. */
const [verb, name] = process.argv.slice(2)

function newMigration(given: string | undefined): void {
  if (!given || !/^[a-z0-9_]+$/.test(given))
    throw new Error('give the migration a name of small letters, digits and _')
  const last =
    readdirSync(migrationsDir)
      .filter((file) => file.endsWith('.sql'))
      .sort()
      .at(-1) ?? '0000'
  const file = `${String(Number(last.slice(0, 4)) + 1).padStart(4, '0')}_${given}.sql`
  writeFileSync(join(migrationsDir, file), '-- What changes, and why.\n', { flag: 'wx' })
  process.stdout.write(`db/migrations/${file}\n`)
}

async function withDatabase(use: (owner_url: string) => Promise<void>): Promise<void> {
  const config = loadConfig()
  const dataDir = await openDataDir(config.dataDir)
  try {
    const database = await prepareDatabase({
      config,
      secrets: await loadSecrets(config),
      log: openLog(config),
    })
    try {
      await use(database.owner_url)
    } finally {
      await database.stop()
    }
  } finally {
    await dataDir.release()
  }
}

async function reset(): Promise<void> {
  const config = loadConfig()
  if (config.databaseUrl)
    throw new Error('reset throws away the embedded database only; drop your own by hand')
  const dataDir = await openDataDir(config.dataDir)
  for (const part of ['postgres', 'files'])
    await rm(join(config.dataDir, part), { recursive: true, force: true })
  await dataDir.release()
  process.stdout.write('The next start begins with an empty database.\n')
}

try {
  if (verb === 'new') newMigration(name)
  else if (verb === 'migrate')
    await withDatabase(async () => void process.stdout.write('The database is up to date.\n'))
  else if (verb === 'dump')
    await withDatabase(async (url) => void process.stdout.write(await dumpSchema(url)))
  else if (verb === 'reset') await reset()
  else throw new Error('usage: npm run db -- new NAME | migrate | dump | reset')
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exit(2)
}
