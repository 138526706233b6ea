import { uuidv7 } from 'uuidv7'
import { fieldError, notFound } from '#platform/errors'
import type { Platform } from '#platform/platform'
import { byItself } from '#platform/timetable'
import type { Who } from '#platform/who'
import { mayDo, tokenPermissions } from '../../../roles.ts'
import { getOrganizationByName } from '../people/operator.ts'
import { findMemberByEmail } from '../people/queries.ts'
import { createApiToken } from './create-token.ts'
import { takeAway } from './revoke-token.ts'
import { findOrganizationOfToken } from './token-queries.ts'
import { listApiTokens } from './tokens.ts'

/** What whoever runs Brigade does to API tokens from the command line. */

export interface OperatorsToken {
  /** The e-mail address of the member it is to stand for. */
  person: string
  name: string
  /** All that a token of this person can do, when absent. */
  scopes?: string[]
  expires_in_days?: number | null
  /** A name or an id; may be left out where there is one. */
  organization?: string
}

/** Errors: not_found, constraint_violated for a permission the person lacks. */
export async function createTokenByOperator(platform: Platform, given: OperatorsToken) {
  const { person: email, organization: asked, scopes, ...rest } = given
  const { organization, house } = await houseOf(platform, asked)
  return platform.withTenant(house, async (tx) => {
    const member = await findMemberByEmail(tx, house, email)
    if (!member?.is_active) throw notFound('person')
    const { id: user_id, role, restaurant_ids, full_name, language } = member
    const who: Who = { ...house, user_id, role, restaurant_ids, name: full_name, language }
    const all = tokenPermissions.filter((permission) => mayDo(who, permission))
    const made = await createApiToken(
      tx,
      who,
      { ...rest, scopes: scopes ?? all },
      platform.clock.now(),
      house,
    )
    return { organization: organization.name, ...made }
  })
}

/** The tokens of an organization, two hundred at most. Errors: not_found. */
export async function listTokensByOperator(platform: Platform, asked: string | undefined) {
  const { organization, house } = await houseOf(platform, asked)
  const now = platform.clock.now()
  const page = await platform.withTenant(house, (tx) => listApiTokens(tx, house, { limit: 200 }, now), {
    read_only: true,
  })
  const items = page.items.map(({ id, name, hint, status, user_name, scopes, expires_at, last_used_at }) => ({
    ...{ id, name, hint, status, user_name, scopes, expires_at, last_used_at },
  }))
  return { organization: organization.name, items, total: page.total }
}

/** Errors: not_found. */
export async function revokeTokenByOperator(platform: Platform, id: string) {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    throw fieldError('not_found', 'id', 'Name the id that `brigade token list` shows.')
  const organization_id = await platform.withDoor((tx) => findOrganizationOfToken(tx, id), {
    read_only: true,
  })
  if (!organization_id) throw notFound('API token')
  const house = byItself(organization_id, uuidv7())
  const { name, hint } = await platform.withTenant(house, (tx) =>
    takeAway(tx, house, id, platform.clock.now()),
  )
  return { revoked: { id, name, hint } }
}

async function houseOf(platform: Platform, asked: string | undefined) {
  const organization = await platform.withDoor((tx) => getOrganizationByName(tx, asked), { read_only: true })
  return { organization, house: byItself(organization.id, uuidv7()) }
}
