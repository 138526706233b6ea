import { AppError } from '#platform/errors'
import type { DoorTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Desk } from '../desk.ts'
import { type Admission, admit, type Device } from '../sign-in/admit.ts'
import { findAccount } from '../sign-in/door-queries.ts'
import { type Answered, type Attempt, deleteAttempt, lockAnswered } from './attempt-queries.ts'
import { hashOfSecret } from './browser-secret.ts'
import { findOwner, touchIdentity } from './identity-queries.ts'
import { linkAccount } from './link-account.ts'

/** What comes of a sign-in by an issuer. */
export type Outcome =
  | { outcome: 'admitted'; admission: Admission }
  | { outcome: 'linked' }
  /** Somebody new: a form, filled in as far as the issuer told. */
  | { outcome: 'registration' }
  /** The address is theirs and has an account, which this does not open: see docs/decisions/0011. */
  | { outcome: 'sign_in_first' }

export type Finished = Outcome & { attempt: Attempt & Answered }

/**
 * Asks, from Brigade's own page, what came of the sign-in that this browser went away for. Only an account that was
 * linked before opens a session. Errors: social_expired, social_refused, social_linked_elsewhere.
 */
export async function finish(
  desk: Desk,
  who: Who | null,
  secret: string | undefined,
  device: Device,
): Promise<Finished> {
  const { withDoor } = desk.platform
  const finished = await withDoor((tx) => decide(tx, desk, secret, device))
  if (finished.outcome !== 'linked') return finished
  const { user_id, session_id } = finished.attempt
  // Whoever has signed in meanwhile is somebody else, or the same person in another session.
  if (!who || who.user_id !== user_id || who.session_id !== session_id) throw new AppError('social_expired')
  await linkAccount(desk, who, finished.attempt)
  return finished
}

/** An attempt that is over is used up here, also when linking fails afterwards; a registration goes on. */
async function decide(tx: DoorTx, desk: Desk, secret: string | undefined, device: Device): Promise<Finished> {
  const now = desk.platform.clock.now()
  const attempt = secret && (await lockAnswered(tx, hashOfSecret(secret), now))
  if (!secret || !attempt) throw new AppError('social_expired')
  const over = () => deleteAttempt(tx, hashOfSecret(secret))
  if (attempt.user_id) {
    await over()
    return { outcome: 'linked', attempt }
  }
  const owner = await findOwner(tx, attempt.issuer, attempt.subject)
  if (owner) {
    await over()
    await touchIdentity(tx, owner.id, now)
    const admission = await admit(tx, desk, { user_id: owner.user_id, method: 'social', device })
    if (!admission) throw new AppError('social_refused')
    return { outcome: 'admitted', admission, attempt }
  }
  if (!(await hasAccount(tx, attempt))) return { outcome: 'registration', attempt }
  await over()
  return { outcome: 'sign_in_first', attempt }
}

/** Looked at only when the issuer vouches for the address: nobody else is told whether it has an account. */
async function hasAccount(tx: DoorTx, { email, is_email_vouched }: Answered): Promise<boolean> {
  if (!email || !is_email_vouched) return false
  return (await findAccount(tx, { kind: 'email', value: email })) !== undefined
}
