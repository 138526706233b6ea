import { sendAttachment } from '#platform/attachment'
import type { Handlers } from '#platform/module'
import { getSupplierAccount } from './account/account.ts'
import type { accountRoutes } from './account-contract.ts'
import { getCredit, listCredits, updateCredit } from './credits/credits.ts'
import { receiveCredit, refuseProposal, undoReceipt } from './credits/receive.ts'
import type { creditRoutes } from './credits-contract.ts'
import { makePack } from './packs/make-pack.ts'
import { listPacks, openPack } from './packs/packs.ts'
import type { packRoutes } from './packs-contract.ts'
import type { rerunRoutes } from './rerun-contract.ts'
import { acceptItems, decideItem, disputeItems, reopenItems, separateItems } from './settling/decide.ts'
import { getItem, listAllItems, listSetApart } from './settling/items.ts'
import { linkItems } from './settling/link.ts'
import { getOverview } from './settling/overview.ts'
import { listChanges, rerunReconciliation } from './settling/rerun.ts'
import type { settlingRoutes } from './settling-contract.ts'

type Routes = typeof settlingRoutes &
  typeof rerunRoutes &
  typeof packRoutes &
  typeof creditRoutes &
  typeof accountRoutes

/** What makes a reconciliation work that can be finished. */
export const settlingHandlers: Handlers<Routes> = {
  getOverview: ({ tx, who, params }) => getOverview(tx, who, params.id),
  listItems: ({ tx, who, params, query }) => listAllItems(tx, who, params.id, query),
  getItem: ({ tx, who, params }) => getItem(tx, who, params.id, params.reconciliation_item_id),
  decideItem: ({ tx, who, params, body }) =>
    decideItem(tx, who, params.id, params.reconciliation_item_id, body),
  listSetApart: ({ tx, who, params, query }) => listSetApart(tx, who, params.id, query),
  acceptItems: ({ tx, who, params, body }) => acceptItems(tx, who, params.id, body),
  reopenItems: ({ tx, who, params, body }) => reopenItems(tx, who, params.id, body.item_ids),
  rejectItems: ({ tx, who, params, body }) => separateItems(tx, who, params.id, body.item_ids, 'rejected'),
  disputeItems: ({ tx, who, params, body: { item_ids, ...dispute } }) =>
    disputeItems(tx, who, params.id, item_ids, dispute),
  linkItems: ({ tx, who, params, body }) => linkItems(tx, who, params.id, body),
  unlinkItems: ({ tx, who, params, body }) => separateItems(tx, who, params.id, body.item_ids, 'unlinked'),
  rerunReconciliation: ({ tx, who, params }) => rerunReconciliation(tx, who, params.id),
  listChanges: ({ tx, who, params, query }) => listChanges(tx, who, params.id, query),
  makeDisputePack: ({ platform, who, params, body }) => makePack(platform, who, params.id, body),
  listDisputePacks: ({ tx, who, params, query }) => listPacks(tx, who, params.id, query),
  downloadDisputeLetter: async ({ platform, who, params, reply }) =>
    sendAttachment(reply, await openPack(platform, who, params, 'letter')),
  downloadDisputeSheet: async ({ platform, who, params, reply }) =>
    sendAttachment(reply, await openPack(platform, who, params, 'sheet')),
  listCredits: ({ tx, who, query }) => listCredits(tx, who, query),
  getCredit: ({ tx, who, params }) => getCredit(tx, who, params.id),
  updateCredit: ({ tx, who, params, body }) => updateCredit(tx, who, params.id, body),
  receiveCredit: ({ tx, who, params, body }) => receiveCredit(tx, who, params.id, body),
  undoReceipt: ({ tx, who, params }) => undoReceipt(tx, who, params.id, params.receipt_id),
  refuseProposal: ({ tx, who, params, body }) => refuseProposal(tx, who, params.id, body),
  getSupplierAccount: ({ tx, who, params }) => getSupplierAccount(tx, who, params.id),
}
