import { IconReceiptRefund, IconTruckDelivery } from '@tabler/icons-react'
import type { Area } from '../../shell/area.ts'
import { paths } from '../../shell/paths.ts'

export const area: Area = {
  id: 'suppliers',
  pages: [
    { path: '/suppliers', load: () => import('./SuppliersPage.tsx') },
    { path: '/suppliers/$id', load: () => import('./SupplierPage.tsx') },
    { path: '/credits', load: () => import('./credits/CreditsPage.tsx') },
  ],
  nav: [
    {
      group: 'supplier',
      label: 'nav',
      icon: IconTruckDelivery,
      href: paths.suppliers(),
      permission: 'suppliers.read',
      keys: 'g s',
      also: [paths.credits()],
    },
  ],
  commands: [
    {
      id: 'suppliers.credits',
      label: 'commands.credits',
      icon: IconReceiptRefund,
      href: paths.credits(),
      permission: 'reconciliations.read',
    },
    {
      id: 'suppliers.new',
      label: 'command',
      icon: IconTruckDelivery,
      href: paths.newSupplier(),
      permission: 'suppliers.manage',
    },
  ],
  live: {
    credits: ['GET /supplier/credits', 'GET /vendors/{id}/account'],
    reconciliations: ['GET /vendors/{id}/account'],
    invoices: ['GET /vendors/{id}/account'],
    payments: ['GET /supplier/payments', 'GET /vendors/{id}/account'],
    documents: ['GET /supplier/layouts'],
    suppliers: ['GET /vendors', 'GET /vendors/{id}'],
  },
}
