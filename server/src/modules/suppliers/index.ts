import { defineModule, type Module } from '#platform/module'
import { routes } from './contract.ts'
import { handlers } from './routes.ts'

export { type FoundSupplier, findSupplierByEvidence, listSupplierCandidates } from './find-by-evidence.ts'
export { findSupplier, type SupplierRow } from './queries.ts'
export { getSupplier } from './suppliers.ts'
export type { SupplierCandidate, SupplierEvidence } from './weigh-evidence.ts'

/** The room of whoever sells to us. */
export function suppliers(): Module {
  return defineModule({
    name: 'suppliers',
    routes,
    handlers,
    channels: { suppliers: 'suppliers.read' },
  })
}
