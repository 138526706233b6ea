import { audit } from '#platform/audit'
import { AppError, notFound } from '#platform/errors'
import { notify, tellAuthorityChanged } from '#platform/live'
import type { Platform } from '#platform/platform'
import type { DoorTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Desk } from '../desk.ts'
import { relyingParty } from '../passkeys/relying-party.ts'
import { isHomeOf } from '../people/queries.ts'
import { getUser } from '../people/users.ts'
import type { Device } from '../sign-in/admit.ts'
import { listOrganizationIdsOf } from '../sign-in/door-queries.ts'
import { countFactors, deleteAllFactors, getStanding, listSecondFactors } from './factor-queries.ts'
import { mailSecurityNews } from './mails.ts'
import { isRequired } from './policy.ts'
import { assertProof, type Proof } from './proof.ts'
import { renewCodes } from './recovery-code-queries.ts'
import { tellOfFactorChange } from './tell.ts'

/** What the caller has beside the password, and what the organization in use asks for. */
export async function getSecondFactor(tx: DoorTx, who: Who, { config }: Platform) {
  const { has_password, second_factor_policy: policy } = await getStanding(tx, who)
  return {
    ...(await countFactors(tx, who.user_id)),
    has_password,
    policy,
    is_required: isRequired(policy, who.role),
    can_use_passkeys: relyingParty(config) !== null,
  }
}

/** A new set of recovery codes; the ones before stop working. Errors: not_found, those of a proof. */
export async function renewRecoveryCodes(
  desk: Desk,
  who: Who,
  proof: Proof,
  device: Device,
): Promise<{ recovery_codes: string[] }> {
  await assertProof(desk, who, proof, device)
  const { withDoor, clock } = desk.platform
  return withDoor(async (tx) => {
    const factors = await listSecondFactors(tx, who.user_id)
    if (factors.length === 0) throw notFound('second factor')
    await tellOfFactorChange(tx, desk, who, { kind: 'recovery_codes_renewed' })
    return { recovery_codes: await renewCodes(tx, who.user_id, clock.now()) }
  })
}

/** For somebody who lost what they sign in with, by an admin of the organization that made the account. Errors: not_found, not_permitted. */
export async function resetSecondFactors(desk: Desk, who: Who, id: string): Promise<void> {
  const { withDoor, withTenant } = desk.platform
  const organizations = await withDoor((tx) => listOrganizationIdsOf(tx, id), { read_only: true })
  if (!organizations.includes(who.organization_id)) throw notFound('person')
  if (id === who.user_id)
    throw new AppError('not_permitted', { message: 'Your own second factors you change under Security.' })
  await withTenant(who, async (tx) => {
    const person = await getUser(tx, who, id)
    if (organizations.length > 1 || !(await isHomeOf(tx, who, id)))
      throw new AppError('not_permitted', {
        message: 'This person belongs to other organizations, too: only they can change their account.',
      })
    await deleteAllFactors(tx, id)
    await audit(tx, who, 'user.second_factors_reset', { type: 'user', id, name: person.full_name })
    const { restaurant_ids } = person
    const news = { channel: 'users', type: 'user_updated', restaurant_ids, data: { id } }
    await notify(tx, { organization_id: who.organization_id, ...news })
    await mailSecurityNews(tx, desk.platform, person, { kind: 'second_factors_reset' })
    await tellAuthorityChanged(tx, [id])
  })
  desk.forget.user(id)
}
