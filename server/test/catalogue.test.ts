import { describe, expect, it } from 'vitest'
import { definerFunctions, globalNames, globalTables } from './global-tables.ts'
import { testHouse } from './house.ts'

const test = testHouse()
const query = async <Row extends object>(sql: string) => (await test.owner.query<Row>(sql)).rows

const ours = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'graphile_worker', 'public')`
const tablesQuery = `
  select n.nspname || '.' || c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
    (select array_agg(a.attname::text order by k.ord) from pg_index i
       cross join unnest(i.indkey::int[]) with ordinality k(attnum, ord)
       join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
     where i.indrelid = c.oid and i.indisprimary) as primary_key
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${ours}`

interface Table {
  name: string
  enabled: boolean
  forced: boolean
  primary_key: string[]
}

const tenantTables = async () =>
  (await query<Table>(tablesQuery)).filter(({ name }) => !(name in globalTables))

describe('the catalogue of the database', () => {
  it('has forced row security and organization_id first in the key of every tenant table', async () => {
    const tables = await tenantTables()
    expect(tables.length).toBeGreaterThan(10)
    for (const table of tables) expect(table, table.name).toMatchObject({ enabled: true, forced: true })
    for (const table of tables) expect(table.primary_key[0], table.name).toBe('organization_id')
  })

  it('has row security on the tables of people, too', async () => {
    const tables = await query<Table>(tablesQuery)
    const people = tables.filter(({ name }) => name.startsWith('identity.'))
    for (const table of people) expect(table, table.name).toMatchObject({ enabled: true, forced: true })
  })

  it('lists no global table that is not there', async () => {
    const names = (await query<Table>(tablesQuery)).map(({ name }) => name)
    expect(Object.keys(globalTables).filter((name) => !names.includes(name))).toEqual([])
  })

  it('carries organization_id in every foreign key between tenant tables', async () => {
    const keys = await query<{
      name: string
      source: string
      target: string
      columns: string[]
      targets: string[]
    }>(`
      select k.conname as name, n.nspname || '.' || c.relname as source, fn.nspname || '.' || f.relname as target,
        (select array_agg(a.attname::text order by ord) from unnest(k.conkey) with ordinality u(num, ord) join pg_attribute a on a.attrelid = c.oid and a.attnum = u.num) as columns,
        (select array_agg(a.attname::text order by ord) from unnest(k.confkey) with ordinality u(num, ord) join pg_attribute a on a.attrelid = f.oid and a.attnum = u.num) as targets
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
        join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
      where k.contype = 'f' and ${ours}`)
    for (const key of keys.filter(({ target }) => !(target in globalTables))) {
      expect(key.columns[0], `${key.source} ${key.name}`).toBe('organization_id')
      expect(key.targets[0], `${key.source} ${key.name}`).toBe('organization_id')
    }
  })

  it('begins every index of a tenant table with organization_id, names that are global by nature apart', async () => {
    const indexes = await query<{
      name: string
      table: string
      first: string
      columns: number
      is_unique: boolean
    }>(`
      select i.indexrelid::regclass::text as name, n.nspname || '.' || c.relname as table, i.indnkeyatts as columns, i.indisunique as is_unique,
        pg_get_indexdef(i.indexrelid, 1, true) as first
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace where ${ours}`)
    const odd = indexes
      .filter(({ table }) => !(table in globalTables))
      .filter(({ first, table }) => first !== 'organization_id' && !globalNames.includes(`${table}.${first}`))
      // Finding a person's memberships happens before an organization is known.
      .filter(({ name }) => name !== 'identity.memberships_user_id_idx')
    expect(odd).toEqual([])
  })

  it('gives the three roles nothing they could break out with', async () => {
    const roles = await query<{ name: string; risky: boolean }>(`
      select rolname as name, (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication) as risky
      from pg_roles where rolname like 'brigade\\_%'`)
    expect(roles.length).toBeGreaterThanOrEqual(6)
    expect(roles.filter(({ risky }) => risky)).toEqual([])
    const owned = await query(
      `select relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname like 'brigade\\_%'`,
    )
    expect(owned).toEqual([])
    const truncate =
      await query(`select table_schema, table_name, grantee from information_schema.role_table_grants
      where privilege_type in ('TRUNCATE', 'TRIGGER', 'REFERENCES') and grantee like 'brigade\\_%'`)
    expect(truncate).toEqual([])
  })

  it('lets the app neither read the queue nor the passwords nor the refresh tokens', async () => {
    const may = await query<{ what: string; allowed: boolean }>(`
      select what, has_table_privilege('brigade_app', what, 'select') as allowed
      from unnest(array['graphile_worker._private_jobs', 'identity.refresh_tokens', 'identity.credentials']) what`)
    expect(may.filter(({ allowed }) => allowed)).toEqual([])
    const hash = await query<{ allowed: boolean }>(
      `select has_column_privilege('brigade_app', 'identity.credentials', 'password_hash', 'select') as allowed`,
    )
    expect(hash[0]!.allowed).toBe(false)
  })

  it.each(['audit_log', 'audit_seals'])('lets %s be added to by the app, never changed', async (table) => {
    const grants = await query<{ privilege_type: string }>(`
      select privilege_type from information_schema.role_table_grants
      where table_schema = 'platform' and table_name = '${table}' and grantee = 'brigade_app' order by 1`)
    expect(grants.map(({ privilege_type }) => privilege_type)).toEqual(['INSERT', 'SELECT'])
  })

  it('has no function with its owner’s rights but those listed, and these with a fixed search path', async () => {
    const functions = await query<{ name: string; settings: string[] | null }>(`
      select n.nspname || '.' || p.proname as name, p.proconfig as settings
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and ${ours}`)
    expect(functions.map(({ name }) => name).sort()).toEqual(Object.keys(definerFunctions).sort())
    for (const { name, settings } of functions) expect(settings?.join(), name).toMatch(/^search_path=/)
  })

  it('shows views with the rights of whoever asks', async () => {
    const views = await query<{ name: string; options: string[] | null }>(`
      select c.oid::regclass::text as name, c.reloptions as options from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('v', 'm') and ${ours}`)
    expect(views.filter(({ options }) => !options?.includes('security_invoker=true'))).toEqual([])
  })
})
