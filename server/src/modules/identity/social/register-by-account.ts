import { uuidv7 } from 'uuidv7'
import { AppError } from '#platform/errors'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { User } from '../contract.ts'
import type { Desk } from '../desk.ts'
import {
  checkedFounder,
  checkedOrganization,
  founderOf,
  foundOrganization,
  type NewOrganization,
} from '../organizations/found.ts'
import { findUserRow } from '../people/queries.ts'
import { sendVerification } from '../recovery/verification.ts'
import { admit, type Device, type SignedIn } from '../sign-in/admit.ts'
import { type Answered, deleteAttempt, lockAnswered } from './attempt-queries.ts'
import { hashOfSecret } from './browser-secret.ts'
import { insertIdentity, markOwnEmailVerified } from './identity-queries.ts'

export interface AccountRegistration {
  email: string
  first_name: string
  last_name?: string
  username?: string
  language?: User['language']
  restaurant_name?: string
  organization?: NewOrganization
}

/**
 * Makes a person and an organization of their own, with the account at the issuer as their way in and no password,
 * and lets them in. The address counts as verified when it is the one the issuer vouched for.
 * Errors: social_expired, social_linked_elsewhere, already_exists, cnpj_invalid, username_invalid,
 * constraint_violated, validation_failed.
 */
export async function registerByAccount(
  desk: Desk,
  secret: string | undefined,
  given: AccountRegistration,
  { device, request_id }: { device: Device; request_id: string },
): Promise<SignedIn> {
  const { withDoor, withTenant, clock } = desk.platform
  const now = clock.now()
  const answered = secret && (await withDoor((tx) => lockAnswered(tx, hashOfSecret(secret), now)))
  if (!secret || !answered || answered.user_id) throw new AppError('social_expired')

  const account = checkedFounder({ ...given, last_name: given.last_name ?? '' })
  const who = founderOf(account, request_id)
  const asked = given.organization ?? { name: given.restaurant_name?.trim() || who.name }
  const fields = checkedOrganization(asked, account.username, 'organization.')
  await withTenant(who, async (tx) => {
    await foundOrganization(tx, who, fields, account)
    if (given.restaurant_name) await desk.createRestaurant(tx, who, { name: given.restaurant_name.trim() })
    await giveAccount(tx, desk, who, answered)
  })
  const admission = await withDoor(async (tx) => {
    await deleteAttempt(tx, hashOfSecret(secret))
    return admit(tx, desk, { user_id: who.user_id, method: 'social', device })
  })
  // Nobody new has a second factor yet.
  if (!admission || 'second_factor' in admission) throw new AppError('social_refused')
  return admission
}

async function giveAccount(tx: TenantTx, desk: Desk, who: Who, answered: Answered): Promise<void> {
  const now = desk.platform.clock.now()
  const { issuer, subject, email, is_email_vouched } = answered
  const identity = { id: uuidv7(), issuer, subject, email_at_linking: email }
  const given = await insertIdentity(tx, who, { ...identity, linked_at: now, last_used_at: now })
  if (!given) throw new AppError('social_linked_elsewhere')
  const person = (await findUserRow(tx, who, who.user_id))!
  if (is_email_vouched && person.email === email) await markOwnEmailVerified(tx, who, now)
  else await sendVerification(tx, desk.platform, person)
}
