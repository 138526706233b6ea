import type { TFunction } from 'i18next'
import { DateText, Money } from '../../ui/Figures.tsx'
import type { Column } from '../../ui/table/column.ts'
import { InvoiceStatus } from './InvoiceStatus.tsx'
import css from './invoices.module.css'
import type { InvoiceSummary } from './queries.ts'

export const columns = (t: TFunction, several_restaurants: boolean): Column<InvoiceSummary>[] => [
  {
    id: 'number',
    header: t('number'),
    cell: ({ invoice_number, kind }) => (
      <>
        {invoice_number}
        {kind === 'credit_note' && <small className={css.kind}>{t('kinds.credit_note')}</small>}
      </>
    ),
    sort: 'invoice_number',
  },
  { id: 'supplier', header: t('supplier'), cell: (row) => row.supplier_name, sort: 'supplier_name' },
  ...(several_restaurants
    ? [
        {
          id: 'restaurant',
          header: t('restaurant'),
          cell: (row: InvoiceSummary) => row.restaurant_name,
          wide_only: true,
        },
      ]
    : []),
  {
    id: 'date',
    header: t('date'),
    cell: (row) => <DateText value={row.invoice_date} />,
    sort: 'invoice_date',
    wide_only: true,
  },
  { id: 'due', header: t('due_date'), cell: (row) => <DateText value={row.due_date} />, sort: 'due_date' },
  { id: 'status', header: t('status'), cell: (row) => <InvoiceStatus invoice={row} />, sort: 'status' },
  {
    id: 'total',
    header: t('total'),
    cell: (row) => (
      <span className={row.status === 'cancelled' ? css.cancelled : undefined}>
        <Money value={row.total_amount} currency={row.currency} />
        {row.paid_amount !== 0 && row.open_amount !== 0 && (
          <small className={css.left}>
            <Money value={row.open_amount} currency={row.currency} /> {t('payments.left')}
          </small>
        )}
      </span>
    ),
    align: 'end',
    sort: 'total_amount',
    phone: 'corner',
  },
]
