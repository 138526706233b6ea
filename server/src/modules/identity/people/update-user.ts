import { blankToNull } from '#platform/blank'
import { AppError, notFound } from '#platform/errors'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { Desk } from '../desk.ts'
import { findInvited } from '../invitations/invite.ts'
import { tellOfAccountChange } from '../recovery/account-changes.ts'
import { listOrganizationIdsOf } from '../sign-in/door-queries.ts'
import { normalEmail, normalUsername } from '../sign-in/names.ts'
import { assertStrongPassword } from '../sign-in/password-rules.ts'
import { type NewUser, recordUser } from './add-user.ts'
import { type AskedPlace, placeInHouse } from './place-in-house.ts'
import {
  endSessionsOf,
  hasActiveAdmin,
  isHomeOf,
  lockAdmins,
  setPassword,
  type UserRow,
  updateAccount,
  updateMembership,
} from './queries.ts'
import { getUser } from './users.ts'

export type UserChanges = Partial<NewUser> & { is_active?: boolean }

/**
 * Changes a person's account and their place in the organization. A new password ends every session of theirs, a
 * deactivation those in this organization. Errors: not_found, invitation_pending, not_permitted (an account of people who also belong
 * elsewhere is theirs), already_exists, weak_password, username_invalid, last_admin, reference_not_found,
 * constraint_violated.
 */
export async function updateUser(desk: Desk, who: Who, id: string, changes: UserChanges): Promise<UserRow> {
  const { withDoor, withTenant } = desk.platform
  const { password, role, restaurant_ids, restaurant_id, is_active, ...names } = changes
  const organizations = await withDoor((tx) => listOrganizationIdsOf(tx, id), { read_only: true })
  if (!organizations.includes(who.organization_id)) {
    if (await withTenant(who, (tx) => findInvited(tx, who, id), { read_only: true }))
      throw new AppError('invitation_pending')
    throw notFound('person')
  }
  const touchesAccount = password !== undefined || Object.keys(names).length > 0
  if (touchesAccount && organizations.length > 1 && id !== who.user_id) throw notTheirs()

  const account = checkedNames(names)
  const before = await withTenant(who, (tx) => getUser(tx, who, id), { read_only: true })
  if (password !== undefined) assertStrongPassword(password, account.email ?? before.email)
  const password_hash = password === undefined ? undefined : await desk.passwords.hash(password)

  const after = await withTenant(who, async (tx) => {
    if (touchesAccount && !(await isHomeOf(tx, who, id))) throw notTheirs()
    if (Object.keys(account).length > 0) await updateAccount(tx, who, id, account)
    if (password_hash) await setPassword(tx, id, password_hash)
    await moveInHouse(tx, who, id, { role, restaurant_ids, restaurant_id, is_active })
    const reason = password_hash ? 'password_changed' : is_active === false ? 'deactivated' : undefined
    if (reason)
      await endSessionsOf(tx, who, id, {
        at: desk.platform.clock.now(),
        reason,
        everywhere: password_hash !== undefined,
      })
    const row = await getUser(tx, who, id)
    await tellOfAccountChange(tx, desk.platform, { before, after: row, has_new_password: !!password_hash })
    await recordUser(tx, who, 'updated', {
      before,
      after: password_hash ? { ...row, password_changed: true } : row,
    })
    return row
  })
  desk.forget.user(id)
  return after
}

function notTheirs(): AppError {
  return new AppError('not_permitted', {
    message: 'This person belongs to other organizations, too: only they can change their account.',
  })
}

function checkedNames(
  names: Pick<UserChanges, 'email' | 'username' | 'first_name' | 'last_name' | 'phone' | 'language'>,
) {
  const { email, username, first_name, last_name } = names
  return {
    ...blankToNull(names, ['phone']),
    ...(email === undefined ? {} : { email: normalEmail(email) }),
    ...(username === undefined ? {} : { username: normalUsername(username) }),
    ...(first_name === undefined ? {} : { first_name: first_name.trim() }),
    ...(last_name === undefined ? {} : { last_name: last_name.trim() }),
  }
}

async function moveInHouse(
  tx: TenantTx,
  who: Who,
  id: string,
  asked: AskedPlace & { is_active?: boolean },
): Promise<void> {
  if (Object.values(asked).every((value) => value === undefined)) return
  await lockAdmins(tx, who)
  const present = await getUser(tx, who, id)
  const place = placeInHouse(asked, present)
  await updateMembership(tx, who, id, { ...place, is_active: asked.is_active ?? present.is_active })
  if (present.role === 'admin' && !(await hasActiveAdmin(tx, who))) throw new AppError('last_admin')
}
