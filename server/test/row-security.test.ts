import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connectionUrls, ensureRoles } from '#platform/database-roles'
import { cloneDatabase } from './database.ts'
import { globalTables } from './global-tables.ts'
import { type Fixture, plantTwoTenants, probe } from './row-security-probe.ts'
import { testSecrets } from './test-secrets.ts'

/**
 * Each tenant table is tried as the app's role bound to another tenant: reading, writing, changing and deleting its
 * rows. Then each fence is taken down in turn, and the same try must notice.
 */
let owner: pg.Pool
let app: pg.Pool
let fixture: Fixture
let drop: () => Promise<void>
let tables: string[]

beforeAll(async () => {
  const database = await cloneDatabase(inject('owner_url'))
  await ensureRoles({ ownerUrl: database.url, secrets: testSecrets })
  owner = new pg.Pool({ connectionString: database.url, max: 2 })
  app = new pg.Pool({ connectionString: connectionUrls(database.url, testSecrets).app, max: 2 })
  drop = database.drop
  fixture = await plantTwoTenants(owner)
  tables = fixture.tables
})

afterAll(async () => {
  await app.end()
  await owner.end()
  await drop()
})

describe('row security', () => {
  it('has rows of both tenants in every tenant table, or the tries would prove nothing', async () => {
    const { rows } = await owner.query<{ name: string }>(`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'graphile_worker', 'public')`)
    expect([...tables].sort()).toEqual(
      rows
        .map(({ name }) => name)
        .filter((name) => !(name in globalTables))
        .sort(),
    )
  })

  it('keeps every tenant table apart', async () => {
    for (const table of tables) expect(await probe(app, fixture, table), table).toEqual([])
  })

  it('answers nothing to a transaction without a tenant', async () => {
    for (const table of tables) {
      const { rows } = await app.query(`select count(*)::int as n from ${table}`)
      expect(rows[0].n, table).toBe(0)
    }
  })

  it('is noticed to be missing, table by table: planted leaks of three kinds are all caught', async () => {
    let planted = 0
    for (const table of tables)
      for (const leak of leaks(table)) {
        await owner.query(leak.plant)
        const found = await probe(app, fixture, table)
        await owner.query(leak.mend)
        planted += 1
        expect(found, leak.plant).not.toEqual([])
      }
    expect(planted).toBeGreaterThanOrEqual(20)
    for (const table of tables) expect(await probe(app, fixture, table), table).toEqual([])
  })
})

const own = 'organization_id = (select platform.organization_id())'

function leaks(table: string) {
  return [
    {
      plant: `alter table ${table} disable row level security`,
      mend: `alter table ${table} enable row level security`,
    },
    {
      plant: `alter policy tenant on ${table} using (true)`,
      mend: `alter policy tenant on ${table} using (${own}) with check (${own})`,
    },
    {
      plant: `create policy leak on ${table} for select to brigade_app using (organization_id is not null)`,
      mend: `drop policy leak on ${table}`,
    },
  ]
}
