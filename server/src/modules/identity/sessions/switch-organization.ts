import { AppError } from '#platform/errors'
import { tellAuthorityChanged } from '#platform/live'
import type { DoorTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Desk } from '../desk.ts'
import type { Device, SignedIn } from '../sign-in/admit.ts'
import { findActiveMember, lockSession, touchSession } from '../sign-in/door-queries.ts'
import { listWorkplaces } from './session-queries.ts'

/** The organizations the caller may work in, with their role in each. */
export async function listOwnOrganizations(tx: DoorTx, who: Who) {
  const rows = await listWorkplaces(tx, who.user_id)
  return { organizations: rows.map((row) => ({ ...row, is_current: row.id === who.organization_id })) }
}

/**
 * Goes on with the session in another organization of the caller: access tokens of the one before stop working, the
 * refresh token in hand stays good. Errors: not_permitted, session_ended.
 */
export async function switchOrganization(
  desk: Desk,
  who: Who,
  organization_id: string,
  device: Device,
): Promise<SignedIn> {
  const { withDoor } = desk.platform
  const signed = await withDoor((tx) => moveSession(tx, desk, who, organization_id, device))
  desk.forget.session(signed.session_id)
  return signed
}

/** The same in a transaction of the caller's, who forgets the session when it is committed. */
export async function moveSession(
  tx: DoorTx,
  { platform: { clock } }: Desk,
  { session_id, user_id }: Pick<Who, 'session_id' | 'user_id'>,
  organization_id: string,
  { ip, user_agent }: Device,
): Promise<SignedIn> {
  const now = clock.now()
  const session = session_id ? await lockSession(tx, session_id) : undefined
  if (!session || session.user_id !== user_id || session.ended_at || session.expires_at <= now)
    throw new AppError('session_ended')
  const user = await findActiveMember(tx, user_id, organization_id)
  if (!user) throw new AppError('not_permitted', { message: 'You do not belong to this organization.' })
  await touchSession(tx, session.id, { organization_id, last_used_at: now, ip, user_agent })
  await tellAuthorityChanged(tx, [user_id])
  return { session_id: session.id, refresh_token: null, expires_at: session.expires_at, user }
}
