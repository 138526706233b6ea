import { sendAttachment } from '#platform/attachment'
import type { Handlers } from '#platform/module'
import type { routes } from './contract.ts'
import { openReport } from './export.ts'
import { listReconciliationRows } from './queries.ts'
import { getReconciliation, getReconciliationStatus, listClass } from './reconciliations.ts'
import { settlingHandlers } from './settling-routes.ts'
import { startReconciliation } from './start.ts'

export const handlers: Handlers<typeof routes> = {
  startReconciliation: ({ tx, who, body }) => startReconciliation(tx, who, body),
  listReconciliations: ({ tx, who, query }) => listReconciliationRows(tx, who, query),
  getReconciliation: ({ tx, who, params }) => getReconciliation(tx, who, params.id),
  getReconciliationStatus: ({ tx, who, params }) => getReconciliationStatus(tx, who, params.id),
  listMatched: ({ tx, who, params, query }) => listClass(tx, who, params.id, 'matched', query),
  listMissingInRestaurant: ({ tx, who, params, query }) =>
    listClass(tx, who, params.id, 'missing_in_restaurant', query),
  listMissingInSupplier: ({ tx, who, params, query }) =>
    listClass(tx, who, params.id, 'missing_in_supplier', query),
  listMismatches: ({ tx, who, params, query }) => listClass(tx, who, params.id, 'amount_mismatch', query),
  exportReconciliation: async ({ platform, who, params, reply }) =>
    sendAttachment(reply, await openReport(platform, who, params.id)),
  ...settlingHandlers,
}
