import { IconReceipt, IconReceiptTax } from '@tabler/icons-react'
import type { Area } from '../../shell/area.ts'
import { paths } from '../../shell/paths.ts'

export const area: Area = {
  id: 'invoices',
  pages: [
    { path: '/invoices', load: () => import('./InvoicesPage.tsx') },
    { path: '/invoices/new', load: () => import('./form/NewInvoicePage.tsx') },
    { path: '/invoices/$id', load: () => import('./InvoicePage.tsx') },
    { path: '/invoices/$id/edit', load: () => import('./form/EditInvoicePage.tsx') },
  ],
  nav: [
    {
      group: 'supplier',
      label: 'nav',
      icon: IconReceipt,
      href: paths.invoices(),
      permission: 'invoices.read',
      keys: 'g i',
      tab: true,
      waiting: 'GET /supplier/drafts',
    },
  ],
  commands: [
    {
      id: 'new_invoice',
      label: 'command',
      icon: IconReceiptTax,
      href: paths.newInvoice(),
      permission: 'invoices.create',
      keys: 'i',
    },
  ],
  live: {
    invoices: ['GET /supplier/invoices', 'GET /supplier/invoices/{id}', 'GET /supplier/payments'],
  },
}
