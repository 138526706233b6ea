import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/Card.tsx'
import { DateText, Money } from '../../ui/Figures.tsx'
import css from './invoices.module.css'
import { type Invoice, paymentsOf } from './queries.ts'

/** When what was paid of an invoice, and what is left; nothing where no payment was recorded. */
export function InvoicePayments({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation('invoices')
  const { data } = useQuery({ ...paymentsOf(invoice.id), placeholderData: undefined })
  const payments = data?.items ?? []
  if (payments.length === 0 && invoice.paid_amount === 0) return null
  const { currency } = invoice
  return (
    <Card title={t('payments.title')} flush>
      <ul className={css.payments}>
        {payments.map(({ id, paid_on, method, reference, voided_at, allocations }) => (
          <li key={id} data-void={voided_at ? true : undefined}>
            <span>
              <DateText value={paid_on} />
              <small>
                {[t(`payments.methods.${method}`), reference, voided_at && t('payments.void')]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            <Money
              value={allocations.find((one) => one.invoice_id === invoice.id)?.amount}
              currency={currency}
            />
          </li>
        ))}
        <li data-sum>
          <span>{t('payments.open')}</span>
          <Money value={invoice.open_amount} currency={currency} />
        </li>
      </ul>
    </Card>
  )
}
