import { uuidv7 } from 'uuidv7'
import { audit } from '#platform/audit'
import { blankToNull } from '#platform/blank'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import type { User } from '../contract.ts'
import { insertAccount, insertMembership, setPassword } from '../people/queries.ts'
import { normalCnpj, normalEmail, normalUsername } from '../sign-in/names.ts'
import { assertStrongPassword } from '../sign-in/password-rules.ts'
import { placeOfBusiness } from './organization-defaults.ts'
import { insertOrganization, type OrganizationRow } from './organization-queries.ts'

/** What somebody says of an organization that is to be made. */
export interface NewOrganization {
  name: string
  trade_name?: string | null
  cnpj?: string | null
  address?: string | null
  phone?: string | null
  email?: string | null
  country?: string
  currency?: string
  locale?: string
}

/** What somebody says of themselves when they bring a new organization. */
export interface NewFounder {
  email: string
  /** Absent for those who come by an account elsewhere. */
  password?: string
  username?: string
  first_name: string
  last_name: string
  language?: User['language']
}

/** The fields of a new organization as they are stored. Errors: cnpj_invalid, constraint_violated, validation_failed. */
export function checkedOrganization(given: NewOrganization, username: string | null, prefix = '') {
  const { country, currency, locale, email, ...rest } = given
  const cnpj = normalCnpj(given.cnpj, `${prefix}cnpj`)
  const hints = { has_brazilian_papers: cnpj !== null || username !== null }
  return {
    ...blankToNull(rest, ['trade_name', 'address', 'phone']),
    name: given.name.trim(),
    cnpj,
    email: email ? normalEmail(email, `${prefix}email`) : null,
    ...placeOfBusiness({ country, currency, locale }, hints, prefix),
  }
}

/** A founder as stored, but for the password. Errors: validation_failed, username_invalid, weak_password. */
export function checkedFounder(given: NewFounder, prefix = '') {
  const email = normalEmail(given.email, `${prefix}email`)
  if (given.password !== undefined) assertStrongPassword(given.password, email, `${prefix}password`)
  return {
    id: uuidv7(),
    email,
    username: normalUsername(given.username, `${prefix}username`),
    first_name: given.first_name.trim(),
    last_name: given.last_name.trim(),
    language: given.language ?? 'en',
  }
}

/** The person who founds an organization, as the admin of one that is about to exist. */
export function founderOf(account: ReturnType<typeof checkedFounder>, request_id: string): Who {
  return {
    user_id: account.id,
    organization_id: uuidv7(),
    session_id: null,
    role: 'admin',
    restaurant_ids: null,
    name: `${account.first_name} ${account.last_name}`.trim(),
    language: account.language,
    request_id,
  }
}

/** Makes an organization with its admin: `account` is the new person, or nothing when `who` has an account. */
export async function foundOrganization(
  tx: TenantTx,
  who: Who,
  fields: ReturnType<typeof checkedOrganization>,
  account?: ReturnType<typeof checkedFounder> & { password_hash?: string },
): Promise<OrganizationRow> {
  const organization = await insertOrganization(tx, who, fields)
  if (account) {
    const { password_hash, ...person } = account
    await insertAccount(tx, who, person)
    if (password_hash) await setPassword(tx, person.id, password_hash)
  }
  await insertMembership(tx, who, { user_id: who.user_id, role: 'admin', restaurant_ids: null })
  const subject = { type: 'organization', id: organization.id, name: organization.name }
  await audit(tx, who, 'organization.created', subject, { after: organization })
  return organization
}
