import { sendOnErrand } from '#platform/errands'
import { AppError } from '#platform/errors'
import type { Desk } from '../desk.ts'
import { endLinks, takeLink } from '../sign-in/one-time-links.ts'
import { recordErrand } from './record.ts'
import { findPersonToVerify, markEmailVerified } from './recovery-queries.ts'

/** Takes a link as the proof that its address is the person's own; after a change of address it proves nothing. */
export async function verifyEmail(
  desk: Desk,
  token: string,
  request_id: string,
): Promise<{ message: string }> {
  const now = desk.platform.clock.now()
  await desk.platform.withDoor(async (tx) => {
    const link = await takeLink(tx, 'email_verification', token, now)
    const user_id = link?.user_id
    const person = user_id ? await findPersonToVerify(tx, user_id) : undefined
    if (!link || !user_id || !person || person.email !== link.data.email) throw new AppError('link_invalid')
    await markEmailVerified(tx, user_id, person.email, now)
    await endLinks(tx, 'email_verification', user_id, now)
    const message = { organization_id: person.home_organization_id, user_id, request_id }
    await sendOnErrand(tx, recordErrand, { ...message, action: 'user.email_verified' }, request_id)
  })
  return { message: 'The address is verified.' }
}
