import { createHash } from 'node:crypto'
import { defineErrand, sendOnErrand } from '#platform/errands'
import { Email, Type } from '#platform/schema'
import type { DoorTx } from '#platform/tenant'
import { findAccount, findActiveMember } from '../sign-in/door-queries.ts'
import { normalEmail } from '../sign-in/names.ts'
import { countLinksSince } from '../sign-in/one-time-links.ts'
import { mailPasswordReset } from './mails.ts'
import { makeResetLink } from './reset-link.ts'

/**
 * Takes note that somebody wants a new password. Nothing is looked up here: what an account would make different
 * happens on the errand, so that neither the answer nor its timing tells. Errors: validation_failed.
 */
export async function requestReset(tx: DoorTx, email: string): Promise<{ message: string }> {
  const address = normalEmail(email)
  // Of one address, asked again while the errand waits, one mail is enough.
  const key = createHash('sha256').update(address).digest('base64url')
  await sendOnErrand(tx, startResetErrand, { email: address }, key)
  return { message: 'If this address has an account, a link is on its way to it.' }
}

const hour_ms = 3_600_000
const linksPerHour = 3

/** Sends the link to whoever signs in with the address; somebody who may not sign in anywhere gets none. */
export const startResetErrand = defineErrand({
  task: 'start_password_reset',
  message: Type.Object({ email: Email }),
  max_attempts: 5,
  line: 'password_reset',
  run: async ({ platform, message: { email } }) => {
    const now = platform.clock.now()
    await platform.withDoor(async (tx) => {
      const account = await findAccount(tx, { kind: 'email', value: email })
      const person = account && (await findActiveMember(tx, account.user_id, undefined))
      if (!person) return
      const since = new Date(now.getTime() - hour_ms)
      if ((await countLinksSince(tx, 'password_reset', person.id, since)) >= linksPerHour) {
        platform.log.warn(
          { user_id: person.id },
          'too many password resets were asked for; this one is not sent',
        )
        return
      }
      await mailPasswordReset(tx, person, await makeResetLink(tx, platform, person))
    })
  },
})
