import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { AppError } from './errors.ts'
import type { DoorTx, TenantTx } from './tenant.ts'

export interface ListQuery {
  skip?: number
  limit?: number
  cursor?: string
  sort?: string
}

export interface Page<Row> {
  items: Row[]
  total: number
  total_is_estimate?: boolean
  skip: number
  limit: number
  next_cursor: string | null
}

/** A column a list may be sorted by: its name or SQL expression and how its value travels in a cursor. */
export interface SortKey {
  column: string | RawBuilder<unknown>
  cast: 'text' | 'timestamptz' | 'date' | 'numeric' | 'uuid' | 'bigint'
  /** NULLs cannot be compared in a cursor; a key that may be null names what stands for it. */
  when_null?: string
}

export interface ListShape {
  sorts: Record<string, SortKey>
  /** As `-created_at`. */
  default_sort: string
  /** Unique within the list; breaks ties, so that pages never repeat or lose a row. */
  tie_breaker: SortKey
}

const exactUpTo = 10_000

/**
 * Reads one page: by `cursor` (keyset: stable under inserts) or by skip and limit, with an exact total up to 10,000.
 * `query` selects the rows without order or limit. Errors: invalid_sort, invalid_cursor.
 */
export async function listPage<DB, TB extends keyof DB, Row extends object>(
  tx: TenantTx | DoorTx,
  query: SelectQueryBuilder<DB, TB, Row>,
  asked: ListQuery,
  shape: ListShape,
): Promise<Page<Row>> {
  const limit = asked.limit ?? 50
  const skip = asked.cursor ? 0 : (asked.skip ?? 0)
  const { key, name, descending } = sortOf(asked.sort ?? shape.default_sort, shape)
  const value = expression(key)
  const tie = expression(shape.tie_breaker)
  const direction = descending ? sql`desc` : sql`asc`

  let rows = query
    .select([sql<string>`(${value})::text`.as('cursor_value'), sql<string>`(${tie})::text`.as('cursor_tie')])
    .orderBy(sql`${value} ${direction}, ${tie} ${direction}`)
    .limit(limit + 1)
  if (asked.cursor) {
    const after = decodeCursor(asked.cursor, `${descending ? '-' : ''}${name}`)
    const compare = descending ? sql`<` : sql`>`
    rows = rows.where(
      sql<boolean>`(${value}, ${tie}) ${compare} (${after[0]}::${sql.raw(key.cast)}, ${after[1]}::${sql.raw(shape.tie_breaker.cast)})`,
    )
  } else rows = rows.offset(skip)

  const found = await rows.execute().catch((error) => {
    // Class 22: what the cursor carries is no value of the sort's kind.
    throw asked.cursor && /^22/.test(error.code) ? new AppError('invalid_cursor', { cause: error }) : error
  })
  // A first page that is not full says itself how many there are.
  const all = !asked.cursor && found.length <= limit && (found.length > 0 || skip === 0)
  const counted = all ? { total: skip + found.length } : await count(tx, query)
  const page = found.slice(0, limit)
  const last = page.at(-1) as (Row & { cursor_value: string; cursor_tie: string }) | undefined
  const next_cursor =
    found.length > limit && last
      ? encodeCursor(`${descending ? '-' : ''}${name}`, last.cursor_value, last.cursor_tie)
      : null
  return { items: page as Row[], ...counted, skip, limit, next_cursor }
}

function sortOf(sort: string, shape: ListShape) {
  const descending = sort.startsWith('-')
  const name = descending ? sort.slice(1) : sort
  const key = Object.hasOwn(shape.sorts, name) ? shape.sorts[name] : undefined
  if (!key)
    throw new AppError('invalid_sort', {
      message: `Sort by one of: ${Object.keys(shape.sorts).join(', ')}.`,
      details: [{ loc: ['query', 'sort'], msg: `${name} is not a field of this list`, type: 'invalid_sort' }],
    })
  return { key, name, descending }
}

function expression(key: SortKey) {
  const column = typeof key.column === 'string' ? sql.raw(key.column) : key.column
  return key.when_null === undefined
    ? column
    : sql`coalesce(${column}, ${sql.lit(key.when_null)}::${sql.raw(key.cast)})`
}

async function count<DB, TB extends keyof DB, Row>(
  tx: TenantTx | DoorTx,
  query: SelectQueryBuilder<DB, TB, Row>,
) {
  const bare = query.clearSelect().select(sql`1`.as('one'))
  const counted = await sql<{
    n: number
  }>`select count(*)::int as n from (${bare.limit(exactUpTo + 1)}) c`.execute(tx)
  const total = counted.rows[0]?.n ?? 0
  if (total <= exactUpTo) return { total }
  const plan = await sql<{
    'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }]
  }>`explain (format json) ${bare}`.execute(tx)
  return { total: Math.max(total, plan.rows[0]!['QUERY PLAN'][0].Plan['Plan Rows']), total_is_estimate: true }
}

function encodeCursor(sort: string, value: string, tie: string): string {
  return Buffer.from(JSON.stringify([sort, value, tie])).toString('base64url')
}

function decodeCursor(cursor: string, sort: string): [string, string] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (
      Array.isArray(parts) &&
      parts.length === 3 &&
      parts[0] === sort &&
      parts.every((part) => typeof part === 'string')
    )
      return [parts[1] as string, parts[2] as string]
  } catch {
    // falls through to the one error below
  }
  throw new AppError('invalid_cursor')
}
