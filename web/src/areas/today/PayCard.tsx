import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { explain } from '../../shell/explain.ts'
import { useRestaurants } from '../../shell/me.ts'
import { paths } from '../../shell/paths.ts'
import { Money } from '../../ui/Figures.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { type Invoice, openInvoices } from './queries.ts'
import { Tickets } from './Tickets.tsx'
import { useToday } from './use-today.ts'
import { daysLeft, pressing } from './waiting.ts'

/** As many as are paid in one sitting. */
const SHOWN = 6

/** Invoices that are late or due within a week. */
export function PayCard({ restaurant_id }: { restaurant_id: string | undefined }) {
  const { t } = useTranslation('today')
  const today = useToday()
  const { restaurants, current } = useRestaurants()
  const { data, error } = useQuery(openInvoices(restaurant_id))
  const due = data && pressing(data.items, today)
  const several = !current && restaurants.length > 1
  const tickets =
    due &&
    [...due.overdue, ...due.soon].slice(0, SHOWN).map((invoice) => ({
      id: invoice.id,
      href: paths.invoice(invoice.id),
      title: invoice.supplier_name,
      note: several ? `${invoice.invoice_number} · ${invoice.restaurant_name}` : invoice.invoice_number,
      badge: <DueBadge invoice={invoice} today={today} />,
      figure: <Money value={invoice.open_amount} currency={invoice.currency} />,
    }))
  return (
    <Tickets
      title={t('pay.title')}
      tickets={tickets}
      all={{ label: t('pay.all'), href: `${paths.invoices()}?status=active&sort=due_date` }}
      clear={{ title: t('pay.clear'), text: t('pay.clear_text') }}
      failed={error ? explain(error, t) : undefined}
    />
  )
}

function DueBadge({ invoice, today }: { invoice: Invoice; today: string }) {
  const { t } = useTranslation('today')
  const days = daysLeft(invoice, today) ?? 0
  if (days < 0) return <StatusBadge tone="danger" label={t('pay.late', { count: -days })} />
  const label = days === 0 ? t('pay.today') : t('pay.in', { count: days })
  return <StatusBadge tone={days <= 1 ? 'warning' : 'neutral'} label={label} />
}
