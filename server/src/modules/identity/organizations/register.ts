import type { User } from '../contract.ts'
import type { Desk } from '../desk.ts'
import { findUserRow, type UserRow } from '../people/queries.ts'
import { sendVerification } from '../recovery/verification.ts'
import {
  checkedFounder,
  checkedOrganization,
  founderOf,
  foundOrganization,
  type NewOrganization,
} from './found.ts'

export interface Registration {
  email: string
  password: string
  full_name?: string
  first_name?: string
  last_name?: string
  username?: string
  language?: User['language']
  restaurant_name?: string
  organization?: NewOrganization
}

/**
 * Creates a person, their organization and, with `restaurant_name`, its first restaurant: all or nothing.
 * Errors: already_exists, weak_password, cnpj_invalid, username_invalid, constraint_violated, validation_failed.
 */
export async function register(desk: Desk, given: Registration, request_id: string): Promise<UserRow> {
  const account = checkedFounder({ ...given, ...namesOf(given) })
  const who = founderOf(account, request_id)
  const asked = given.organization ?? { name: given.restaurant_name?.trim() || who.name }
  const fields = checkedOrganization(asked, account.username, 'organization.')
  const password_hash = await desk.passwords.hash(given.password)
  return desk.platform.withTenant(who, async (tx) => {
    await foundOrganization(tx, who, fields, { ...account, password_hash })
    if (given.restaurant_name) await desk.createRestaurant(tx, who, { name: given.restaurant_name.trim() })
    const person = (await findUserRow(tx, who, who.user_id))!
    await sendVerification(tx, desk.platform, person)
    return person
  })
}

/** First and last name as given, else from the full name, else what stands before the @. */
function namesOf({ email, full_name, first_name, last_name }: Registration) {
  const [first, ...rest] = full_name?.trim().split(/\s+/) ?? []
  return {
    first_name: (first_name?.trim() || first || email.trim().split('@')[0] || email).slice(0, 100),
    last_name: (last_name ?? rest.join(' ')).slice(0, 100),
  }
}
