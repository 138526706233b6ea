import { expect, it } from 'vitest'
import { groupPermissions } from './role-table.ts'

it('groups what roles grant by what it is about, reading first', () => {
  const roles = [
    {
      role: 'admin' as const,
      permissions: ['documents.delete', 'documents.read', 'documents.upload', 'users.read'],
    },
    { role: 'shopper' as const, permissions: ['documents.read', 'jobs.read'] },
  ]
  expect(groupPermissions(roles)).toEqual([
    { subject: 'users', permissions: ['users.read'] },
    { subject: 'documents', permissions: ['documents.read', 'documents.upload', 'documents.delete'] },
    { subject: 'jobs', permissions: ['jobs.read'] },
  ])
})
