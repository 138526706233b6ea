import { AppError } from '#platform/errors'
import { tellAuthorityChanged } from '#platform/live'
import type { DoorTx } from '#platform/tenant'
import type { Desk } from '../desk.ts'
import type { EndReason } from '../people/queries.ts'
import type { Device, SignedIn } from './admit.ts'
import {
  endSessions,
  findActiveMember,
  findRefreshToken,
  insertRefreshToken,
  lockSessionOfToken,
  markTokenUsed,
  type SessionRow,
  touchSession,
} from './door-queries.ts'
import { hashOfToken, successorOf } from './refresh-tokens.ts'

/** How long the immediate predecessor of a token may come again: for lost answers and several tabs at once. */
const grace_ms = 10_000

type Outcome = { signed: SignedIn; moved: boolean } | { reused: SessionRow }

/**
 * Trades a refresh token for its successor. A token that comes again, but for the immediate predecessor within the
 * grace, has been stolen by somebody: its session ends. Errors: refresh_token_invalid, refresh_token_reused,
 * not_permitted for an organization the person does not belong to.
 */
export async function refresh(
  desk: Desk,
  token: string,
  device: Device,
  organization_id?: string,
): Promise<SignedIn> {
  const outcome = await desk.platform.withDoor((tx) => rotate(tx, desk, token, device, organization_id))
  if ('reused' in outcome) {
    // The end of the session is committed by now: an error inside the transaction would have undone it.
    const { id, user_id } = outcome.reused
    desk.forget.session(id)
    desk.platform.log.warn(
      { session_id: id, user_id },
      'a refresh token was used twice; its session was ended',
    )
    throw new AppError('refresh_token_reused')
  }
  if (outcome.moved) desk.forget.session(outcome.signed.session_id)
  return outcome.signed
}

async function rotate(
  tx: DoorTx,
  desk: Desk,
  token: string,
  { ip, user_agent }: Device,
  organization_id?: string,
): Promise<Outcome> {
  const { clock, keys } = desk.platform
  const now = clock.now()
  const token_hash = hashOfToken(token)
  const session = await lockSessionOfToken(tx, token_hash)
  if (!session || session.ended_at || session.expires_at <= now) throw over(session)

  const [key, ...former] = await keys.tokenKeys()
  let successor = successorOf(token, key!.key)
  const presented = await findRefreshToken(tx, token_hash)
  if (presented?.used_at) {
    let next = await findRefreshToken(tx, hashOfToken(successor))
    // It was replaced before the keys were rotated.
    for (const { key } of former) {
      if (next) break
      successor = successorOf(token, key)
      next = await findRefreshToken(tx, hashOfToken(successor))
    }
    const in_grace = now.getTime() - presented.used_at.getTime() <= grace_ms
    if (!next || next.used_at || !in_grace) {
      await endSessions(
        tx,
        { session_ids: [session.id], token_hashes: [] },
        { at: now, reason: 'token_reused' },
      )
      return { reused: session }
    }
  } else {
    await markTokenUsed(tx, token_hash, now)
    await insertRefreshToken(tx, {
      token_hash: hashOfToken(successor),
      session_id: session.id,
      issued_at: now,
    })
  }

  const user = await findActiveMember(tx, session.user_id, organization_id ?? session.organization_id)
  if (!user) throw new AppError(organization_id ? 'not_permitted' : 'refresh_token_invalid')
  const moved = user.organization_id !== session.organization_id
  const change = { organization_id: user.organization_id, last_used_at: now, ip, user_agent }
  await touchSession(tx, session.id, change)
  if (moved) await tellAuthorityChanged(tx, [user.id])
  return {
    signed: { session_id: session.id, refresh_token: successor, expires_at: session.expires_at, user },
    moved,
  }
}

const whyOver: Partial<Record<EndReason | 'expired', string>> = {
  expired: 'The sign-in was too long ago.',
  revoked: 'This device was signed out from another one.',
  ended_by_admin: 'An admin of the organization signed this device out.',
  deactivated: 'The access to the organization has ended.',
  password_changed: 'The password was changed.',
  replaced: 'This device has signed in again since.',
  token_reused: 'A refresh token of this session was used twice.',
}

/** Whoever holds a token of a session that is over hears why; of one that is not theirs there is nothing to hear. */
function over(session: SessionRow | undefined): AppError {
  const reason = session && (session.end_reason ?? 'expired')
  const msg = reason && whyOver[reason]
  if (!msg) return new AppError('refresh_token_invalid')
  const details = [{ loc: ['body', 'refresh_token'], msg, type: reason }]
  return new AppError('refresh_token_invalid', { message: `${msg} Sign in again.`, details })
}
