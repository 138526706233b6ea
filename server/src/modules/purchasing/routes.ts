import type { Handlers } from '#platform/module'
import type { routes } from './contract.ts'
import { createInvoice, deleteInvoice, getInvoice, updateInvoice } from './invoices.ts'
import { listInvoiceRows } from './queries.ts'

export const handlers: Handlers<typeof routes> = {
  listInvoices: ({ tx, who, query }) => listInvoiceRows(tx, who, query),
  createInvoice: ({ tx, who, body }) => createInvoice(tx, who, body),
  getInvoice: ({ tx, who, params }) => getInvoice(tx, who, params.id),
  updateInvoice: ({ tx, who, params, body }) => updateInvoice(tx, who, params.id, body),
  deleteInvoice: ({ tx, who, params }) => deleteInvoice(tx, who, params.id),
}
