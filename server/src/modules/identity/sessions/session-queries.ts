import { sql } from 'kysely'
import type { DoorTx, TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { EndReason } from '../people/queries.ts'

const columns = [
  's.id',
  's.user_agent',
  's.ip',
  's.created_at',
  's.last_used_at',
  's.expires_at',
  's.organization_id',
] as const

/** Sessions that are open at an instant, each with the name of the organization it works in. */
function selectOpen(tx: DoorTx | TenantTx, user_id: string, now: Date) {
  return (tx as DoorTx)
    .selectFrom('identity.sessions as s')
    .innerJoin('identity.organizations as o', 'o.id', 's.organization_id')
    .select([...columns, 'o.name as organization_name'])
    .where('s.user_id', '=', user_id)
    .where('s.ended_at', 'is', null)
    .where('s.expires_at', '>', now)
}

/** A person's own, in whatever organization; only the door sees those. */
export const selectOwnSessions = (tx: DoorTx, user_id: string, now: Date) => selectOpen(tx, user_id, now)

/** A member's in the organization in use. */
export function selectSessionsOf(tx: TenantTx, who: Who, user_id: string, now: Date) {
  return selectOpen(tx, user_id, now).where('s.organization_id', '=', who.organization_id)
}

export interface WhichSessions {
  user_id: string
  /** One of them; else all. */
  id?: string
  /** Left as it is. */
  except?: string | null
  /** Those in this organization only. */
  organization_id?: string
}

/** Ends open sessions of a person; says which, and on what devices. */
export function endOpenSessions(
  tx: DoorTx | TenantTx,
  { user_id, id, except, organization_id }: WhichSessions,
  end: { at: Date; reason: EndReason },
): Promise<{ id: string; device_hash: Buffer | null }[]> {
  let rows = (tx as DoorTx)
    .updateTable('identity.sessions')
    .set({ ended_at: end.at, end_reason: end.reason })
    .where('user_id', '=', user_id)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', end.at)
  if (id) rows = rows.where('id', '=', id)
  if (except) rows = rows.where('id', '<>', except)
  if (organization_id) rows = rows.where('organization_id', '=', organization_id)
  return rows.returning(['id', 'device_hash']).execute()
}

/** Makes devices new ones again. */
export async function forgetDevices(
  tx: DoorTx | TenantTx,
  user_id: string,
  hashes: readonly (Buffer | null)[],
): Promise<void> {
  const known = hashes.filter((hash) => hash !== null)
  if (known.length === 0) return
  await (tx as DoorTx)
    .deleteFrom('identity.devices')
    .where('user_id', '=', user_id)
    .where('device_hash', 'in', known)
    .execute()
}

/** Writes down that a session is in use, once a minute at most. */
export async function refreshLastUse(tx: DoorTx, id: string, now: Date, stale_since: Date): Promise<void> {
  await tx
    .updateTable('identity.sessions')
    .set({ last_used_at: now })
    .where('id', '=', id)
    .where('last_used_at', '<', stale_since)
    .execute()
}

export async function findOrganizationName(tx: DoorTx, id: string): Promise<string> {
  const row = await tx
    .selectFrom('identity.organizations')
    .select('name')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.name ?? ''
}

/** The organizations somebody may work in, by name; a person has a few. */
export function listWorkplaces(tx: DoorTx, user_id: string) {
  return tx
    .selectFrom('identity.memberships as m')
    .innerJoin('identity.organizations as o', 'o.id', 'm.organization_id')
    .select(['o.id', 'o.name', 'o.is_demo', 'm.role'])
    .where('m.user_id', '=', user_id)
    .where('m.is_active', '=', true)
    .orderBy(sql`lower(o.name), o.id`)
    .limit(mostWorkplaces)
    .execute()
}

const mostWorkplaces = 200
