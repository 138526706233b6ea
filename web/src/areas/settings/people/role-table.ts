import type { ApiResponse } from '../../../shell/api-types.ts'

export type Roles = ApiResponse<'GET /roles'>['roles']

export interface PermissionGroup {
  /** What it is about: `suppliers`. */
  subject: string
  /** `suppliers.read`, … */
  permissions: string[]
}

/** Reading before doing, deleting last; an act of another name stands between. */
const verbs = ['read', 'create', 'upload', 'run', 'manage', 'delete']
const order = (permission: string) => verbs.indexOf(permission.split('.')[1] ?? '')

/** Every permission that any role grants, by what it is about; in the order in which the roles name them. */
export function groupPermissions(roles: Roles): PermissionGroup[] {
  const groups = new Map<string, string[]>()
  for (const permission of new Set(roles.flatMap(({ permissions }) => permissions))) {
    const subject = permission.split('.')[0]!
    groups.set(subject, [...(groups.get(subject) ?? []), permission])
  }
  return [...groups].map(([subject, permissions]) => ({
    subject,
    permissions: permissions.sort((a, b) => order(a) - order(b)),
  }))
}
