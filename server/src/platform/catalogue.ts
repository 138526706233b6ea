import pg from 'pg'

export interface Column {
  schema: string
  table: string
  name: string
  type: string
  not_null: boolean
  /** What it is when left out, or what it is always computed from. */
  expression: string | null
  filled: 'default' | 'identity' | 'identity always' | 'computed' | null
  /** Words a check constraint allows, when it is of the form `column in (…)`. */
  words: string[] | null
}

/** Our schemas: all but PostgreSQL's own and the queue's, which its library keeps. */
const ours = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'graphile_worker', 'public')`

export async function withOwner<T>(owner_url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: owner_url })
  await client.connect()
  try {
    // Names then come with their schema.
    await client.query(`set search_path = pg_catalog`)
    return await use(client)
  } finally {
    await client.end()
  }
}

/** Every column of our tables, by table and place. */
export async function listColumns(client: pg.Client): Promise<Column[]> {
  const { rows } = await client.query<Omit<Column, 'words'> & { checks: string[] | null }>(`
    select n.nspname as schema, c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
           a.attnotnull as not_null, pg_get_expr(d.adbin, d.adrelid) as expression,
           case when a.attidentity = 'a' then 'identity always' when a.attidentity = 'd' then 'identity'
                when a.attgenerated <> '' then 'computed' when d.adbin is not null then 'default' end as filled,
           (select array_agg(pg_get_constraintdef(k.oid)) from pg_constraint k
            where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]) as checks
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relkind in ('r', 'p') and ${ours}
    order by 1, 2, a.attnum`)
  return rows.map(({ checks, ...column }) => ({ ...column, words: wordsOf(checks) }))
}

function wordsOf(checks: string[] | null): string[] | null {
  const check = checks?.find((text) => /= ANY \(ARRAY\[/.test(text))
  return check ? [...check.matchAll(/'([^']*)'::text/g)].map((match) => match[1]!) : null
}

export interface Definition {
  /** The table it belongs to, with its schema; null: to none. */
  of: string | null
  definition: string
}

/** Definitions other than columns, in the order of the query; `$ours` stands for our schemas, as `n`. */
export async function listDefinitions(client: pg.Client, query: string): Promise<Definition[]> {
  const { rows } = await client.query<Definition>(query.replaceAll('$ours', ours))
  return rows
}
