import { sql } from 'kysely'
import { notFound } from '#platform/errors'
import { type ListQuery, type ListShape, listPage } from '#platform/lists'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { canonicalRole, permissionsOf, roles } from '../../../roles.ts'
import { selectInvited } from '../invitations/invitation-queries.ts'
import { findInvited } from '../invitations/invite.ts'
import { findOrganizationRow } from '../organizations/organization-queries.ts'
import { findUserRow, selectColleagues, type UserRow } from './queries.ts'

const shape: ListShape = {
  sorts: {
    name: { column: `lower(p.first_name || ' ' || p.last_name)`, cast: 'text' },
    email: { column: 'p.email', cast: 'text' },
    role: { column: 'p.role', cast: 'text' },
    created_at: { column: 'p.created_at', cast: 'timestamptz' },
  },
  default_sort: 'name',
  tie_breaker: { column: 'p.id', cast: 'uuid' },
}

export interface UserFilters extends ListQuery {
  search?: string
  role?: string
  status?: UserRow['status']
  is_active?: boolean
  restaurant_id?: string
}

/** The people of the organization and those who are invited; of the caller's restaurants when limited. */
export function listUsers(tx: TenantTx, who: Who, query: UserFilters) {
  const { search, role, status, is_active, restaurant_id } = query
  const people = selectColleagues(tx, who).unionAll(selectInvited(tx, who))
  let rows = tx.selectFrom(people.as('p')).selectAll('p')
  if (search?.trim()) {
    const pattern = `%${search.trim().replaceAll(/[\\%_]/g, '\\$&')}%`
    rows = rows.where(
      sql<boolean>`(p.first_name || ' ' || p.last_name ilike ${pattern} or p.email ilike ${pattern})`,
    )
  }
  if (role) rows = rows.where('p.role', '=', canonicalRole(role))
  if (status) rows = rows.where('p.status', '=', status)
  if (is_active !== undefined) rows = rows.where('p.is_active', '=', is_active)
  if (restaurant_id) rows = rows.where(sql<boolean>`${restaurant_id} = any(p.restaurant_ids)`)
  return listPage(tx, rows, query, shape)
}

/** A member, or somebody who is invited. Errors: not_found. */
export async function getPerson(tx: TenantTx, who: Who, id: string): Promise<UserRow> {
  return (await findInvited(tx, who, id)) ?? getUser(tx, who, id)
}

/** A member. Errors: not_found. */
export async function getUser(tx: TenantTx, who: Who, id: string): Promise<UserRow> {
  const row = await findUserRow(tx, who, id)
  if (!row) throw notFound('person')
  return row
}

/** The caller, what their role grants, and the organization in use. */
export async function getMe(tx: TenantTx, who: Who) {
  const organization = await findOrganizationRow(tx, who)
  if (!organization) throw notFound('organization')
  const { must_set_up_second_factor = false } = who
  const user = await getUser(tx, who, who.user_id)
  return { ...user, must_set_up_second_factor, permissions: permissionsOf(who), organization }
}

/** The role table, role by role. */
export async function listRoles() {
  return { roles: roles.map((role) => ({ role, permissions: permissionsOf({ role }) })) }
}
