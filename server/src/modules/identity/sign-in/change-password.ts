import { sendOnErrand } from '#platform/errands'
import { fieldError, notFound } from '#platform/errors'
import { tellAuthorityChanged } from '#platform/live'
import type { Who } from '#platform/who'
import type { Desk } from '../desk.ts'
import { mailPasswordChanged } from '../recovery/mails.ts'
import { recordErrand } from '../recovery/record.ts'
import { setPasswordByLink } from '../recovery/recovery-queries.ts'
import { getStanding } from '../second-factor/factor-queries.ts'
import { endOpenSessions } from '../sessions/session-queries.ts'
import type { Device } from './admit.ts'
import { findActiveMember } from './door-queries.ts'
import { assertFresh, assertPassword } from './fresh-sign-in.ts'
import { endLinks } from './one-time-links.ts'
import { assertStrongPassword } from './password-rules.ts'

/**
 * Somebody's own new password, with the present one. Their other sessions end, and links to a new one.
 * Errors: weak_password, wrong_password, fresh_sign_in_needed, too_many_attempts, unavailable.
 */
export async function changePassword(
  desk: Desk,
  who: Who,
  { current_password, new_password }: { current_password?: string; new_password: string },
  device: Device,
): Promise<{ message: string }> {
  const { withDoor, clock, config } = desk.platform
  const { user_id, organization_id, session_id, request_id } = who
  const { person, has_password } = await withDoor(
    async (tx) => ({
      person: await findActiveMember(tx, user_id, organization_id),
      has_password: (await getStanding(tx, who)).has_password,
    }),
    { read_only: true },
  )
  if (!person) throw notFound('person')
  assertStrongPassword(new_password, person.email, 'new_password')
  if (!has_password) await assertFresh(desk, who, undefined, device)
  else if (current_password) await assertPassword(desk, who, current_password, device, 'current_password')
  else throw fieldError('wrong_password', 'current_password', 'Give the password you have now.')

  const password_hash = await desk.passwords.hash(new_password)
  const now = clock.now()
  await withDoor(async (tx) => {
    await setPasswordByLink(tx, user_id, password_hash, now)
    await endLinks(tx, 'password_reset', user_id, now)
    await endOpenSessions(tx, { user_id, except: session_id }, { at: now, reason: 'password_changed' })
    await tellAuthorityChanged(tx, [user_id])
    await mailPasswordChanged(tx, { config }, person, true)
    const message = { organization_id, user_id, request_id, action: 'user.password_changed' as const }
    await sendOnErrand(tx, recordErrand, message, request_id)
  })
  desk.forget.user(user_id)
  return { message: 'Your password is changed.' }
}
