import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { sumNumbers } from '#packages/money'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Money, Num } from '../../ui/Figures.tsx'
import { type Column, DataTable } from '../../ui/table/DataTable.tsx'
import css from './invoices.module.css'
import type { Invoice } from './queries.ts'

type Item = Invoice['items'][number]

const columns = (t: TFunction, currency: string): Column<Item>[] => [
  { id: 'description', header: t('items.description'), cell: (item) => item.description },
  {
    id: 'quantity',
    header: t('items.quantity'),
    cell: (item) => <Num value={item.quantity} unit={item.unit ?? undefined} max_decimals={4} />,
    align: 'end',
  },
  {
    id: 'unit_price',
    header: t('items.unit_price'),
    cell: (item) => <Num value={item.unit_price} max_decimals={4} />,
    align: 'end',
  },
  {
    id: 'line_total',
    header: t('items.line_total'),
    cell: (item) => <Money value={item.line_total} currency={currency} />,
    align: 'end',
    phone: 'corner',
  },
]

export function InvoiceItems({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation('invoices')
  const { items, currency, total_amount } = invoice
  const sum = sumNumbers(
    items.map(({ line_total }) => line_total),
    currency,
  )
  const rest = sumNumbers([Math.abs(total_amount), -Math.abs(sum)], currency)
  return (
    <Card title={t('items.title')} flush>
      <DataTable
        bare
        label={t('items.title')}
        columns={columns(t, currency)}
        rows={items}
        rowKey={(item) => String(item.position)}
        empty={
          <EmptyState illustration="invoice" title={t('items.none.title')} text={t('items.none.text')} />
        }
      />
      {items.length > 0 && (
        <dl className={css.sums}>
          {rest !== 0 && (
            <>
              <dt>{t('items.sum')}</dt>
              <dd>
                <Money value={sum} currency={currency} />
              </dd>
              <dt>{t('items.rest')}</dt>
              <dd>
                <Money value={rest} currency={currency} signed />
              </dd>
            </>
          )}
          <dt className={css.strong}>{t('total')}</dt>
          <dd className={css.strong}>
            <Money value={total_amount} currency={currency} />
          </dd>
        </dl>
      )}
    </Card>
  )
}
