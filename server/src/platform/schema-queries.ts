// What the catalogue knows beyond columns, each as rows of (of, definition) in an order that never changes by itself:
// names are compared byte by byte, whatever the database sorts by.
const table = `n.nspname || '.' || c.relname`
const tables = `from pg_class c join pg_namespace n on n.oid = c.relnamespace`
const byName = `order by n.nspname collate "C", c.relname collate "C"`
export const extensionsQuery = `
  select null as of, 'create extension ' || extname || ';' as definition from pg_extension
  where extname <> 'plpgsql' order by extname collate "C"`

export const schemasQuery = `
  select null as of, 'create schema ' || nspname || ';' || coalesce(' -- usage: ' || (
    select string_agg(distinct grantee::regrole::text, ', ' order by grantee::regrole::text) from aclexplode(n.nspacl)
    where privilege_type = 'USAGE' and grantee <> n.nspowner), '') as definition
  from pg_namespace n where $ours order by nspname collate "C"`

export const wordTypesQuery = `
  select null as of, 'create type ' || n.nspname || '.' || t.typname || ' as enum (' || (
    select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) from pg_enum e where e.enumtypid = t.oid) || ');' as definition
  from pg_type t join pg_namespace n on n.oid = t.typnamespace
  where t.typtype = 'e' and $ours order by n.nspname collate "C", t.typname collate "C"`

export const functionsQuery = `
  select null as of, rtrim(pg_get_functiondef(p.oid), e'\\n') || e';\\n-- execute: ' || coalesce((
    select string_agg(case g.grantee when 0 then 'public' else g.grantee::regrole::text end, ', ' order by g.grantee::regrole::text)
    from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g where g.grantee <> p.proowner), 'nobody') as definition
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where $ours order by n.nspname collate "C", p.proname collate "C", pg_get_function_identity_arguments(p.oid) collate "C"`

export const constraintsQuery = `
  select ${table} as of, 'constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid) as definition
  ${tables} join pg_constraint k on k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c', 'x')
  where $ours ${byName}, array_position(array['p', 'u', 'x', 'f', 'c'], k.contype::text), k.conname collate "C"`

export const indexesQuery = `
  select ${table} as of, pg_get_indexdef(i.indexrelid) || ';' as definition
  ${tables} join pg_index i on i.indrelid = c.oid
  where $ours and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
  ${byName}, pg_get_indexdef(i.indexrelid) collate "C"`

export const securityQuery = `
  select ${table} as of, 'alter table ' || ${table} ||
    case when c.relrowsecurity then ' enable' else ' disable' end || ' row level security' ||
    case when c.relforcerowsecurity then ', force row level security;' else ';' end as definition
  ${tables} where c.relkind in ('r', 'p') and $ours ${byName}`

export const policiesQuery = `
  select ${table} as of, 'create policy ' || p.polname || ' on ' || ${table} ||
    case when p.polpermissive then '' else ' as restrictive' end || ' for ' ||
    case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end ||
    ' to ' || (select string_agg(case r when 0 then 'public' else r::regrole::text end, ', ') from unnest(p.polroles) r) ||
    coalesce(e'\\n  using (' || pg_get_expr(p.polqual, p.polrelid) || ')', '') ||
    coalesce(e'\\n  with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '') || ';' as definition
  ${tables} join pg_policy p on p.polrelid = c.oid where $ours ${byName}, p.polname collate "C"`

export const triggersQuery = `
  select ${table} as of, pg_get_triggerdef(t.oid) || ';' as definition
  ${tables} join pg_trigger t on t.tgrelid = c.oid and not t.tgisinternal where $ours ${byName}, t.tgname collate "C"`

const privileges = `array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN']`

export const grantsQuery = `
  select of, 'grant ' || string_agg(privilege, ', ' order by place) || ' on ' || of || ' to ' || who || ';' as definition from (
    select ${table} as of, lower(g.privilege_type) as privilege, array_position(${privileges}, g.privilege_type) as place,
           case g.grantee when 0 then 'public' else g.grantee::regrole::text end as who
    ${tables} cross join aclexplode(c.relacl) g
    where c.relkind in ('r', 'p', 'v', 'm') and $ours and g.grantee <> c.relowner
    union all
    select ${table}, lower(g.privilege_type) || ' (' || string_agg(a.attname, ', ' order by a.attnum) || ')',
           array_position(${privileges}, g.privilege_type),
           case g.grantee when 0 then 'public' else g.grantee::regrole::text end
    ${tables} join pg_attribute a on a.attrelid = c.oid cross join aclexplode(a.attacl) g
    where c.relkind in ('r', 'p') and $ours and g.grantee <> c.relowner
    group by n.nspname, c.relname, g.grantee, g.privilege_type) g
  group by of, who order by of collate "C", who collate "C"`

export const viewsQuery = `
  select ${table} as of, 'create ' || case c.relkind when 'm' then 'materialized view ' else 'view ' end || ${table} ||
    coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', '') || ' as' || e'\\n' || pg_get_viewdef(c.oid, true) as definition
  ${tables} where c.relkind in ('v', 'm') and $ours ${byName}`
