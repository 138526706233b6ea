import { defineModule, type Module } from '#platform/module'
import { routes } from './contract.ts'
import { handlers } from './routes.ts'

export { articleOf } from './article.ts'
export { findBillingCurrency } from './billing-currency.ts'
export { type CreditNote, listCreditNotes } from './credit-notes.ts'
export { draftsOfDocuments } from './follow-documents.ts'
export { hasInvoices } from './has-invoices.ts'
export { type LedgerEntry, listLedger } from './ledger.ts'
export { listLedgerByIds } from './ledger-by-ids.ts'
export { holdsPayments } from './payments/payment-ledger.ts'

/** The room of the books: what is owed to suppliers. */
export function purchasing(): Module {
  return defineModule({
    name: 'purchasing',
    routes,
    handlers,
    channels: { invoices: 'invoices.read', payments: 'invoices.read' },
  })
}
