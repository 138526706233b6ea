import { defineModule, type Module } from '#platform/module'
import { routes } from './contract.ts'
import { reconcileStatementJob } from './jobs.ts'
import { isPackFile } from './packs/pack-queries.ts'
import { isReportStored } from './queries.ts'
import { handlers } from './routes.ts'
import { rerunReconciliationJob } from './settling/rerun.ts'
import { watchReconciliation } from './watch.ts'

export { reconciliationsOfDocuments } from './follow-documents.ts'
export { startReconciliation } from './start.ts'

/** The room where statements are held against the books. */
export function statements(): Module {
  return defineModule({
    name: 'statements',
    routes,
    handlers,
    jobs: [reconcileStatementJob, rerunReconciliationJob],
    needsFile: async (tx, who, hash) =>
      (await isReportStored(tx, who, hash)) || (await isPackFile(tx, who, hash)),
    channels: {
      reconciliations: 'reconciliations.read',
      reconciliation: 'reconciliations.read',
      credits: 'reconciliations.read',
    },
    sockets: [
      {
        path: '/ws/supplier/reconciliation/{id}',
        permission: 'reconciliations.read',
        open: watchReconciliation,
      },
    ],
  })
}
