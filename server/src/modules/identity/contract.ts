import { invitationRoutes } from './invitations/invitations-contract.ts'
import { organizationRoutes } from './organizations/organizations-contract.ts'
import { outboxRoutes } from './outbox/outbox-contract.ts'
import { passkeyRoutes } from './passkeys/passkeys-contract.ts'
import { userRoutes } from './people/users-contract.ts'
import { recoveryRoutes } from './recovery/recovery-contract.ts'
import { secondFactorRoutes } from './second-factor/second-factor-contract.ts'
import { sessionRoutes } from './sessions/sessions-contract.ts'
import { authRoutes } from './sign-in/auth-contract.ts'
import { socialRoutes } from './social/social-contract.ts'
import { tokenRoutes } from './tokens/tokens-contract.ts'

export { Organization, User } from './contract-fields.ts'

export const routes = {
  ...authRoutes,
  ...organizationRoutes,
  ...userRoutes,
  ...sessionRoutes,
  ...invitationRoutes,
  ...recoveryRoutes,
  ...outboxRoutes,
  ...socialRoutes,
  ...secondFactorRoutes,
  ...passkeyRoutes,
  ...tokenRoutes,
}
