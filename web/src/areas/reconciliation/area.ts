import { IconArrowsDiff } from '@tabler/icons-react'
import type { Area } from '../../shell/area.ts'
import { paths } from '../../shell/paths.ts'

export const area: Area = {
  id: 'reconciliation',
  pages: [
    { path: '/reconciliations', load: () => import('./ReconciliationsPage.tsx') },
    { path: '/reconciliations/$id', load: () => import('./ReconciliationPage.tsx') },
  ],
  nav: [
    {
      group: 'supplier',
      label: 'nav',
      icon: IconArrowsDiff,
      href: paths.reconciliations(),
      permission: 'reconciliations.read',
      keys: 'g r',
      tab: true,
    },
  ],
  commands: [
    {
      id: 'reconcile_statement',
      label: 'command',
      icon: IconArrowsDiff,
      href: `${paths.reconciliations()}?start=1`,
      permission: 'reconciliations.run',
      keys: 'r',
    },
  ],
  live: {
    // The items themselves are read again where they are shown, by the revision: see settle/use-others-acts.ts.
    reconciliations: [
      'GET /supplier/reconciliation',
      'GET /supplier/reconciliation/{id}',
      'GET /supplier/reconciliation/{id}/overview',
      'GET /supplier/reconciliation/{id}/changes',
      'GET /supplier/reconciliation/{id}/dispute-packs',
    ],
  },
}
