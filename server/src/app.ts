import { documents } from './modules/documents/index.ts'
import { identity } from './modules/identity/index.ts'
import { privacy } from './modules/privacy/index.ts'
import { hasInvoices, purchasing } from './modules/purchasing/index.ts'
import { reconciliationsOfDocuments, statements } from './modules/statements/index.ts'
import { suppliers } from './modules/suppliers/index.ts'
import { createRestaurant, venues } from './modules/venues/index.ts'
import { webhooks } from './modules/webhooks/index.ts'
import type { Forget, ResolveApiToken, ResolveSession } from './platform/authentication.ts'
import type { Metrics } from './platform/metrics.ts'
import type { Module, Platform } from './platform/module.ts'
import { operations } from './platform/operations.ts'
import type { Tokens } from './platform/tokens.ts'
import { mayDo } from './roles.ts'

export interface ModuleNeeds {
  platform: Platform
  tokens: Tokens
  metrics: Metrics
  /** Ends what is cached about a session or a person; filled in once sign-in exists. */
  forget: Forget
}

export interface Modules {
  list: Module[]
  resolveSession: ResolveSession
  resolveApiToken: ResolveApiToken
}

/** The rooms of the house, in order. News that goes up from one room to another is handed over here. */
export function modules(needs: ModuleNeeds): Modules {
  const { module: people, acts, ...resolvers } = identity({ ...needs, createRestaurant })
  const list = [
    people,
    venues({ hasInvoices }),
    suppliers(),
    documents(reconciliationsOfDocuments),
    purchasing(),
    statements(),
    privacy(acts),
    webhooks(),
    operations({
      metrics: needs.metrics.summary,
      mayManage: (who) => mayDo(who, 'organization.manage'),
    }),
  ]
  return { list, ...resolvers }
}
