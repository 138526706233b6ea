import { IconTruckDelivery } from '@tabler/icons-react'
import type { Area } from '../../shell/area.ts'
import { paths } from '../../shell/paths.ts'

export const area: Area = {
  id: 'suppliers',
  pages: [
    { path: '/suppliers', load: () => import('./SuppliersPage.tsx') },
    { path: '/suppliers/$id', load: () => import('./SupplierPage.tsx') },
  ],
  nav: [
    {
      group: 'supplier',
      label: 'nav',
      icon: IconTruckDelivery,
      href: paths.suppliers(),
      permission: 'suppliers.read',
      keys: 'g s',
    },
  ],
  commands: [
    {
      id: 'suppliers.new',
      label: 'command',
      icon: IconTruckDelivery,
      href: paths.newSupplier(),
      permission: 'suppliers.manage',
    },
  ],
  live: {
    suppliers: ['GET /vendors', 'GET /vendors/{id}'],
  },
}
