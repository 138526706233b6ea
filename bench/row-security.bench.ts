import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { pino } from 'pino'
import { connectionUrls, ensureRoles } from '../server/src/platform/database-roles.ts'
import { type Database, openDatabase } from '../server/src/platform/db.ts'
import { migrate } from '../server/src/platform/migrate.ts'
import { withTemporaryPostgres } from '../server/src/platform/postgres/temporary.ts'
import { migrationsDir } from '../server/src/platform/prepare-database.ts'
import { makeWithTenant } from '../server/src/platform/tenant.ts'
import { testSecrets } from '../server/test/test-secrets.ts'
import type { BenchResult } from './bench-result.ts'

export const name = 'row-security'

const organizations = 50
const suppliersEach = 400
const rounds = 3_000

/** What the tenant transaction and row security cost a read of 20 rows among 20,000 of 50 tenants. */
export async function run(): Promise<BenchResult[]> {
  return withTemporaryPostgres(async (owner_url) => {
    await ensureRoles({ ownerUrl: owner_url, secrets: testSecrets })
    await migrate({ ownerUrl: owner_url, migrationsDir, log: pino({ level: 'silent' }) })
    const ids = await plant(owner_url)
    const owner = openDatabase(owner_url, { max: 4, application_name: 'bench' })
    const app = openDatabase(connectionUrls(owner_url, testSecrets).app, {
      max: 4,
      application_name: 'bench',
    })
    const withTenant = makeWithTenant(app)
    const plain = await microseconds((round) => readPage(owner, ids[round % ids.length]!))
    const bound = await microseconds((round) => {
      const organization_id = ids[round % ids.length]!
      return withTenant({ organization_id, user_id: null }, (tx) => page(tx, organization_id).execute(), {
        read_only: true,
      })
    })
    await Promise.all([owner.close(), app.close()])
    return [
      {
        metric: 'read of 20 rows, no transaction, no row security',
        value: plain,
        unit: 'µs',
        better: 'lower',
      },
      {
        metric: 'the same in a tenant transaction with row security',
        value: bound,
        unit: 'µs',
        better: 'lower',
      },
      { metric: 'what both cost together', value: bound - plain, unit: 'µs', better: 'lower' },
    ]
  })
}

const page = (database: Pick<Database['kysely'], 'selectFrom'>, organization_id: string) =>
  database
    .selectFrom('suppliers.suppliers')
    .selectAll()
    .where('organization_id', '=', organization_id)
    .orderBy('name')
    .limit(20)

const readPage = ({ kysely }: Database, organization_id: string) => page(kysely, organization_id).execute()

async function plant(owner_url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: owner_url })
  await client.connect()
  const ids = Array.from({ length: organizations }, () => randomUUID())
  for (const id of ids) {
    await client.query(
      `insert into identity.organizations (id, name, country, currency, locale) values ($1, 'O', 'IE', 'EUR', 'en')`,
      [id],
    )
    await client.query(
      `insert into suppliers.suppliers (organization_id, id, name) select $1, gen_random_uuid(), 'Supplier ' || n from generate_series(1, $2) n`,
      [id, suppliersEach],
    )
  }
  await client.query('analyze')
  await client.end()
  return ids
}

async function microseconds(work: (round: number) => Promise<unknown>): Promise<number> {
  for (let round = 0; round < 300; round += 1) await work(round)
  const began = performance.now()
  for (let round = 0; round < rounds; round += 1) await work(round)
  return ((performance.now() - began) * 1000) / rounds
}
