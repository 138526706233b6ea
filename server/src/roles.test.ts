import { describe, expect, it } from 'vitest'
import { acceptedRoles, canonicalRole, permissions, permissionsOf, roleGrants, roles } from './roles.ts'

describe('the role table', () => {
  it('gives an admin everything and nobody more than an admin', () => {
    expect(permissionsOf({ role: 'admin' })).toEqual([...permissions].sort())
  })

  it('grants what it says and nothing to roles it does not know', () => {
    expect(roleGrants('manager', 'suppliers.manage')).toBe(true)
    expect(roleGrants('manager', 'users.manage')).toBe(false)
    expect(roleGrants('chef', 'audit.read')).toBe(false)
    expect(roleGrants('customer', 'invoices.read')).toBe(false)
    expect(roleGrants('owner', 'organization.read')).toBe(false)
    expect(roleGrants('admin', 'no.such')).toBe(false)
    expect(permissionsOf({ role: 'owner' })).toEqual([])
  })

  it('maps older names to the six', () => {
    expect(acceptedRoles.map(canonicalRole).every((role) => roles.includes(role))).toBe(true)
    expect(canonicalRole('restaurant_manager')).toBe('manager')
    expect(canonicalRole('account_manager')).toBe('manager')
    expect(canonicalRole('staff')).toBe('employee')
    expect(canonicalRole('user')).toBe('employee')
    expect(canonicalRole('chef')).toBe('chef')
  })
})
