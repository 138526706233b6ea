import { sql } from 'kysely'
import { notFound } from '#platform/errors'
import { type ListQuery, type ListShape, listPage } from '#platform/lists'
import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { canonicalRole, permissionsOf, roles } from '../../../roles.ts'
import { findOrganizationRow } from '../organizations/organization-queries.ts'
import { findUserRow, selectColleagues, type UserRow, worksInOneOf } from './queries.ts'

const shape: ListShape = {
  sorts: {
    name: { column: `lower(u.first_name || ' ' || u.last_name)`, cast: 'text' },
    email: { column: 'u.email', cast: 'text' },
    role: { column: 'm.role', cast: 'text' },
    created_at: { column: 'u.created_at', cast: 'timestamptz' },
  },
  default_sort: 'name',
  tie_breaker: { column: 'u.id', cast: 'uuid' },
}

export interface UserFilters extends ListQuery {
  search?: string
  role?: string
  is_active?: boolean
  restaurant_id?: string
}

/** The people of the organization; those of the caller's restaurants when limited. */
export function listUsers(tx: TenantTx, who: Who, query: UserFilters) {
  const { search, role, is_active, restaurant_id } = query
  let rows = selectColleagues(tx, who)
  if (search?.trim()) {
    const pattern = `%${search.trim().replaceAll(/[\\%_]/g, '\\$&')}%`
    rows = rows.where(
      sql<boolean>`(u.first_name || ' ' || u.last_name ilike ${pattern} or u.email ilike ${pattern})`,
    )
  }
  if (role) rows = rows.where('m.role', '=', canonicalRole(role))
  if (is_active !== undefined) rows = rows.where('m.is_active', '=', is_active)
  if (restaurant_id) rows = rows.where(worksInOneOf([restaurant_id]))
  return listPage(tx, rows, query, shape)
}

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
