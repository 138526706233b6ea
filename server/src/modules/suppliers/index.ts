import { defineModule, type Module } from '#platform/module'
import { routes } from './contract.ts'
import { handlers } from './routes.ts'

export { type FoundSupplier, findSupplierByEvidence } from './find-by-evidence.ts'
export { findSupplier, type SupplierRow } from './queries.ts'
export { createSupplier, updateSupplier } from './suppliers.ts'
export { isOpenMailDomain } from './weigh-evidence.ts'

/** The room of whoever sells to us. */
export function suppliers(): Module {
  return defineModule({
    name: 'suppliers',
    routes,
    handlers,
    channels: { suppliers: 'suppliers.read' },
  })
}
