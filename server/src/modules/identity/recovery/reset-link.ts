import type { Platform } from '#platform/platform'
import { publicAddress } from '#platform/public-address'
import type { DoorTx } from '#platform/tenant'
import { linkAddress, makeLink } from '../sign-in/one-time-links.ts'

export const resetLink_ms = 3_600_000

/** The address where a person sets a new password: it works once, for an hour, while their e-mail stays the same. */
export async function makeResetLink(
  tx: DoorTx,
  { clock, config }: Pick<Platform, 'clock' | 'config'>,
  person: { id: string; email: string },
): Promise<string> {
  const token = await makeLink(tx, {
    purpose: 'password_reset',
    user_id: person.id,
    organization_id: null,
    data: { email: person.email },
    lifetime_ms: resetLink_ms,
    now: clock.now(),
  })
  return linkAddress(publicAddress(config), '/reset-password', token)
}
