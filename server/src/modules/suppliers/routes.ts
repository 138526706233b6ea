import type { Handlers } from '#platform/module'
import type { routes } from './contract.ts'
import { createSupplier, deleteSupplier, getSupplier, listSuppliers, updateSupplier } from './suppliers.ts'

export const handlers: Handlers<typeof routes> = {
  listVendors: ({ tx, who, query }) => listSuppliers(tx, who, query),
  createVendor: ({ tx, who, body }) => createSupplier(tx, who, body),
  getVendor: ({ tx, who, params }) => getSupplier(tx, who, params.id),
  updateVendor: ({ tx, who, params, body }) => updateSupplier(tx, who, params.id, body),
  deleteVendor: ({ tx, who, params }) => deleteSupplier(tx, who, params.id),
}
