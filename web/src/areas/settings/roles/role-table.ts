import type { ApiResponse } from '../../../shell/api-types.ts'

export type Roles = ApiResponse<'GET /roles'>['roles']

export interface PermissionGroup {
  /** What it is about: `suppliers`. */
  subject: string
  /** `suppliers.read`, … */
  permissions: string[]
}

/** Reading before doing, deleting last; an act of another name stands between. */
const verbs = ['read', 'create', 'upload', 'inbox', 'run', 'manage', 'delete']
const order = (permission: string) => verbs.indexOf(permission.split('.')[1] ?? '')

/** From the house to its papers; what is not named here comes after. */
const subjects =
  'organization users restaurants stores suppliers documents invoices reconciliations tokens webhooks jobs audit metrics'.split(
    ' ',
  )
const place = ({ subject }: PermissionGroup) =>
  (subjects.indexOf(subject) + subjects.length + 1) % (subjects.length + 1)

/** Every permission that any role grants, by what it is about. */
export function groupPermissions(roles: Roles): PermissionGroup[] {
  const groups = new Map<string, string[]>()
  for (const permission of new Set(roles.flatMap(({ permissions }) => permissions))) {
    const subject = permission.split('.')[0]!
    groups.set(subject, [...(groups.get(subject) ?? []), permission])
  }
  return [...groups]
    .map(([subject, permissions]) => ({
      subject,
      permissions: permissions.sort((a, b) => order(a) - order(b)),
    }))
    .sort((a, b) => place(a) - place(b))
}
