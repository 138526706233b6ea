import type { FastifyInstance } from 'fastify'
import { type ModuleNeeds, modules } from './app.ts'
import { contracts } from './contracts.ts'
import { makeRedactPerson } from './platform/audit-redaction.ts'
import { type Forget, makeAuthentication } from './platform/authentication.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import { openCompute } from './platform/compute.ts'
import type { Config } from './platform/config.ts'
import { type Database, openDatabase } from './platform/db.ts'
import { makeDownloadLinks } from './platform/download-links.ts'
import { openFiles } from './platform/files-open.ts'
import { buildHttp } from './platform/http.ts'
import { makeKeyRing } from './platform/key-ring.ts'
import { openLiveHub } from './platform/live.ts'
import type { Log } from './platform/log.ts'
import { makeMetrics } from './platform/metrics.ts'
import { makeModelProvider } from './platform/model-provider.ts'
import type { Module, Platform } from './platform/module.ts'
import { makeOutbound } from './platform/outbound.ts'
import { allowanceOf } from './platform/outbound-allowance.ts'
import { publicAddress } from './platform/public-address.ts'
import { countQueue } from './platform/queue-counts.ts'
import type { Secrets } from './platform/secrets.ts'
import { openCounters } from './platform/shared-counters.ts'
import { makeWithDoor, makeWithTenant } from './platform/tenant.ts'
import { makeTokens } from './platform/tokens.ts'
import type { NeedsFile } from './platform/unused-files.ts'
import { makeVault } from './platform/vault.ts'
import { startWorker, type Worker } from './platform/worker.ts'
import { mayDo } from './roles.ts'

export interface HouseOptions {
  config: Config
  secrets: Secrets
  /** Reads the secrets again, whose keys may be rotated while the house runs. */
  readSecrets?: () => Promise<Secrets>
  log: Log
  urls: { app: string; door: string; worker: string }
  files_root: string
  web_root?: string
  clock?: Clock
}

/** Everything of a running Brigade but the database server itself. */
export interface House {
  platform: Platform
  modules: Module[]
  http: FastifyInstance
  startWorker: () => Promise<Worker>
  close: () => Promise<void>
}

const appConnections = 20
const doorConnections = 5
const jobsAtOnce = 2
const errandsAtOnce = 8

/** Puts the parts together; nothing listens and nothing works on the queue until asked. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const { config, secrets, log, urls } = options
  const clock = options.clock ?? systemClock
  const app = openDatabase(urls.app, { max: appConnections, application_name: 'brigade app' })
  const door = openDatabase(urls.door, { max: doorConnections, application_name: 'brigade door' })
  const queue = openDatabase(urls.worker, { max: 2, application_name: 'brigade queue counts' })
  const live = await openLiveHub(urls.app, log, () => log.info('the live connection is back'))
  const keys = makeKeyRing(secrets, clock, options.readSecrets)
  const platform: Platform = {
    config,
    secrets,
    keys,
    vault: makeVault(keys),
    log,
    clock,
    withTenant: makeWithTenant(app),
    withDoor: makeWithDoor(door),
    files: await openFiles(config, options.files_root, clock.now()),
    downloads: makeDownloadLinks(keys, clock, publicAddress(config)),
    needsFile: (tx, who, hash) => anyNeedsFile(list, tx, who, hash),
    compute: openCompute(jobsAtOnce),
    drawing: openCompute(1),
    live,
    outbound: makeOutbound({ allowance: allowanceOf(config) }),
    model: makeModelProvider(config),
    counters: await openCounters(config, log, clock.now),
    redactPerson: makeRedactPerson(queue),
  }
  const tokens = makeTokens(keys, config.accessTokenMinutes * 60)
  const metrics = makeMetrics(app, () => countQueue(queue))
  const forget: Forget = { session() {}, user() {} }
  const needs: ModuleNeeds = { platform, tokens, metrics, forget }
  const { list, ...resolvers } = modules(needs)
  const authentication = makeAuthentication({ tokens, ...resolvers, now: clock.now })
  forget.session = authentication.forget
  forget.user = authentication.forgetUser
  live.onAuthority((user_ids) => {
    if (!user_ids) authentication.forgetAll()
    for (const user_id of user_ids ?? []) authentication.forgetUser(user_id)
  })
  const http = await buildHttp({
    platform,
    modules: list,
    contracts,
    authentication,
    grants: mayDo,
    metrics,
    web_root: options.web_root,
  })

  return {
    platform,
    modules: list,
    http,
    startWorker: () =>
      startWorker(
        platform,
        {
          jobs: list.flatMap((module) => module.jobs ?? []),
          errands: list.flatMap((module) => module.errands ?? []),
          timetable: list.flatMap((module) => module.timetable ?? []),
        },
        {
          url: urls.worker,
          jobs_at_once: jobsAtOnce,
          errands_at_once: errandsAtOnce,
          organizations: () => listOrganizationIds(queue),
        },
      ),
    async close() {
      await http.close()
      await live.close()
      await platform.compute.close()
      await platform.drawing.close()
      await platform.counters.close()
      await Promise.all([app, door, queue].map((database: Database) => database.close()))
    },
  }
}

async function anyNeedsFile(modules: Module[], ...asked: Parameters<NeedsFile>): Promise<boolean> {
  for (const module of modules) if (await module.needsFile?.(...asked)) return true
  return false
}

async function listOrganizationIds({ kysely }: Database): Promise<string[]> {
  const rows = await kysely.selectFrom('identity.organizations').select('id').orderBy('id').execute()
  return rows.map(({ id }) => id)
}
