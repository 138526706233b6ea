import type { ResolveSession } from '#platform/authentication'
import { defineModule, type Module } from '#platform/module'
import { routes } from './contract.ts'
import type { IdentityNeeds } from './desk.ts'
import { makeHandlers } from './routes.ts'
import { makePasswords } from './sign-in/password-hashing.ts'
import { makeResolveSession } from './sign-in/session.ts'

export type { IdentityNeeds } from './desk.ts'
export { getPlaceOfBusiness } from './organizations/organizations.ts'
export { makePasswords } from './sign-in/password-hashing.ts'

/** The room of people: signing in, organizations, and who belongs to them in which role. */
export function identity(needs: IdentityNeeds): { module: Module; resolveSession: ResolveSession } {
  const module = defineModule({
    name: 'identity',
    routes,
    handlers: makeHandlers({ ...needs, passwords: makePasswords() }),
    channels: { organizations: 'organization.read', users: 'users.read' },
  })
  return { module, resolveSession: makeResolveSession(needs.platform) }
}
