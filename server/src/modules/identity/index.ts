import type { ResolveSession } from '#platform/authentication'
import { defineModule, type Module } from '#platform/module'
import { routes } from './contract.ts'
import type { IdentityNeeds } from './desk.ts'
import { makePasswords } from './password-hashing.ts'
import { makeHandlers } from './routes.ts'
import { makeResolveSession } from './session.ts'

export type { IdentityNeeds } from './desk.ts'
export { getPlaceOfBusiness } from './organizations.ts'
export { makePasswords } from './password-hashing.ts'

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
