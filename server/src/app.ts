import { documents } from './modules/documents/index.ts'
import { identity } from './modules/identity/index.ts'
import { hasInvoices, purchasing } from './modules/purchasing/index.ts'
import { reconciliationsOfDocuments, statements } from './modules/statements/index.ts'
import { suppliers } from './modules/suppliers/index.ts'
import { createRestaurant, venues } from './modules/venues/index.ts'
import type { ResolveSession } from './platform/authentication.ts'
import type { Metrics } from './platform/metrics.ts'
import type { Module, Platform } from './platform/module.ts'
import { operations } from './platform/operations.ts'
import type { Tokens } from './platform/tokens.ts'
import { roleGrants } from './roles.ts'

export interface ModuleNeeds {
  platform: Platform
  tokens: Tokens
  metrics: Metrics
  /** Ends what is cached about a session or a person; filled in once sign-in exists. */
  forget: { session: (session_id: string) => void; user: (user_id: string) => void }
}

/** The rooms of the house, in order. News that goes up from one room to another is handed over here. */
export function modules(needs: ModuleNeeds): { list: Module[]; resolveSession: ResolveSession } {
  const people = identity({ ...needs, createRestaurant })
  const list = [
    people.module,
    venues({ hasInvoices }),
    suppliers(),
    documents(reconciliationsOfDocuments),
    purchasing(),
    statements(),
    operations({
      metrics: needs.metrics.summary,
      mayManage: (role) => roleGrants(role, 'organization.manage'),
    }),
  ]
  return { list, resolveSession: people.resolveSession }
}
