import { sendOnErrand } from '#platform/errands'
import { AppError } from '#platform/errors'
import { tellAuthorityChanged } from '#platform/live'
import type { DoorTx } from '#platform/tenant'
import type { Desk } from '../desk.ts'
import type { UserRow } from '../people/queries.ts'
import { forgiveNames } from '../sessions/attempts.ts'
import { findActiveMember } from '../sign-in/door-queries.ts'
import { endLinks, findLink, type LinkRow, takeLink } from '../sign-in/one-time-links.ts'
import { assertStrongPassword } from '../sign-in/password-rules.ts'
import { mailPasswordChanged } from './mails.ts'
import { endOtherWaysIn } from './other-ways-in.ts'
import { recordErrand } from './record.ts'
import { endAllSessions, markEmailVerified, setPasswordByLink } from './recovery-queries.ts'

/**
 * Sets a password by the link of a mail and ends every session and every other such link of the person. Having read
 * the mail, they have shown that the address is theirs. Errors: link_invalid, weak_password, unavailable.
 */
export async function confirmReset(
  desk: Desk,
  { token, new_password }: { token: string; new_password: string },
  request_id: string,
): Promise<{ message: string }> {
  const { withDoor, clock, config } = desk.platform
  const now = clock.now()
  const holder = await withDoor(
    async (tx) => holderOf(tx, await findLink(tx, 'password_reset', token, now)),
    { read_only: true },
  )
  if (!holder) throw new AppError('link_invalid')
  assertStrongPassword(new_password, holder.email, 'new_password')
  const password_hash = await desk.passwords.hash(new_password)

  const person = await withDoor(async (tx) => {
    const found = await holderOf(tx, await takeLink(tx, 'password_reset', token, now))
    if (!found) throw new AppError('link_invalid')
    await setPasswordByLink(tx, found.id, password_hash, now)
    await endLinks(tx, 'password_reset', found.id, now)
    await forgiveNames(tx, desk.platform, found)
    await endAllSessions(tx, found.id, { at: now, reason: 'password_changed' })
    await tellAuthorityChanged(tx, [found.id])
    if (!found.email_verified_at) await endOtherWaysIn(tx, found, request_id)
    await markEmailVerified(tx, found.id, found.email, now)
    await mailPasswordChanged(tx, { config }, found)
    const message = { organization_id: found.organization_id, user_id: found.id, request_id }
    await sendOnErrand(tx, recordErrand, { ...message, action: 'user.password_reset' }, request_id)
    return found
  })
  desk.forget.user(person.id)
  return { message: 'The password is set; sign in with it.' }
}

/** Whose link it is; nobody's once they may no longer sign in or have another address. */
async function holderOf(tx: DoorTx, link: LinkRow | undefined): Promise<UserRow | undefined> {
  if (!link?.user_id) return undefined
  const person = await findActiveMember(tx, link.user_id, undefined)
  return person?.email === link.data.email ? person : undefined
}
