import { draftRoutes } from './draft-contract.ts'
import { invoiceRoutes } from './invoice-contract.ts'
import { mappingRoutes } from './mapping-contract.ts'
import { paymentRoutes } from './payments/payment-contract.ts'
import { priceRoutes } from './price-contract.ts'

export { InvoiceSummary } from './invoice-contract.ts'

export const routes = { ...invoiceRoutes, ...draftRoutes, ...mappingRoutes, ...priceRoutes, ...paymentRoutes }
