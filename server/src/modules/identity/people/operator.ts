import { uuidv7 } from 'uuidv7'
import { parseSignInName } from '#packages/identifiers'
import { audit } from '#platform/audit'
import { AppError, fieldError, notFound } from '#platform/errors'
import type { Platform } from '#platform/platform'
import type { DoorTx } from '#platform/tenant'
import { byItself } from '#platform/timetable'
import { inviteByLink } from '../invitations/invite.ts'
import { makeResetLink, resetLink_ms } from '../recovery/reset-link.ts'
import { findAccount, findActiveMember } from '../sign-in/door-queries.ts'
import { makePasswords } from '../sign-in/password-hashing.ts'
import { checkedPerson, createAccount, type NewUser } from './add-user.ts'

/** What whoever runs Brigade does to people from the command line. */

export interface OperatorsUser
  extends Pick<NewUser, 'email' | 'first_name' | 'last_name' | 'role' | 'language'> {
  /** A name or an id; may be left out where there is one. */
  organization?: string
  password?: string
}

/**
 * Makes an account with a password, or without one an invitation whose link is to be handed over.
 * Errors: not_found, already_exists, weak_password, validation_failed.
 */
export async function createByOperator(platform: Platform, given: OperatorsUser) {
  const { organization: asked, password, ...given_person } = given
  const organization = await platform.withDoor((tx) => getOrganizationByName(tx, asked), { read_only: true })
  const who = byItself(organization.id, uuidv7())
  const { person, place } = checkedPerson(who, {
    ...given_person,
    language: given.language ?? languageOf(organization.locale),
  })
  const said = { email: person.email, role: place.role, organization: organization.name }
  if (password !== undefined) {
    const desk = { platform, passwords: makePasswords() }
    const { id } = await createAccount(desk, who, person, place, password)
    return { id, ...said }
  }
  const { user, link } = await platform.withTenant(who, (tx) =>
    inviteByLink(tx, platform, who, person, place),
  )
  return { id: user.id, ...said, link, expires_at: user.invitation_expires_at }
}

const languageOf = (locale: string) =>
  locale.startsWith('pt') ? 'pt-BR' : locale.startsWith('es') ? 'es' : 'en'

/** The organization of a name or an id, or the only one. Errors: not_found. */
export async function getOrganizationByName(tx: DoorTx, asked: string | undefined) {
  const all = await tx
    .selectFrom('identity.organizations')
    .select(['id', 'name', 'locale'])
    .orderBy('name')
    .execute()
  const meant = asked
    ? all.filter(({ id, name }) => id === asked || name.toLowerCase() === asked.toLowerCase())
    : all
  if (meant.length === 1) return meant[0]!
  const names = all.map(({ id, name }) => `${name} (${id})`).join(', ')
  if (all.length === 0)
    throw new AppError('not_found', { message: 'There is no organization yet: register one.' })
  throw fieldError('not_found', 'organization', `Name one of the organizations: ${names}.`)
}

/** A link by which a person chooses a new password; their second factor stays. Errors: not_found. */
export async function resetByOperator(platform: Platform, text: string) {
  const { withDoor, withTenant, clock } = platform
  const name = parseSignInName(text)
  const { person, link } = await withDoor(async (tx) => {
    const account = name && (await findAccount(tx, name))
    const person = account && (await findActiveMember(tx, account.user_id, undefined))
    if (!person) throw notFound('person')
    return { person, link: await makeResetLink(tx, platform, person) }
  })
  const who = byItself(person.organization_id, uuidv7())
  const subject = { type: 'user', id: person.id, name: person.full_name }
  await withTenant(who, (tx) => audit(tx, who, 'user.reset_link_made', subject))
  return { email: person.email, link, expires_at: new Date(clock.now().getTime() + resetLink_ms) }
}
