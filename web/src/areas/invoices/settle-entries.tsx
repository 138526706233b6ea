import { IconArrowBackUp, IconBan, IconCircleCheck } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { MenuAction } from '../../ui/overlay/ActionMenu.tsx'
import type { InvoiceSummary } from './queries.ts'
import { settle } from './settle.ts'

/** What may become of an invoice as it is. */
export function settleEntries(invoice: InvoiceSummary, t: TFunction): MenuAction[] {
  const reopen = {
    label: t('actions.reopen'),
    icon: <IconArrowBackUp size={18} aria-hidden />,
    onSelect: () => void settle(invoice, 'active', t),
  }
  if (invoice.status !== 'active') return [reopen]
  return [
    {
      label: t('actions.pay'),
      icon: <IconCircleCheck size={18} aria-hidden />,
      onSelect: () => void settle(invoice, 'paid', t),
    },
    {
      label: t('actions.cancel'),
      icon: <IconBan size={18} aria-hidden />,
      onSelect: () => void settle(invoice, 'cancelled', t),
    },
  ]
}
