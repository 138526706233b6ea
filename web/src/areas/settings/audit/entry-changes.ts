import type { ApiItem } from '../../../shell/api-types.ts'

export type AuditEntry = ApiItem<'GET /audit-log'>

export interface Change {
  field: string
  before: unknown
  after: unknown
}

/** Says nothing to a person: keys and clocks of the row itself. */
const SILENT = new Set([
  'id',
  'organization_id',
  'home_organization_id',
  'created_at',
  'updated_at',
  'file_hash',
])

const isEmpty = (value: unknown) =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0)

/** What an entry says has changed, field by field; of something new or gone only what it has. */
export function changesOf({ before, after }: Pick<AuditEntry, 'before' | 'after'>): Change[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  return [...fields]
    .filter((field) => !SILENT.has(field))
    .map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
    .filter((change) => !isEmpty(change.before) || !isEmpty(change.after))
}

/** Whether something came, went or changed. */
export function kindOf({ before, after }: Pick<AuditEntry, 'before' | 'after'>): 'new' | 'gone' | 'changed' {
  if (before && after) return 'changed'
  return after ? 'new' : 'gone'
}

/** Entries under the day they fall on in a time zone, in the order they came. */
export function byDay<E extends { at: string }>(
  entries: readonly E[],
  dayOf: (at: string) => string,
): { day: string; entries: E[] }[] {
  const days: { day: string; entries: E[] }[] = []
  for (const entry of entries) {
    const day = dayOf(entry.at)
    if (days.at(-1)?.day === day) days.at(-1)!.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}
