import { uuidv7 } from 'uuidv7'
import { audit } from '#platform/audit'
import { AppError, fieldError } from '#platform/errors'
import { notify } from '#platform/live'
import { hasMailServer } from '#platform/mail-delivery'
import type { DoorTx, TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { User } from '../contract.ts'
import type { Desk } from '../desk.ts'
import { insertAccount, insertMembership, setPassword } from '../people/queries.ts'
import { markEmailVerified } from '../recovery/recovery-queries.ts'
import { moveSession } from '../sessions/switch-organization.ts'
import { type Admission, admit, type Device } from '../sign-in/admit.ts'
import { findAccount } from '../sign-in/door-queries.ts'
import { findLink, takeLink } from '../sign-in/one-time-links.ts'
import { assertStrongPassword } from '../sign-in/password-rules.ts'
import {
  deleteInvitation,
  findInvitation,
  type Invitation,
  listRestaurantsOf,
  lockInvitation,
} from './invitation-queries.ts'

export interface Acceptance {
  token: string
  /** Of a new account; somebody who has one signs in first. */
  password?: string
  first_name?: string
  last_name?: string
  language?: User['language']
}

/**
 * What a link invites to. It does not say whether the address has an account: the link may lie in somebody else's
 * hands. Errors: link_invalid.
 */
export async function previewInvitation(tx: DoorTx, token: string, now: Date) {
  const { email, first_name, last_name, role, language, expires_at, ...rest } = await getInvitation(
    tx,
    token,
    now,
  )
  const { organization_name, invited_by_name } = rest
  return { organization_name, invited_by_name, email, first_name, last_name, language, role, expires_at }
}

async function getInvitation(tx: DoorTx, token: string, now: Date) {
  const link = await findLink(tx, 'invitation', token, now)
  const { invitation_id, sent_count, is_mailed } = (link?.data ?? {}) as Record<string, unknown>
  const found =
    link?.organization_id && typeof invitation_id === 'string'
      ? await findInvitation(tx, link.organization_id, invitation_id)
      : undefined
  // Sent again since, a link is only as good as the last one.
  if (!found || found.sent_count !== sent_count) throw new AppError('link_invalid')
  return { ...found, is_mailed: is_mailed === true }
}

/**
 * Accepts an invitation. Somebody new gets an account with the password they choose and is signed in; whoever has an
 * account for the invited address has to be signed in to it, and goes on in the organization.
 * Errors: link_invalid, sign_in_to_accept, not_permitted, weak_password, already_exists, unavailable.
 */
export async function acceptInvitation(
  desk: Desk,
  who: Who | null,
  given: Acceptance,
  { device, request_id }: { device: Device; request_id: string },
): Promise<Admission> {
  const { withDoor, clock } = desk.platform
  const { invitation, account } = await withDoor(
    async (tx) => {
      const invitation = await getInvitation(tx, given.token, clock.now())
      return {
        invitation,
        account: await findAccount(tx, { kind: 'email', value: invitation.email }),
      }
    },
    { read_only: true },
  )
  if (who && account?.user_id !== who.user_id)
    throw new AppError('not_permitted', {
      message: `This invitation is for ${invitation.email}: sign out, or sign in with that address.`,
    })
  if (account && !who) throw new AppError('sign_in_to_accept')
  const user_id = who?.user_id ?? (await joinAsNew(desk, invitation, given, request_id))
  if (who) await joinAsMember(desk, invitation, who)

  return withDoor(async (tx) => {
    const now = clock.now()
    await takeLink(tx, 'invitation', given.token, now)
    // A link that came by mail shows that the address is theirs; one that an admin or the operator handed over does not.
    if (invitation.is_mailed && hasMailServer(desk.platform.config))
      await markEmailVerified(tx, user_id, invitation.email, now)
    const { organization_id } = invitation
    if (who) return moveSession(tx, desk, who, organization_id, device)
    const admission = await admit(tx, desk, { user_id, method: 'password', organization_id, device })
    if (!admission) throw new AppError('link_invalid')
    return admission
  })
}

async function joinAsNew(
  desk: Desk,
  invitation: Invitation,
  given: Acceptance,
  request_id: string,
): Promise<string> {
  const { withDoor, withTenant, clock } = desk.platform
  const { email, username, phone, organization_id, role } = invitation
  if (given.password === undefined)
    throw fieldError('validation_failed', 'password', 'Choose a password for your account.')
  assertStrongPassword(given.password, email)
  const password_hash = await desk.passwords.hash(given.password)
  const name = username && (await withDoor((tx) => findAccount(tx, nameOf(username)), { read_only: true }))
  const account = {
    id: uuidv7(),
    email,
    // Somebody else may have taken it meanwhile; the person can still sign in by e-mail.
    username: name ? null : username,
    first_name: given.first_name?.trim() || invitation.first_name,
    last_name: given.last_name?.trim() ?? invitation.last_name,
    phone,
    language: given.language ?? invitation.language,
  }
  const full_name = `${account.first_name} ${account.last_name}`.trim()
  const who: Who = {
    user_id: account.id,
    organization_id,
    session_id: null,
    role,
    restaurant_ids: null,
    name: full_name,
    language: account.language,
    request_id,
  }
  await withTenant(who, async (tx) => {
    const taken = await takeInvitation(tx, invitation, clock.now())
    await insertAccount(tx, who, account)
    await setPassword(tx, account.id, password_hash)
    await join(tx, who, taken)
  })
  return account.id
}

async function joinAsMember(desk: Desk, invitation: Invitation, person: Who): Promise<void> {
  const who = { ...person, organization_id: invitation.organization_id }
  await desk.platform.withTenant(who, async (tx) => {
    await join(tx, who, await takeInvitation(tx, invitation, desk.platform.clock.now()))
  })
}

/** Of two who accept at once, one does. Errors: link_invalid. */
async function takeInvitation(tx: TenantTx, { organization_id, id, sent_count }: Invitation, now: Date) {
  const invitation = await lockInvitation(tx, organization_id, id)
  if (!invitation || invitation.sent_count !== sent_count || invitation.expires_at <= now)
    throw new AppError('link_invalid')
  const restaurant_ids = await listRestaurantsOf(tx, invitation)
  await deleteInvitation(tx, organization_id, id)
  return { role: invitation.role, restaurant_ids }
}

async function join(
  tx: TenantTx,
  who: Who,
  place: Awaited<ReturnType<typeof takeInvitation>>,
): Promise<void> {
  await insertMembership(tx, who, { user_id: who.user_id, ...place })
  const subject = { type: 'user', id: who.user_id, name: who.name }
  await audit(tx, who, 'user.joined', subject, { after: place })
  await notify(tx, {
    organization_id: who.organization_id,
    channel: 'users',
    type: 'user_joined',
    restaurant_ids: place.restaurant_ids,
    data: { id: who.user_id },
  })
}

/** A stored sign-in name that is no e-mail address: a CPF has 11 characters, a CNPJ 14. */
const nameOf = (username: string) =>
  ({ kind: username.length === 11 ? 'cpf' : 'cnpj', value: username }) as const
