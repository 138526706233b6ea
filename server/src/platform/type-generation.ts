import { type Column, listColumns, withOwner } from './catalogue.ts'

/** The text of database.generated.ts: Kysely's types of every table, from the database itself. */
export async function generateTypes(owner_url: string): Promise<string> {
  const columns = await withOwner(owner_url, listColumns)
  const tables = Map.groupBy(columns, ({ schema, table }) => `${schema}.${table}`)
  const interfaces = [...tables].map(
    ([name, list]) =>
      `export interface ${interfaceName(name)} {\n${list.map((column) => `  ${column.name}: ${typeOf(column)}`).join('\n')}\n}`,
  )
  const names = [...tables.keys()].map((name) => `  '${name}': ${interfaceName(name)}`)
  return `${heading}\n${interfaces.join('\n\n')}\n\nexport interface DB {\n${names.join('\n')}\n}\n`
}

const heading = `// Generated from the migrations by \`npm run generate\`; do not edit.
import type { ColumnType } from 'kysely'

/** A column the database fills in when it is left out. */
type Generated<T> =
  T extends ColumnType<infer Select, infer Insert, infer Update>
    ? ColumnType<Select, Insert | undefined, Update>
    : ColumnType<T, T | undefined, T>

/** A column the database alone fills in. */
type Computed<T> = ColumnType<T extends ColumnType<infer Select, unknown, unknown> ? Select : T, never, never>

/** An instant: Date when read. */
type Instant = ColumnType<Date, Date | string, Date | string>
/** An exact number: text when read, so that nothing is rounded. */
type Exact = ColumnType<string, string | number, string | number>
/** JSON: parsed when read, text when written. */
type Json = ColumnType<unknown, string, string>
`

const interfaceName = (name: string) =>
  name
    .split(/[._]/)
    .map((part) => part[0]!.toUpperCase() + part.slice(1))
    .join('')

function typeOf(column: Column): string {
  const read = column.words ? column.words.map((word) => `'${word}'`).join(' | ') : baseType(column.type)
  const nullable = column.not_null ? read : `${read} | null`
  if (column.filled === null) return nullable
  return column.filled === 'computed' || column.filled === 'identity always'
    ? `Computed<${nullable}>`
    : `Generated<${nullable}>`
}

function baseType(type: string): string {
  if (type.endsWith('[]')) return `${baseType(type.slice(0, -2))}[]`
  if (type.startsWith('timestamp')) return 'Instant'
  if (type.startsWith('numeric')) return 'Exact'
  if (type === 'jsonb' || type === 'json') return 'Json'
  if (['integer', 'bigint', 'smallint', 'double precision', 'real'].includes(type)) return 'number'
  if (type === 'boolean') return 'boolean'
  if (type === 'bytea') return 'Buffer'
  // Text, UUIDs and days (YYYY-MM-DD).
  return 'string'
}
