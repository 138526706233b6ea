import { organizationRoutes } from './organizations/organizations-contract.ts'
import { userRoutes } from './people/users-contract.ts'
import { recoveryRoutes } from './recovery/recovery-contract.ts'
import { authRoutes } from './sign-in/auth-contract.ts'
import { socialRoutes } from './social/social-contract.ts'
import { tokenRoutes } from './tokens/tokens-contract.ts'

export { Organization, User } from './contract-fields.ts'

export const routes = {
  ...authRoutes,
  ...organizationRoutes,
  ...userRoutes,
  ...recoveryRoutes,
  ...socialRoutes,
  ...tokenRoutes,
}
