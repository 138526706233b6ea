import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'
import { selectUsers, type UserRow } from './queries.ts'

/** Somebody who manages the organization, as whoever writes to them needs it. */
export type Admin = Pick<UserRow, 'id' | 'organization_id' | 'email' | 'first_name' | 'language'>

/** The active admins of an organization, the oldest first, fifty at most: for telling them something. */
export function listAdmins(tx: TenantTx, who: Pick<Who, 'organization_id'>): Promise<Admin[]> {
  return selectUsers(tx)
    .where('m.organization_id', '=', who.organization_id)
    .where('m.role', '=', 'admin')
    .where('m.is_active', '=', true)
    .orderBy('m.created_at')
    .orderBy('m.user_id')
    .limit(50)
    .execute()
}
