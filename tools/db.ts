import { readdirSync, writeFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { type Config, loadConfig } from '../server/src/platform/config.ts'
import { openDataDir } from '../server/src/platform/data-dir.ts'
import { type Log, openLog } from '../server/src/platform/log.ts'
import { removeCluster } from '../server/src/platform/postgres/index.ts'
import {
  migrationsDir,
  type PreparedDatabase,
  prepareDatabase,
} from '../server/src/platform/prepare-database.ts'
import { dumpSchema } from '../server/src/platform/schema-dump.ts'
import { loadSecrets, type Secrets } from '../server/src/platform/secrets.ts'
import { explainStartFailure } from '../server/src/platform/start-failure.ts'

/** `npm run db -- <verb>`: the database of this checkout's settings, while Brigade itself is not running. */
const usage = `usage: npm run db -- <verb>
  new NAME      begins a migration
  migrate       brings the database up to date
  dump          prints what the tables are
  demo          loads the demo into an empty database
  reset --yes   throws the embedded database and the files away
`

interface Opened {
  config: Config
  secrets: Secrets
  log: Log
  database: PreparedDatabase
}

const say = (line: string) => void process.stdout.write(`${line}\n`)

function newMigration(name: string | undefined): void {
  if (!name || !/^[a-z0-9_]+$/.test(name))
    throw new Misuse('Give the migration a name of small letters, digits and _.')
  const landed = readdirSync(migrationsDir).filter((file) => file.endsWith('.sql'))
  const last = Math.max(0, ...landed.map((file) => Number(file.slice(0, 4))))
  const file = `${String(last + 1).padStart(4, '0')}_${name}.sql`
  writeFileSync(join(migrationsDir, file), '-- What changes, and why.\n', { flag: 'wx' })
  say(`db/migrations/${file}`)
}

async function withDatabase(use: (opened: Opened) => Promise<void>): Promise<void> {
  const config = loadConfig()
  const log = openLog(config, process.stderr)
  const dataDir = await openDataDir(config.dataDir, { shared: config.databaseUrl !== null })
  try {
    const secrets = await loadSecrets(config)
    const database = await prepareDatabase({ config, secrets, log })
    await use({ config, secrets, log, database }).finally(() => database.stop())
  } finally {
    await dataDir.release()
  }
}

async function loadDemo({ config, secrets, log, database }: Opened): Promise<void> {
  // Half of the product: only here, so that the other verbs begin at once.
  const { loadDemoIfWanted } = await import('../db/demo/load-if-wanted.ts')
  const { openHouse } = await import('../server/src/house.ts')
  const files_root = join(config.dataDir, 'files')
  await mkdir(files_root, { recursive: true })
  const asked: Config = { ...config, demo: 'auto' }
  const house = await openHouse({ config: asked, secrets, log, urls: database.urls, files_root })
  try {
    const words = {
      loaded: `The demo is loaded; its password is ${secrets.demoPassword}`,
      present: 'The demo was there already.',
      absent: 'Somebody has an account here: the demo goes into an empty database only.',
    }
    say(words[await loadDemoIfWanted(house)])
  } finally {
    await house.close()
  }
}

async function reset(): Promise<void> {
  const { databaseUrl, dataDir: path } = loadConfig()
  if (databaseUrl) throw new Misuse('reset throws away the embedded database only; drop your own by hand.')
  if (!(await mayThrowAway(path))) throw new Misuse('Nothing was thrown away. Say --yes if it should be.')
  const dataDir = await openDataDir(path)
  try {
    await removeCluster(path)
    await rm(join(path, 'files'), { recursive: true, force: true })
  } finally {
    await dataDir.release()
  }
  say('The next start begins with an empty database.')
}

async function mayThrowAway(path: string): Promise<boolean> {
  if (process.argv.includes('--yes')) return true
  if (!process.stdin.isTTY) return false
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(`Throw away everything in ${path}? Type "reset": `)
  terminal.close()
  return answer.trim() === 'reset'
}

class Misuse extends Error {}

async function run([verb, name]: string[]): Promise<void> {
  if (verb === 'new') return newMigration(name)
  if (verb === 'migrate') return withDatabase(async () => say('The database is up to date.'))
  if (verb === 'dump')
    return withDatabase(async ({ database }) => say((await dumpSchema(database.owner_url)).trimEnd()))
  if (verb === 'demo') return withDatabase(loadDemo)
  if (verb === 'reset') return reset()
  throw new Misuse(usage)
}

try {
  await run(process.argv.slice(2))
  process.exit(0)
} catch (error) {
  const is_misuse = error instanceof Misuse
  process.stderr.write(`${(is_misuse ? error.message : explainStartFailure(error)).trimEnd()}\n`)
  process.exit(is_misuse ? 2 : 1)
}
