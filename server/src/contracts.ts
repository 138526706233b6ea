import { routes as documents } from './modules/documents/contract.ts'
import { routes as identity } from './modules/identity/contract.ts'
import { routes as inbox } from './modules/inbox/contract.ts'
import { routes as privacy } from './modules/privacy/contract.ts'
import { routes as purchasing } from './modules/purchasing/contract.ts'
import { routes as statements } from './modules/statements/contract.ts'
import { routes as stock } from './modules/stock/contract.ts'
import { routes as suppliers } from './modules/suppliers/contract.ts'
import { routes as venues } from './modules/venues/contract.ts'
import { sends, routes as webhooks } from './modules/webhooks/contract.ts'
import type { Contract } from './platform/openapi.ts'
import { routes as operations } from './platform/operations-contract.ts'

/** Every operation with the heading it stands under in the reference; no handlers, so documents can be made without a server. */
export const contracts: Contract[] = [
  { title: 'Identity', description: 'Signing in, organizations and people.', routes: identity },
  { title: 'Venues', description: 'Restaurants and the stores inside them.', routes: venues },
  { title: 'Suppliers', description: 'Whoever sells to the organization.', routes: suppliers },
  { title: 'Inventory', description: 'What is bought, stocked and cooked with.', routes: stock },
  { title: 'Documents', description: 'What suppliers send, and what was read from it.', routes: documents },
  { title: 'Invoices', description: 'The books: what is owed to suppliers.', routes: purchasing },
  {
    title: 'Reconciliation',
    description: 'Statements held against the books, in eight steps.',
    routes: statements,
  },
  {
    title: 'Mail-in',
    description: 'Documents that come by e-mail, and what became of each mail.',
    routes: inbox,
  },
  {
    title: 'Privacy',
    description: 'Archives of what is kept, and erasure with its proof.',
    routes: privacy,
  },
  {
    title: 'Webhooks',
    description: 'Addresses elsewhere that are told what happens.',
    routes: webhooks,
    sends,
  },
  {
    title: 'Operations',
    description: 'Background jobs, the audit log and system metrics.',
    routes: operations,
  },
]
