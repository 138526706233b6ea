import { defineModule, type Module } from '#platform/module'
import { routes } from './contract.ts'
import { reconcileStatementJob } from './jobs.ts'
import { isReportStored } from './queries.ts'
import { handlers } from './routes.ts'
import { watchReconciliation } from './watch.ts'

export { reconciliationsOfDocuments } from './follow-documents.ts'
export { startReconciliation } from './start.ts'

/** The room where statements are held against the books. */
export function statements(): Module {
  return defineModule({
    name: 'statements',
    routes,
    handlers,
    jobs: [reconcileStatementJob],
    needsFile: isReportStored,
    channels: { reconciliations: 'reconciliations.read', reconciliation: 'reconciliations.read' },
    sockets: [
      {
        path: '/ws/supplier/reconciliation/{id}',
        permission: 'reconciliations.read',
        open: watchReconciliation,
      },
    ],
  })
}
