import { audit } from '#platform/audit'
import { notFound } from '#platform/errors'
import { type ListQuery, type ListShape, listPage } from '#platform/lists'
import { tellAuthorityChanged } from '#platform/live'
import type { DoorTx, TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Desk } from '../desk.ts'
import type { EndReason } from '../people/queries.ts'
import { getUser } from '../people/users.ts'
import { deviceWords } from './device-words.ts'
import {
  endOpenSessions,
  forgetDevices,
  selectOwnSessions,
  selectSessionsOf,
  type WhichSessions,
} from './session-queries.ts'

const shape: ListShape = {
  sorts: {
    last_used_at: { column: 's.last_used_at', cast: 'timestamptz' },
    created_at: { column: 's.created_at', cast: 'timestamptz' },
  },
  default_sort: '-last_used_at',
  tie_breaker: { column: 's.id', cast: 'uuid' },
}

/** Where the caller is signed in, the latest use first, whatever the organization. */
export async function listOwnSessions(tx: DoorTx, who: Who, query: ListQuery, now: Date) {
  const page = await listPage(tx, selectOwnSessions(tx, who.user_id, now), query, shape)
  return { ...page, items: page.items.map((row) => inWords(row, who)) }
}

/** Where a member is signed in to this organization. Errors: not_found. */
export async function listSessionsOf(tx: TenantTx, who: Who, user_id: string, query: ListQuery, now: Date) {
  await getUser(tx, who, user_id)
  const page = await listPage(tx, selectSessionsOf(tx, who, user_id, now), query, shape)
  return { ...page, items: page.items.map((row) => inWords(row, who)) }
}

function inWords<Row extends { id: string; user_agent: string | null }>(row: Row, who: Who) {
  const { user_agent, ...rest } = row
  return { ...rest, device: deviceWords(user_agent), is_current: row.id === who.session_id }
}

/** Signs one of the caller's own devices out at once; it counts as a new one from then on. Errors: not_found. */
export async function endOwnSession(desk: Desk, who: Who, id: string): Promise<void> {
  const ended = await endAtTheDoor(desk, { user_id: who.user_id, id })
  if (ended === 0) throw notFound('session')
}

/** Signs every other device of the caller out at once. */
export async function endOtherSessions(desk: Desk, who: Who): Promise<{ ended: number }> {
  return { ended: await endAtTheDoor(desk, { user_id: who.user_id, except: who.session_id }) }
}

async function endAtTheDoor(desk: Desk, which: WhichSessions): Promise<number> {
  const ended = await desk.platform.withDoor((tx) => end(tx, which, desk.platform.clock.now(), 'revoked'))
  desk.forget.user(which.user_id)
  return ended
}

/** Signs a member out of this organization: on one device, else on all. Errors: not_found. */
export async function endSessionsOfMember(
  desk: Desk,
  who: Who,
  user_id: string,
  id?: string,
): Promise<{ ended: number }> {
  const { withTenant, clock } = desk.platform
  const ended = await withTenant(who, async (tx) => {
    const { full_name: name } = await getUser(tx, who, user_id)
    const which = { user_id, id, organization_id: who.organization_id }
    const count = await end(tx, which, clock.now(), 'ended_by_admin')
    if (id && count === 0) throw notFound('session')
    const subject = { type: 'user', id: user_id, name }
    if (count > 0) await audit(tx, who, 'user.signed_out', subject, { after: { sessions: count } })
    return count
  })
  desk.forget.user(user_id)
  return { ended }
}

async function end(
  tx: DoorTx | TenantTx,
  which: WhichSessions,
  at: Date,
  reason: EndReason,
): Promise<number> {
  const ended = await endOpenSessions(tx, which, { at, reason })
  const hashes = ended.map(({ device_hash }) => device_hash)
  await forgetDevices(tx, which.user_id, hashes)
  await tellAuthorityChanged(tx, [which.user_id])
  return ended.length
}
