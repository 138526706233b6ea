import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { loadDemoIfWanted } from '../../db/demo/load-if-wanted.ts'
import { openHouse } from './house.ts'
import { loadConfig } from './platform/config.ts'
import { openDataDir } from './platform/data-dir.ts'
import { openLog } from './platform/log.ts'
import { prepareDatabase } from './platform/prepare-database.ts'
import { loadSecrets } from './platform/secrets.ts'
import { explainStartFailure } from './platform/start-failure.ts'
import { welcome } from './welcome.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

const releases: (() => Promise<void>)[] = []

/** How long one part may take to stop; on a full disk, say, the queue cannot write that it stops. */
const patience_ms = 12_000

/** Stops what was started, latest first: the queue's jobs, then sockets and requests, then the database. */
async function stop(): Promise<void> {
  for (const release of releases.splice(0).reverse())
    await Promise.race([release(), sleep(patience_ms, undefined, { ref: false })]).catch((error) =>
      process.stderr.write(`while stopping: ${error}\n`),
    )
}

async function start(): Promise<void> {
  const config = loadConfig()
  const log = openLog(config)
  const dataDir = await openDataDir(config.dataDir, { shared: config.databaseUrl !== null })
  releases.push(() => dataDir.release())
  const secrets = await loadSecrets(config)
  const database = await prepareDatabase({ config, secrets, log })
  releases.push(() => database.stop())
  const files_root = join(config.dataDir, 'files')
  await mkdir(files_root, { recursive: true })

  const house = await openHouse({
    config,
    secrets,
    readSecrets: () => loadSecrets(config),
    log,
    urls: database.urls,
    files_root,
    web_root: join(root, 'web/dist'),
  })
  releases.push(() => house.close())
  const demo = await loadDemoIfWanted(house)
  if (config.role !== 'worker') await house.http.listen({ host: config.host, port: config.port })
  if (config.role !== 'api') {
    const worker = await house.startWorker()
    releases.push(() => worker.stop())
  }
  process.stdout.write(welcome({ config, secrets, demo }))
}

let stopping: Promise<void> | undefined
let started: Promise<void> | undefined
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (stopping) return
    process.stdout.write('\nStopping …\n')
    // A start that is under way finishes its step first, so that nothing it begins is left behind.
    stopping = Promise.resolve(started)
      .catch(() => {})
      .then(stop)
      .finally(() => process.exit(0))
  })

started = start()
started.catch(async (error) => {
  await stop()
  process.stderr.write(`${explainStartFailure(error)}\n`)
  process.exit(1)
})
