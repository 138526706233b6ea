import type { Platform } from '#platform/platform'
import type { TenantTx } from '#platform/tenant'
import type { UserRow } from '../people/queries.ts'
import { endLinks } from '../sign-in/one-time-links.ts'
import { mailAddressChanged, mailPasswordChanged } from './mails.ts'
import { sendVerification } from './verification.ts'

/**
 * What follows when the office changes an account: links to its password end, the person hears of it, a new address
 * waits to be verified and the old one is told.
 */
export async function tellOfAccountChange(
  tx: TenantTx,
  platform: Platform,
  { before, after, has_new_password }: { before: UserRow; after: UserRow; has_new_password: boolean },
): Promise<void> {
  const has_new_address = before.email !== after.email
  if (has_new_password || has_new_address)
    await endLinks(tx, 'password_reset', after.id, platform.clock.now())
  if (has_new_address) {
    await mailAddressChanged(tx, after, before.email)
    await sendVerification(tx, platform, after)
  }
  if (has_new_password) await mailPasswordChanged(tx, platform, before)
}
