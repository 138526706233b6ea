import { authRoutes } from './auth-contract.ts'
import { organizationRoutes } from './organizations-contract.ts'
import { userRoutes } from './users-contract.ts'

export { Organization, User } from './contract-fields.ts'

export const routes = { ...authRoutes, ...organizationRoutes, ...userRoutes }
