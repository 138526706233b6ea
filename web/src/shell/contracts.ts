import type { routes as documents } from '#modules/documents/contract'
import type { routes as identity } from '#modules/identity/contract'
import type { routes as inbox } from '#modules/inbox/contract'
import type { routes as privacy } from '#modules/privacy/contract'
import type { routes as purchasing } from '#modules/purchasing/contract'
import type { routes as statements } from '#modules/statements/contract'
import type { routes as stock } from '#modules/stock/contract'
import type { routes as suppliers } from '#modules/suppliers/contract'
import type { routes as venues } from '#modules/venues/contract'
import type { routes as webhooks } from '#modules/webhooks/contract'
import type { routes as operations } from '#platform/operations-contract'

/** Every operation the web may call. A module that brings a contract adds its line here. Types only. */
export type AllRoutes = [
  typeof operations,
  typeof identity,
  typeof venues,
  typeof suppliers,
  typeof stock,
  typeof documents,
  typeof purchasing,
  typeof statements,
  typeof privacy,
  typeof webhooks,
  typeof inbox,
]
