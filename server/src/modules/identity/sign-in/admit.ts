import { uuidv7 } from 'uuidv7'
import type { DoorTx } from '#platform/tenant'
import type { Desk } from '../desk.ts'
import type { UserRow } from '../people/queries.ts'
import { askSecondFactor, type SecondFactorAsked } from '../second-factor/challenges.ts'
import { listSecondFactors, type SecondFactorMethod } from '../second-factor/factor-queries.ts'
import { meetDevice } from '../sessions/devices.ts'
import { findActiveMember, insertRefreshToken, insertSession, tidySessions } from './door-queries.ts'
import { hashOfToken, newRefreshToken } from './refresh-tokens.ts'

export interface Device {
  user_agent: string | null
  ip: string | null
  /** The values a browser is known by, one for each account that signed in with it; absent for other programs. */
  remembered?: readonly string[]
}

/** How somebody has shown who they are. */
export type SignInMethod = 'password' | 'passkey' | 'social'

export interface Entry {
  user_id: string
  method: SignInMethod
  /** The organization to work in; else the one that made the account. */
  organization_id?: string
  device: Device
  /** Set once a second factor was shown for this entry. */
  shown?: SecondFactorMethod
}

export interface SignedIn {
  session_id: string
  /** Null when the one in hand stays good. */
  refresh_token: string | null
  /** What the browser is known by from now on, when it was not known before. */
  device_value?: string
  /** When the session is over whatever happens. */
  expires_at: Date
  user: UserRow
}

/** A session, or what must still be shown to get one. */
export type Admission = SignedIn | SecondFactorAsked

const day_ms = 86_400_000
const keptAfterExpiry_days = 30
/** Many of one program may work behind one address; a browser has one session, whose cookie the next one takes over. */
const openOfProgram = 100

/**
 * The one way in, for every method: opens a session for somebody who has shown who they are. Whoever has a second
 * factor is asked for it, unless a passkey, which is two in one, brought them here.
 * Undefined when they are not, or no longer, an active member.
 */
export async function admit(tx: DoorTx, desk: Desk, entry: Entry): Promise<Admission | undefined> {
  const user = await findActiveMember(tx, entry.user_id, entry.organization_id)
  if (!user) return undefined
  if (entry.method !== 'passkey' && !entry.shown) {
    const methods = await listSecondFactors(tx, user.id)
    if (methods.length > 0) return askSecondFactor(tx, desk, entry, methods)
  }
  return openSession(tx, desk, user, entry)
}

async function openSession(tx: DoorTx, desk: Desk, user: UserRow, { device }: Entry): Promise<SignedIn> {
  const { clock, config } = desk.platform
  const now = clock.now()
  const met = await meetDevice(tx, desk, user, device)
  await tidySessions(
    tx,
    { user_id: user.id, device_hash: met.device_hash },
    {
      now,
      until: new Date(now.getTime() - keptAfterExpiry_days * day_ms),
      keep: device.remembered ? 0 : openOfProgram - 1,
    },
  )
  const session = {
    id: uuidv7(),
    user_id: user.id,
    organization_id: user.organization_id,
    created_at: now,
    expires_at: new Date(now.getTime() + config.refreshTokenDays * day_ms),
    user_agent: device.user_agent,
    ip: device.ip,
    device_hash: met.device_hash,
  }
  await insertSession(tx, session)
  const refresh_token = newRefreshToken()
  await insertRefreshToken(tx, {
    token_hash: hashOfToken(refresh_token),
    session_id: session.id,
    issued_at: now,
  })
  const { id: session_id, expires_at } = session
  return { session_id, refresh_token, device_value: met.new_value, expires_at, user }
}
