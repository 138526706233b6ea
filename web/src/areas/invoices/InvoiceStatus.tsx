import { useTranslation } from 'react-i18next'
import { StatusBadge, type Tone } from '../../ui/StatusBadge.tsx'
import { daysBetween, dueOf } from './due.ts'
import type { InvoiceSummary } from './queries.ts'
import { useToday } from './use-today.ts'

/** Paid, cancelled, or how pressing it is. */
export function InvoiceStatus({ invoice }: { invoice: Pick<InvoiceSummary, 'status' | 'due_date'> }) {
  const { t } = useTranslation('invoices')
  const today = useToday()
  const due = dueOf(invoice, today)
  if (due === 'none' || due === 'later') {
    const tone: Tone = { active: 'info', paid: 'success', cancelled: 'neutral' }[invoice.status] as Tone
    return <StatusBadge tone={tone} label={t(`statuses.${invoice.status}`)} />
  }
  const days = daysBetween(today, invoice.due_date ?? today)
  if (due === 'overdue')
    return <StatusBadge tone="danger" label={t('due.overdue', { count: Math.abs(days) })} />
  return <StatusBadge tone="warning" label={days === 0 ? t('due.today') : t('due.soon', { count: days })} />
}
