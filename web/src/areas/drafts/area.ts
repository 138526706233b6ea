import { IconArrowsJoin, IconReceiptRefund } from '@tabler/icons-react'
import type { Area } from '../../shell/area.ts'
import { paths } from '../../shell/paths.ts'

export const area: Area = {
  id: 'drafts',
  pages: [
    { path: '/invoices/drafts', load: () => import('./queue/DraftsPage.tsx') },
    { path: '/invoices/drafts/$id', load: () => import('./draft/DraftPage.tsx') },
    { path: '/invoices/mappings', load: () => import('./mapping/MappingsPage.tsx') },
  ],
  nav: [
    {
      group: 'supplier',
      label: 'nav.drafts',
      icon: IconReceiptRefund,
      href: paths.drafts(),
      permission: 'invoices.read',
      keys: 'g b',
      within: paths.invoices(),
      waiting: 'GET /supplier/drafts',
    },
    {
      group: 'supplier',
      label: 'nav.mappings',
      icon: IconArrowsJoin,
      href: paths.mappings(),
      permission: 'items.read',
      keys: 'g m',
      within: paths.invoices(),
      waiting: 'GET /supplier/mappings',
    },
  ],
  live: {
    invoices: ['GET /supplier/drafts', 'GET /supplier/drafts/{id}', 'GET /supplier/mappings'],
    items: ['GET /supplier/drafts', 'GET /supplier/drafts/{id}', 'GET /supplier/mappings'],
  },
}
