import { uuidv7 } from 'uuidv7'
import { audit } from '#platform/audit'
import { blankToNull } from '#platform/blank'
import { notify, tellAuthorityChanged } from '#platform/live'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { User } from '../contract.ts'
import type { Desk } from '../desk.ts'
import { type Invitee, invite } from '../invitations/invite.ts'
import { sendVerification } from '../recovery/verification.ts'
import { normalEmail, normalUsername } from '../sign-in/names.ts'
import { assertStrongPassword } from '../sign-in/password-rules.ts'
import { type PlaceInHouse, placeInHouse } from './place-in-house.ts'
import { insertAccount, insertMembership, setPassword, type UserRow } from './queries.ts'
import { getUser } from './users.ts'

export interface NewUser {
  email: string
  username?: string | null
  password?: string
  first_name: string
  last_name?: string
  phone?: string | null
  language?: User['language']
  role: string
  restaurant_ids?: string[] | null
  restaurant_id?: string | null
}

/**
 * Creates an account with a place in the organization; without a password the person is invited by mail instead.
 * Errors: already_exists, weak_password, username_invalid, reference_not_found, constraint_violated, too_many_requests.
 */
export async function createUser(desk: Desk, who: Who, given: NewUser): Promise<UserRow> {
  const { person, place } = checkedPerson(who, given)
  const { platform } = desk
  if (given.password !== undefined) return createAccount(desk, who, person, place, given.password)
  return platform.withTenant(who, (tx) => invite(tx, platform, who, person, place))
}

/** A person as stored, and their place. Errors: validation_failed, username_invalid, constraint_violated. */
export function checkedPerson(who: Who, given: Omit<NewUser, 'password'>) {
  const { role, restaurant_ids, restaurant_id, ...names } = given
  const person = {
    phone: blankToNull(names, ['phone']).phone ?? null,
    email: normalEmail(given.email),
    username: normalUsername(given.username),
    first_name: given.first_name.trim(),
    last_name: given.last_name?.trim() ?? '',
    language: given.language ?? (who.language as User['language']),
  }
  return { person, place: placeInHouse({ role, restaurant_ids, restaurant_id }) }
}

/** Makes an account that can be signed in to at once. Errors: already_exists, weak_password, reference_not_found. */
export async function createAccount(
  { platform, passwords }: Pick<Desk, 'platform' | 'passwords'>,
  who: Who,
  person: Invitee,
  place: PlaceInHouse,
  password: string,
): Promise<UserRow> {
  assertStrongPassword(password, person.email)
  const password_hash = await passwords.hash(password)
  const account = { ...person, id: uuidv7() }

  return platform.withTenant(who, async (tx) => {
    await insertAccount(tx, who, account)
    await setPassword(tx, account.id, password_hash)
    await insertMembership(tx, who, { user_id: account.id, ...place })
    const after = await getUser(tx, who, account.id)
    await recordUser(tx, who, 'created', { after })
    await sendVerification(tx, platform, after)
    return after
  })
}

/** Keeps and tells a change of a person. */
export async function recordUser(
  tx: TenantTx,
  who: Who,
  what: 'created' | 'updated' | 'deleted',
  change: { before?: UserRow; after?: UserRow & { password_changed?: true } },
): Promise<void> {
  const { id, full_name, restaurant_ids } = (change.after ?? change.before)!
  await audit(tx, who, `user.${what}`, { type: 'user', id, name: full_name }, change)
  await notify(tx, {
    organization_id: who.organization_id,
    channel: 'users',
    type: `user_${what}`,
    restaurant_ids,
    data: { id },
  })
  if (what !== 'created') await tellAuthorityChanged(tx, [id])
}
