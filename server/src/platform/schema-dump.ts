import { type Column, listColumns, listDefinitions, withOwner } from './catalogue.ts'

/**
 * The text of db/schema.sql: what the migrations add up to, in a stable order, so that reviewing a change of the data
 * is reading its diff. For reading, not for restoring.
 */
export async function dumpSchema(owner_url: string): Promise<string> {
  return withOwner(owner_url, async (client) => {
    const columns = await listColumns(client)
    const constraints = await listDefinitions(client, constraintsQuery)
    const tables = Map.groupBy(columns, ({ schema, table }) => `${schema}.${table}`)
    const parts = [
      '-- Generated from the migrations by `npm run generate`; do not edit.',
      section('Schemas', (await listDefinitions(client, schemasQuery)).join('\n')),
      section('Functions and procedures', (await listDefinitions(client, functionsQuery)).join('\n\n')),
    ]
    for (const [name, list] of tables) {
      const mine = (rows: string[]) =>
        rows.filter((row) => row.startsWith(`${name}\t`)).map((row) => row.slice(name.length + 1))
      const table = [...list.map(columnLine), ...mine(constraints)].map((line) => `  ${line}`).join(',\n')
      const around = [
        ...mine(await listDefinitions(client, indexesQuery)),
        ...mine(await listDefinitions(client, securityQuery)),
        ...mine(await listDefinitions(client, policiesQuery)),
        ...mine(await listDefinitions(client, grantsQuery)),
      ]
      parts.push(section(name, [`create table ${name} (\n${table}\n);`, ...around].join('\n')))
    }
    return `${parts.join('\n\n')}\n`
  })
}

const section = (title: string, body: string) => `-- ${title}\n${body}`

function columnLine({ name, type, not_null, expression }: Column): string {
  return `${name} ${type}${expression ? ` default ${expression}` : ''}${not_null ? ' not null' : ''}`
}

const tableName = `n.nspname || '.' || c.relname || e'\\t' ||`
const fromTables = `from pg_class c join pg_namespace n on n.oid = c.relnamespace`

const schemasQuery = `
  select 'create schema ' || nspname || ';' || coalesce(' -- usage: ' || (
    select string_agg(distinct grantee::regrole::text, ', ' order by grantee::regrole::text) from aclexplode(n.nspacl)
    where privilege_type = 'USAGE' and grantee::regrole::text like 'brigade\\_%'), '') as definition
  from pg_namespace n where $ours order by 1`

const functionsQuery = `
  select pg_get_functiondef(p.oid) as definition from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where $ours order by n.nspname, p.proname`

const constraintsQuery = `
  select ${tableName} pg_get_constraintdef(k.oid) as definition
  ${fromTables} join pg_constraint k on k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c')
  where $ours order by n.nspname, c.relname, array_position(array['p', 'u', 'f', 'c'], k.contype::text), k.conname`

const indexesQuery = `
  select ${tableName} pg_get_indexdef(i.indexrelid) || ';' as definition
  ${fromTables} join pg_index i on i.indrelid = c.oid
  where $ours and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u'))
  order by 1`

const securityQuery = `
  select ${tableName} 'alter table ' || n.nspname || '.' || c.relname ||
    case when c.relrowsecurity then ' enable' else ' disable' end || ' row level security' ||
    case when c.relforcerowsecurity then ', force row level security;' else ';' end as definition
  ${fromTables} where c.relkind in ('r', 'p') and $ours order by 1`

const policiesQuery = `
  select ${tableName} 'create policy ' || p.polname || ' for ' ||
    case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end ||
    ' to ' || (select string_agg(r::regrole::text, ', ' order by r::regrole::text) from unnest(p.polroles) r) ||
    coalesce(' using (' || pg_get_expr(p.polqual, p.polrelid) || ')', '') ||
    coalesce(' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '') || ';' as definition
  ${fromTables} join pg_policy p on p.polrelid = c.oid where $ours order by 1`

const grantsQuery = `
  select ${tableName} 'grant ' || string_agg(distinct lower(g.privilege_type), ', ' order by lower(g.privilege_type)) ||
    ' to ' || g.grantee::regrole::text || ';' as definition
  ${fromTables} cross join aclexplode(c.relacl) g
  where c.relkind in ('r', 'p') and $ours and g.grantee <> c.relowner group by n.nspname, c.relname, g.grantee
  union all
  select ${tableName} 'grant ' || lower(g.privilege_type) || ' (' || string_agg(a.attname, ', ' order by a.attnum) ||
    ') to ' || g.grantee::regrole::text || ';'
  ${fromTables} join pg_attribute a on a.attrelid = c.oid cross join aclexplode(a.attacl) g
  where c.relkind in ('r', 'p') and $ours group by n.nspname, c.relname, g.grantee, g.privilege_type
  order by 1`
