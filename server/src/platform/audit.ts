import { uuidv7 } from 'uuidv7'
import type { TenantTx } from './tenant.ts'
import type { Who } from './who.ts'

export interface AuditSubject {
  type: string
  id: string | null
  name?: string | null
}

/** What may be kept, by name. The house lists it in `server/src/actions.ts`; another name does not compile. */
// biome-ignore lint/suspicious/noEmptyInterface: the house fills it in
export interface AuditActions {}

/**
 * Writes who did what, in the transaction that does it. Secrets never go in: pass rows as clients see them.
 * For an update only the fields that differ are kept. The id of the entry.
 */
export async function audit(
  tx: TenantTx,
  who: Who,
  action: keyof AuditActions & string,
  subject: AuditSubject,
  change: { before?: object | null; after?: object | null } = {},
): Promise<string> {
  const { before, after } = differing(change.before ?? null, change.after ?? null)
  const id = uuidv7()
  await tx
    .insertInto('platform.audit_log')
    .values({
      organization_id: who.organization_id,
      id,
      actor_id: who.user_id,
      actor_name: who.name,
      action,
      subject_type: subject.type,
      subject_id: subject.id,
      subject_name: subject.name ?? null,
      before: before && JSON.stringify(before),
      after: after && JSON.stringify(after),
      request_id: who.request_id,
    })
    .execute()
  return id
}

const neverKept = new Set(['updated_at', 'password', 'password_hash'])

function differing(before: object | null, after: object | null) {
  if (!before || !after) return { before: withoutSecrets(before), after: withoutSecrets(after) }
  const old: Record<string, unknown> = {}
  const now: Record<string, unknown> = {}
  const previous = before as Record<string, unknown>
  for (const [field, value] of Object.entries(after)) {
    if (neverKept.has(field) || JSON.stringify(previous[field]) === JSON.stringify(value)) continue
    old[field] = previous[field] ?? null
    now[field] = value
  }
  return { before: old, after: now }
}

function withoutSecrets(row: object | null): Record<string, unknown> | null {
  return row && Object.fromEntries(Object.entries(row).filter(([field]) => !neverKept.has(field)))
}
