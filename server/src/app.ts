import { type DocumentFollowers, documents } from './modules/documents/index.ts'
import { identity } from './modules/identity/index.ts'
import { inbox } from './modules/inbox/index.ts'
import { privacy } from './modules/privacy/index.ts'
import { draftsOfDocuments, hasInvoices, purchasing } from './modules/purchasing/index.ts'
import { reconciliationsOfDocuments, statements } from './modules/statements/index.ts'
import { stock } from './modules/stock/index.ts'
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

/** What is told of documents goes up to the books and to the reconciliations. */
const followersOfDocuments: DocumentFollowers = {
  ...reconciliationsOfDocuments,
  ...draftsOfDocuments,
  async letGo(...document) {
    const others = await reconciliationsOfDocuments.letGo(...document)
    return [...others, ...(await draftsOfDocuments.letGo(...document))]
  },
}

/** The rooms of the house, in order. News that goes up from one room to another is handed over here. */
export function modules(needs: ModuleNeeds): Modules {
  const { module: people, acts, ...resolvers } = identity({ ...needs, createRestaurant })
  const list = [
    people,
    venues({ hasInvoices }),
    suppliers(),
    stock(),
    documents(followersOfDocuments),
    purchasing(),
    statements(),
    inbox(followersOfDocuments),
    privacy(acts),
    webhooks(),
    operations({
      metrics: needs.metrics.summary,
      mayManage: (who) => mayDo(who, 'organization.manage'),
    }),
  ]
  return { list, ...resolvers }
}
