import type { Handlers } from '#platform/module'
import type { routes } from './contract.ts'
import { deleteDraft } from './discard-draft.ts'
import { draftDocuments } from './draft-documents.ts'
import { getDraft, listDrafts, updateDraft } from './drafts.ts'
import { createInvoice, deleteInvoice, getInvoice, updateInvoice } from './invoices.ts'
import { decideMapping, getMapping, listMappings } from './mappings.ts'
import { allocatePayment } from './payments/allocate.ts'
import { listPaymentRows } from './payments/payment-queries.ts'
import { getPayment, updatePayment } from './payments/payments.ts'
import { recordPayment } from './payments/record-payment.ts'
import { restorePayment, voidPayment } from './payments/void-payment.ts'
import { postDraft } from './post-draft.ts'
import { getPostingSettings, updatePostingSettings } from './posting-settings.ts'
import { listItemPrices, listPriceChanges } from './prices.ts'
import { listInvoiceRows } from './queries.ts'
import { takeBack } from './take-back.ts'

export const handlers: Handlers<typeof routes> = {
  listInvoices: ({ tx, who, query }) => listInvoiceRows(tx, who, query),
  createInvoice: ({ tx, who, body }) => createInvoice(tx, who, body),
  getInvoice: ({ tx, who, params }) => getInvoice(tx, who, params.id),
  updateInvoice: ({ tx, who, params, body }) => updateInvoice(tx, who, params.id, body),
  deleteInvoice: ({ tx, who, params }) => deleteInvoice(tx, who, params.id),
  listDrafts: ({ tx, who, query }) => listDrafts(tx, who, query),
  createDrafts: ({ tx, who, body }) => draftDocuments(tx, who, body.document_ids),
  getDraft: ({ tx, who, params }) => getDraft(tx, who, params.id),
  updateDraft: ({ tx, who, params, body, platform }) =>
    updateDraft(tx, who, params.id, { changes: body, now: platform.clock.now() }),
  deleteDraft: ({ tx, who, params }) => deleteDraft(tx, who, params.id),
  postDraft: ({ tx, who, params, body }) => postDraft(tx, who, params.id, body),
  takeBackInvoice: ({ tx, who, params, platform }) => takeBack(tx, who, params.id, platform.clock.now()),
  listMappings: ({ tx, who, query }) => listMappings(tx, who, query),
  getMapping: ({ tx, who, params }) => getMapping(tx, who, params.id),
  updateMapping: ({ tx, who, params, body, platform }) =>
    decideMapping(tx, who, params.id, { decision: body, now: platform.clock.now() }),
  listItemPrices: ({ tx, who, params, query }) => listItemPrices(tx, who, params.id, query),
  listPriceChanges: ({ tx, who, query }) => listPriceChanges(tx, who, query),
  getPostingSettings: ({ tx, who }) => getPostingSettings(tx, who),
  updatePostingSettings: ({ tx, who, body }) => updatePostingSettings(tx, who, body),
  listPayments: ({ tx, who, query }) => listPaymentRows(tx, who, query),
  recordPayment: ({ tx, who, body }) => recordPayment(tx, who, body),
  getPayment: ({ tx, who, params }) => getPayment(tx, who, params.id),
  updatePayment: ({ tx, who, params, body }) => updatePayment(tx, who, params.id, body),
  allocatePayment: ({ tx, who, params, body }) => allocatePayment(tx, who, params.id, body),
  voidPayment: ({ tx, who, params, body, platform }) =>
    voidPayment(tx, who, params.id, { reason: body.reason, now: platform.clock.now() }),
  restorePayment: ({ tx, who, params }) => restorePayment(tx, who, params.id),
}
