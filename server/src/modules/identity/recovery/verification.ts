import { AppError } from '#platform/errors'
import type { Platform } from '#platform/platform'
import { publicAddress } from '#platform/public-address'
import type { DoorTx, TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { getUser } from '../people/users.ts'
import { countLinksSince, linkAddress, makeLink } from '../sign-in/one-time-links.ts'
import { type Addressee, mailVerification } from './mails.ts'

const day_ms = 86_400_000
const minute_ms = 60_000
const linksPerDay = 5

/** Sends a link by which a person shows that their address is theirs. It works once, for 24 hours. */
export async function sendVerification(
  tx: TenantTx | DoorTx,
  { clock, config }: Pick<Platform, 'clock' | 'config'>,
  person: Addressee,
): Promise<void> {
  const token = await makeLink(tx, {
    purpose: 'email_verification',
    user_id: person.id,
    organization_id: person.organization_id,
    data: { email: person.email },
    lifetime_ms: day_ms,
    now: clock.now(),
  })
  await mailVerification(tx, person, linkAddress(publicAddress(config), '/verify-email', token))
}

/** Errors: too_many_requests. */
export async function sendVerificationAgain(
  tx: TenantTx,
  platform: Platform,
  who: Who,
): Promise<{ message: string }> {
  const person = await getUser(tx, who, who.user_id)
  if (person.email_verified_at) return { message: 'Your address is verified already.' }
  const before = (ms: number) => new Date(platform.clock.now().getTime() - ms)
  const made = (since: Date) => countLinksSince(tx, 'email_verification', person.id, since)
  if ((await made(before(minute_ms))) > 0)
    throw new AppError('too_many_requests', { message: 'A mail was just sent; look into your mail first.' })
  if ((await made(before(day_ms))) >= linksPerDay)
    throw new AppError('too_many_requests', {
      message: 'Enough mails were sent for today; try again tomorrow.',
    })
  await sendVerification(tx, platform, person)
  return { message: 'A link is on its way to your address.' }
}
