import { uuidv7 } from 'uuidv7'
import { audit } from '#platform/audit'
import { AppError, notFound } from '#platform/errors'
import type { Who } from '#platform/who'
import type { Desk } from '../desk.ts'
import { getUser } from '../people/users.ts'
import { assertProof, type Proof } from '../second-factor/proof.ts'
import type { Device } from '../sign-in/admit.ts'
import { hasWayWithout, lockWaysIn } from '../sign-in/ways-in.ts'
import type { Answered } from './attempt-queries.ts'
import { deleteIdentity, findOwner, insertIdentity, listIdentities } from './identity-queries.ts'
import { mailLinked, mailUnlinked } from './mails.ts'
import { type Departure, depart } from './start.ts'

/** Sends a signed-in person to the provider whose account they want to sign in by from now on. */
export async function beginLinking(
  desk: Desk,
  who: Who,
  provider_id: string,
  given: Proof & { return_to?: string; device: Device },
): Promise<Departure> {
  await assertProof(desk, who, given, given.device)
  const linker = { user_id: who.user_id, session_id: who.session_id! }
  return depart(desk, provider_id, { return_to: given.return_to, linker })
}

/** Links the account that the issuer named to the caller. Errors: social_linked_elsewhere. */
export async function linkAccount(desk: Desk, who: Who, account: Answered): Promise<void> {
  const { withDoor, withTenant, clock, config } = desk.platform
  const { issuer, subject, email } = account
  const owner = await withDoor((tx) => findOwner(tx, issuer, subject), { read_only: true })
  // Linking it once more changes nothing.
  if (owner?.user_id === who.user_id) return
  await withTenant(who, async (tx) => {
    const row = { id: uuidv7(), issuer, subject, email_at_linking: email }
    const linked = await insertIdentity(tx, who, { ...row, linked_at: clock.now(), last_used_at: null })
    if (!linked) throw new AppError('social_linked_elsewhere')
    const person = await getUser(tx, who, who.user_id)
    const subject_of_log = { type: 'user', id: who.user_id, name: who.name }
    await audit(tx, who, 'user.account_linked', subject_of_log, { after: { issuer } })
    await mailLinked(tx, config, person, { provider: nameOf(desk, issuer), account: email })
  })
}

/**
 * Takes a linked account away from the caller. Errors: not_found, last_way_in, those of a proof.
 */
export async function unlink(
  desk: Desk,
  who: Who,
  id: string,
  given: Proof & { device: Device },
): Promise<void> {
  const { withDoor, withTenant, config } = desk.platform
  const identities = await withDoor((tx) => listIdentities(tx, who.user_id), { read_only: true })
  const identity = identities.find((one) => one.id === id)
  if (!identity) throw notFound('linked account')
  await assertProof(desk, who, given, given.device)
  await withTenant(who, async (tx) => {
    const ways = await lockWaysIn(tx, who)
    if (!hasWayWithout(ways, id, (issuer) => isKnown(desk, issuer))) throw new AppError('last_way_in')
    await deleteIdentity(tx, who, id)
    const person = await getUser(tx, who, who.user_id)
    const subject = { type: 'user', id: who.user_id, name: who.name }
    await audit(tx, who, 'user.account_unlinked', subject, { before: { issuer: identity.issuer } })
    const account = identity.email_at_linking
    await mailUnlinked(tx, config, person, { provider: nameOf(desk, identity.issuer), account })
  })
}

/** Whether the settings name this issuer. */
export function isKnown({ social }: Pick<Desk, 'social'>, issuer: string): boolean {
  return social.providers.some(({ issues }) => issues(issuer))
}

/** The caller's linked accounts, with the providers they belong to. */
export async function listLinks(desk: Desk, who: Who) {
  const rows = await desk.platform.withDoor((tx) => listIdentities(tx, who.user_id), { read_only: true })
  const links = rows.map(({ email_at_linking, issuer, ...row }) => ({
    ...row,
    provider: desk.social.providers.find(({ issues }) => issues(issuer))?.id ?? null,
    provider_name: nameOf(desk, issuer),
    email: email_at_linking,
  }))
  return { links }
}

function nameOf({ social }: Desk, issuer: string): string {
  const provider = social.providers.find(({ issues }) => issues(issuer))
  return provider?.name ?? (URL.canParse(issuer) ? new URL(issuer).host : issuer)
}
