import { IconPackages, IconTrendingUp } from '@tabler/icons-react'
import type { Area } from '../../shell/area.ts'
import { paths } from '../../shell/paths.ts'

export const area: Area = {
  id: 'items',
  pages: [
    { path: '/items', load: () => import('./ItemsPage.tsx') },
    { path: '/items/price-changes', load: () => import('./prices/PriceChangesPage.tsx') },
    { path: '/items/$id', load: () => import('./ItemPage.tsx') },
  ],
  nav: [
    {
      group: 'supplier',
      label: 'nav.items',
      icon: IconPackages,
      href: paths.items(),
      permission: 'items.read',
      keys: 'g t',
    },
    {
      group: 'supplier',
      label: 'nav.price_changes',
      icon: IconTrendingUp,
      href: paths.priceChanges(),
      permission: 'items.read',
      within: paths.items(),
    },
  ],
  live: {
    items: [
      'GET /inventory/items',
      'GET /inventory/items/{id}',
      'GET /supplier/inventory/{id}/price-history',
      'GET /supplier/price-changes',
    ],
    invoices: ['GET /supplier/inventory/{id}/price-history', 'GET /supplier/price-changes'],
  },
}
