import { uuidv7 } from 'uuidv7'
import { AppError, fieldError } from '#platform/errors'
import type { Who } from '#platform/who'
import type { Desk } from '../desk.ts'
import { sendVerification } from '../recovery/verification.ts'
import {
  checkedFounder,
  checkedOrganization,
  founderOf,
  foundOrganization,
  type NewOrganization,
} from './found.ts'
import type { OrganizationRow } from './organization-queries.ts'

export interface OrganizationRegistration extends NewOrganization {
  admin?: { email: string; password: string; username?: string; first_name: string; last_name?: string }
}

/**
 * Registers an organization: a signed-in person becomes its admin, an anonymous caller brings one.
 * Errors: not_signed_in, already_exists, weak_password, cnpj_invalid, username_invalid, constraint_violated.
 */
export function createOrganization(
  desk: Desk,
  who: Who | null,
  given: OrganizationRegistration,
  request_id: string,
): Promise<OrganizationRow> {
  const { admin, ...organization } = given
  if (!who) {
    if (!admin)
      throw new AppError('not_signed_in', { message: 'Sign in, or send the admin of the organization.' })
    return createWithAdmin(desk, organization, admin, request_id)
  }
  if (admin)
    throw fieldError('constraint_violated', 'admin', 'You are signed in: you become its admin yourself.')
  const founder = { ...who, organization_id: uuidv7(), role: 'admin', restaurant_id: null }
  const fields = checkedOrganization(organization, null)
  return desk.platform.withTenant(founder, (tx) => foundOrganization(tx, founder, fields))
}

async function createWithAdmin(
  desk: Desk,
  organization: NewOrganization,
  admin: NonNullable<OrganizationRegistration['admin']>,
  request_id: string,
): Promise<OrganizationRow> {
  const account = checkedFounder({ ...admin, last_name: admin.last_name ?? '' }, 'admin.')
  const who = founderOf(account, request_id)
  const fields = checkedOrganization(organization, account.username)
  const password_hash = await desk.passwords.hash(admin.password)
  return desk.platform.withTenant(who, async (tx) => {
    const founded = await foundOrganization(tx, who, fields, { ...account, password_hash })
    await sendVerification(tx, desk.platform, { ...account, organization_id: who.organization_id })
    return founded
  })
}
