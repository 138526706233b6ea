import type { Who } from '#platform/who'

/**
 * Who may do what. One row per permission, one column per role; a route names the permission it needs.
 * `x` grants; a manager whose membership is limited to a restaurant keeps the rights but only there.
 */
export const roles = ['admin', 'manager', 'chef', 'employee', 'shopper', 'customer'] as const
export type Role = (typeof roles)[number]

// biome-ignore format: a table
const table = {
  //                         admin manager chef employee shopper customer
  'organization.read':      ['x',  'x',    'x', 'x',     'x',    'x'],
  'organization.manage':    ['x',  '-',    '-', '-',     '-',    '-'],
  'users.read':             ['x',  'x',    '-', '-',     '-',    '-'],
  'users.manage':           ['x',  '-',    '-', '-',     '-',    '-'],
  'restaurants.read':       ['x',  'x',    'x', 'x',     'x',    'x'],
  'restaurants.create':     ['x',  '-',    '-', '-',     '-',    '-'],
  'restaurants.manage':     ['x',  'x',    '-', '-',     '-',    '-'],
  'restaurants.delete':     ['x',  '-',    '-', '-',     '-',    '-'],
  'stores.read':            ['x',  'x',    'x', 'x',     'x',    '-'],
  'stores.manage':          ['x',  'x',    '-', '-',     '-',    '-'],
  'stores.delete':          ['x',  '-',    '-', '-',     '-',    '-'],
  'suppliers.read':         ['x',  'x',    'x', 'x',     'x',    '-'],
  'suppliers.manage':       ['x',  'x',    '-', '-',     '-',    '-'],
  'suppliers.delete':       ['x',  '-',    '-', '-',     '-',    '-'],
  'items.read':             ['x',  'x',    'x', 'x',     'x',    '-'],
  'items.manage':           ['x',  'x',    'x', '-',     '-',    '-'],
  'items.archive':          ['x',  'x',    '-', '-',     '-',    '-'],
  'documents.read':         ['x',  'x',    'x', 'x',     'x',    '-'],
  'documents.upload':       ['x',  'x',    'x', 'x',     'x',    '-'],
  'documents.correct':      ['x',  'x',    'x', 'x',     '-',    '-'],
  'documents.delete':       ['x',  'x',    '-', '-',     '-',    '-'],
  'documents.inbox':        ['x',  'x',    '-', '-',     '-',    '-'],
  'invoices.read':          ['x',  'x',    'x', 'x',     'x',    '-'],
  'invoices.create':        ['x',  'x',    'x', 'x',     'x',    '-'],
  'invoices.manage':        ['x',  'x',    '-', '-',     '-',    '-'],
  'invoices.delete':        ['x',  '-',    '-', '-',     '-',    '-'],
  'reconciliations.read':   ['x',  'x',    'x', 'x',     'x',    '-'],
  'reconciliations.run':    ['x',  'x',    'x', 'x',     'x',    '-'],
  'reconciliations.settle': ['x',  'x',    '-', '-',     '-',    '-'],
  'jobs.read':              ['x',  'x',    'x', 'x',     'x',    'x'],
  'audit.read':             ['x',  '-',    '-', '-',     '-',    '-'],
  'privacy.manage':         ['x',  '-',    '-', '-',     '-',    '-'],
  'tokens.manage':          ['x',  '-',    '-', '-',     '-',    '-'],
  'webhooks.read':          ['x',  '-',    '-', '-',     '-',    '-'],
  'webhooks.manage':        ['x',  '-',    '-', '-',     '-',    '-'],
  'metrics.read':           ['x',  'x',    '-', '-',     '-',    '-'],
} as const

export type Permission = keyof typeof table

const granted = new Map<string, ReadonlySet<string>>(
  roles.map((role, column) => [
    role,
    new Set(
      Object.entries(table)
        .filter(([, row]) => row[column] === 'x')
        .map(([permission]) => permission),
    ),
  ]),
)

/** Whether a role grants a permission; an unknown role grants nothing. */
export function roleGrants(role: string, permission: string): boolean {
  return granted.get(role)?.has(permission) ?? false
}

/**
 * What no API token may do, whoever made it: a program that can add people, set passwords or read the mails with
 * their links makes itself a session, and from there everything else.
 */
const peopleOnly = new Set<string>([
  'organization.manage',
  'users.manage',
  'tokens.manage',
  'privacy.manage',
] satisfies Permission[])

/** Whether somebody may do something: their role grants it and, where an API token stands for them, so does its scope. */
export function mayDo({ role, token }: Pick<Who, 'role' | 'token'>, permission: string): boolean {
  if (token && (peopleOnly.has(permission) || !token.permissions.includes(permission))) return false
  return roleGrants(role, permission)
}

export const permissions = Object.keys(table) as Permission[]

/** What somebody may do, sorted: what a client needs to decide what to show. */
export function permissionsOf(who: Pick<Who, 'role' | 'token'>): string[] {
  return permissions.filter((permission) => mayDo(who, permission)).sort()
}

/** What may be asked for an API token. */
export const tokenPermissions = permissions.filter((permission) => !peopleOnly.has(permission))

/** Names of the source documents that are accepted on input; the six above are what is stored and returned. */
const roleAliases: Record<string, Role> = {
  account_manager: 'manager',
  restaurant_manager: 'manager',
  staff: 'employee',
  user: 'employee',
}

/** Every word accepted as a role on input. */
export const acceptedRoles = [...roles, ...Object.keys(roleAliases)]

/** The stored role for an accepted word. */
export function canonicalRole(word: string): Role {
  return roleAliases[word] ?? (word as Role)
}
