import { uuidv7 } from 'uuidv7'
import type { DoorTx } from '#platform/tenant'
import type { Desk } from '../desk.ts'
import type { UserRow } from '../people/queries.ts'
import { findActiveMember, insertRefreshToken, insertSession, purgeSessions } from './door-queries.ts'
import { hashOfToken, newRefreshToken } from './refresh-tokens.ts'

export interface Device {
  user_agent: string | null
  ip: string | null
}

/** How somebody has shown who they are. */
export type SignInMethod = 'password'

export interface Entry {
  user_id: string
  method: SignInMethod
  /** The organization to work in; else the one that made the account. */
  organization_id?: string
  device: Device
}

export interface SignedIn {
  session_id: string
  refresh_token: string
  /** When the session is over whatever happens. */
  expires_at: Date
  user: UserRow
}

const day_ms = 86_400_000
const keptAfterEnd_days = 30

/**
 * The one way in, for every method: opens a session for somebody who has shown who they are.
 * Undefined when they are not, or no longer, an active member.
 */
export async function admit(tx: DoorTx, desk: Desk, entry: Entry): Promise<SignedIn | undefined> {
  const user = await findActiveMember(tx, entry.user_id, entry.organization_id)
  return user && openSession(tx, desk, user, entry)
}

async function openSession(
  tx: DoorTx,
  { platform: { clock, config } }: Desk,
  user: UserRow,
  { device }: Entry,
): Promise<SignedIn> {
  const now = clock.now()
  await purgeSessions(tx, user.id, new Date(now.getTime() - keptAfterEnd_days * day_ms))
  const session = {
    id: uuidv7(),
    user_id: user.id,
    organization_id: user.organization_id,
    created_at: now,
    expires_at: new Date(now.getTime() + config.refreshTokenDays * day_ms),
    ...device,
  }
  await insertSession(tx, session)
  const refresh_token = newRefreshToken()
  await insertRefreshToken(tx, {
    token_hash: hashOfToken(refresh_token),
    session_id: session.id,
    issued_at: now,
  })
  return { session_id: session.id, refresh_token, expires_at: session.expires_at, user }
}
