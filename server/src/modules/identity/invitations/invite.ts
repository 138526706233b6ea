import { uuidv7 } from 'uuidv7'
import { audit } from '#platform/audit'
import { AppError, fieldError, notFound } from '#platform/errors'
import { notify } from '#platform/live'
import { queueMail } from '#platform/mail'
import type { Platform } from '#platform/platform'
import { publicAddress } from '#platform/public-address'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { findOrganizationRow } from '../organizations/organization-queries.ts'
import type { PlaceInHouse } from '../people/place-in-house.ts'
import type { UserRow } from '../people/queries.ts'
import { linkAddress, makeLink } from '../sign-in/one-time-links.ts'
import {
  countSentSince,
  deleteInvitation,
  type Invitation,
  insertInvitation,
  isMember,
  lockInvitation,
  markSentAgain,
  selectInvited,
} from './invitation-queries.ts'
import { invitationMail } from './mails.ts'

const day_ms = 86_400_000
const lifetime_ms = 7 * day_ms
const pause_ms = 60_000
/** More than any house takes on in a day, and few for whoever means to send mails to strangers. */
const mostPerDay = 200

/** What is known of somebody who is to be invited; checked already. */
export type Invitee = Pick<
  Invitation,
  'email' | 'username' | 'first_name' | 'last_name' | 'phone' | 'language'
>

/**
 * Invites somebody by mail: there is no account and no membership until they accept, and the answer is the same
 * whether or not the address has an account elsewhere. Errors: already_exists (a member or invited already),
 * reference_not_found, too_many_requests.
 */
export async function invite(
  tx: TenantTx,
  platform: Platform,
  who: Who,
  invitee: Invitee,
  place: PlaceInHouse,
): Promise<UserRow> {
  return send(tx, platform, who, await makeInvitation(tx, platform, who, invitee, place), 'invited')
}

/** The same without a mail: the link is for the caller to hand over. */
export async function inviteByLink(
  tx: TenantTx,
  platform: Platform,
  who: Who,
  invitee: Invitee,
  place: PlaceInHouse,
): Promise<{ user: UserRow; link: string }> {
  const invitation = await makeInvitation(tx, platform, who, invitee, place)
  const link = await makeInvitationLink(tx, platform, invitation, { is_mailed: false })
  const user = (await findInvited(tx, who, invitation.id))!
  await recordInvitation(tx, who, 'invited', user)
  return { user, link }
}

async function makeInvitation(
  tx: TenantTx,
  { clock }: Platform,
  who: Who,
  invitee: Invitee,
  { role, restaurant_ids }: PlaceInHouse,
): Promise<Invitation> {
  const now = clock.now()
  if (await isMember(tx, who, invitee.email))
    throw fieldError('already_exists', 'email', 'Somebody with this address works here already.')
  const id = uuidv7()
  const times = { sent_at: now, expires_at: new Date(now.getTime() + lifetime_ms) }
  await insertInvitation(tx, who, { ...invitee, ...times, id, role }, restaurant_ids)
  return (await lockInvitation(tx, who.organization_id, id))!
}

/** Sends an invitation once more, for seven days from now; links sent before no longer work. Errors: not_found, too_many_requests. */
export async function inviteAgain(tx: TenantTx, platform: Platform, who: Who, id: string): Promise<UserRow> {
  const now = platform.clock.now()
  const before = await lockInvitation(tx, who.organization_id, id)
  if (!before) throw notFound('invitation')
  const left_ms = before.sent_at.getTime() + pause_ms - now.getTime()
  if (left_ms > 0)
    throw new AppError('too_many_requests', {
      message: 'It was just sent; wait a minute.',
      retry_after_seconds: Math.ceil(left_ms / 1000),
    })
  const sent_count = before.sent_count + 1
  const times = { sent_at: now, expires_at: new Date(now.getTime() + lifetime_ms) }
  await markSentAgain(tx, who, id, { sent_count, ...times })
  return send(tx, platform, who, { ...before, sent_count, ...times }, 'invited_again')
}

/** Takes an invitation back; false when there is none of this id. */
export async function cancelInvitation(tx: TenantTx, who: Who, id: string): Promise<boolean> {
  const before = await findInvited(tx, who, id)
  if (!before || !(await deleteInvitation(tx, who.organization_id, id))) return false
  await recordInvitation(tx, who, 'invitation_cancelled', before)
  return true
}

/** Somebody who is invited, as they stand in the list of people. */
export function findInvited(tx: TenantTx, who: Who, id: string): Promise<UserRow | undefined> {
  return selectInvited(tx, who).where('i.id', '=', id).executeTakeFirst()
}

async function send(
  tx: TenantTx,
  platform: Platform,
  who: Who,
  invitation: Invitation,
  what: 'invited' | 'invited_again',
): Promise<UserRow> {
  const { organization_id, email } = invitation
  const url = await makeInvitationLink(tx, platform, invitation, { is_mailed: true })
  const organization = (await findOrganizationRow(tx, who))!.name
  const mail = invitationMail(invitation, { invited_by: who.name, organization }, url)
  // For nobody's account, whether or not there is one: who reads the outbox is not told.
  await queueMail(tx, { organization_id, user_id: null, to: email, kind: 'invitation', ...mail })
  const after = (await findInvited(tx, who, invitation.id))!
  await recordInvitation(tx, who, what, after)
  return after
}

/** The address where an invitation is accepted. Errors: too_many_requests. */
async function makeInvitationLink(
  tx: TenantTx,
  { clock, config }: Pick<Platform, 'clock' | 'config'>,
  { organization_id, id, sent_count, expires_at }: Invitation,
  { is_mailed }: { is_mailed: boolean },
): Promise<string> {
  const now = clock.now()
  const sent = await countSentSince(tx, { organization_id }, new Date(now.getTime() - day_ms))
  if (sent >= mostPerDay)
    throw new AppError('too_many_requests', {
      message: `Not more than ${mostPerDay} invitations a day; try again tomorrow.`,
    })
  const token = await makeLink(tx, {
    purpose: 'invitation',
    user_id: null,
    organization_id,
    data: { invitation_id: id, sent_count, is_mailed },
    lifetime_ms: expires_at.getTime() - now.getTime(),
    now,
  })
  return linkAddress(publicAddress(config), '/invitation', token)
}

async function recordInvitation(
  tx: TenantTx,
  who: Who,
  what: 'invited' | 'invited_again' | 'invitation_cancelled',
  { id, full_name, email, role, restaurant_ids }: UserRow,
): Promise<void> {
  const subject = { type: 'user', id, name: full_name }
  await audit(tx, who, `user.${what}`, subject, { after: { email, role, restaurant_ids } })
  await notify(tx, {
    organization_id: who.organization_id,
    channel: 'users',
    type: `user_${what}`,
    restaurant_ids,
    data: { id },
  })
}
