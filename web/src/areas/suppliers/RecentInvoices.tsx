import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { paths } from '../../shell/paths.ts'
import { DateText, Money } from '../../ui/Figures.tsx'
import { StatusBadge, type Tone } from '../../ui/StatusBadge.tsx'
import { recentInvoices } from './queries.ts'
import { RecentList } from './RecentList.tsx'

const tones: Record<string, Tone> = { active: 'info', paid: 'success', cancelled: 'neutral' }

export function RecentInvoices({ supplier_id }: { supplier_id: string }) {
  const { t } = useTranslation('suppliers')
  const { data, isError } = useQuery(recentInvoices(supplier_id))
  const rows = data?.items.map((invoice) => ({
    id: invoice.id,
    href: paths.invoice(invoice.id),
    title: invoice.invoice_number,
    note: (
      <>
        <DateText value={invoice.invoice_date} />
        {` · ${invoice.restaurant_name}`}
      </>
    ),
    badge: <StatusBadge tone={tones[invoice.status]} label={t(`invoices.${invoice.status}`)} />,
    figure: <Money value={invoice.total_amount} currency={invoice.currency} />,
  }))
  return (
    <RecentList
      title={t('invoices.title')}
      rows={rows}
      total={data?.total}
      href={`${paths.invoices()}?supplier_id=${supplier_id}`}
      empty={t('invoices.empty')}
      failed={isError}
    />
  )
}
