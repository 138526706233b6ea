import type { ResolveApiToken, ResolveSession } from '#platform/authentication'
import { defineModule, type Module } from '#platform/module'
import type { Who } from '#platform/who'
import { routes } from './contract.ts'
import type { IdentityNeeds } from './desk.ts'
import { deleteOrganization, removeFilesErrand } from './organizations/delete-organization.ts'
import { removeUser } from './people/remove-user.ts'
import { endTokensErrand } from './recovery/other-ways-in.ts'
import { recordErrand } from './recovery/record.ts'
import { startResetErrand } from './recovery/request-reset.ts'
import { sweepLinksJob } from './recovery/sweep-links.ts'
import { makeHandlers } from './routes.ts'
import { makePasswords } from './sign-in/password-hashing.ts'
import { makeResolveSession } from './sign-in/session.ts'
import { makeSocial } from './social/social.ts'
import { makeResolveApiToken } from './tokens/resolve-token.ts'

export type { IdentityNeeds } from './desk.ts'
export { findOrganizationRow } from './organizations/organization-queries.ts'
export { getPlaceOfBusiness } from './organizations/organizations.ts'
export { type Admin, listAdmins } from './people/admins.ts'
export { createByOperator, getOrganizationByName, resetByOperator } from './people/operator.ts'
export { findMemberByEmail, findUserRow } from './people/queries.ts'
export { resetFactorsByOperator } from './second-factor/reset-by-operator.ts'
export { makePasswords } from './sign-in/password-hashing.ts'
export {
  createTokenByOperator,
  listTokensByOperator,
  revokeTokenByOperator,
} from './tokens/tokens-by-operator.ts'

/** What other rooms have done here, handed over in app.ts. */
export interface IdentityActs {
  removeUser: (who: Who, id: string) => Promise<void>
  deleteOrganization: (who: Who, id: string) => Promise<void>
}

/** The room of people: signing in, organizations, and who belongs to them in which role. */
export function identity(needs: IdentityNeeds): {
  module: Module
  resolveSession: ResolveSession
  resolveApiToken: ResolveApiToken
  acts: IdentityActs
} {
  const desk = { ...needs, passwords: makePasswords(), social: makeSocial(needs.platform) }
  const module = defineModule({
    name: 'identity',
    routes,
    handlers: makeHandlers(desk),
    jobs: [sweepLinksJob],
    errands: [startResetErrand, endTokensErrand, recordErrand, removeFilesErrand],
    timetable: [{ at: '49 3 * * *', job: sweepLinksJob, payload: {} }],
    channels: { organizations: 'organization.read', users: 'users.read', api_tokens: 'tokens.manage' },
  })
  const acts: IdentityActs = {
    removeUser: (who, id) => removeUser(desk, who, id),
    deleteOrganization: (who, id) => deleteOrganization(desk, who, id),
  }
  return {
    module,
    resolveSession: makeResolveSession(needs.platform),
    resolveApiToken: makeResolveApiToken(needs.platform),
    acts,
  }
}
