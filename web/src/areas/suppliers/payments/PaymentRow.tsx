import { IconArrowBackUp, IconBan } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCan } from '../../../shell/me.ts'
import { paths } from '../../../shell/paths.ts'
import { DateText, Money } from '../../../ui/Figures.tsx'
import { formatDate, formatMoney } from '../../../ui/format.ts'
import { ActionMenu, type MenuEntry } from '../../../ui/overlay/ActionMenu.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { Anchor, useUi } from '../../../ui/scope.tsx'
import type { Payment } from '../queries.ts'
import css from './payments.module.css'
import { usePaymentActs } from './use-payment-acts.ts'

/** More invoices of one payment than these are counted, not named. */
const NAMED = 4

export function PaymentRow({ payment }: { payment: Payment }) {
  const { t } = useTranslation('suppliers')
  const { locale, timeZone } = useUi()
  const may_void = useCan()('invoices.manage')
  const { voidIt, restore } = usePaymentActs()
  const { id, paid_on, method, reference, restaurant_name, amount, currency, voided_at } = payment
  const entry: MenuEntry = voided_at
    ? {
        label: t('payments.restore'),
        icon: <IconArrowBackUp size={18} aria-hidden />,
        onSelect: () => void restore(id),
      }
    : {
        label: t('payments.void'),
        icon: <IconBan size={18} aria-hidden />,
        tone: 'danger',
        onSelect: () => void voidIt(id),
      }
  const name = formatDate(paid_on, locale, timeZone)
  return (
    <li className={css.payment} data-void={voided_at ? true : undefined}>
      <div className={css.what}>
        <strong>
          <DateText value={paid_on} />
        </strong>
        <small>
          {[t(`payments.methods.${method}`), reference, restaurant_name].filter(Boolean).join(' · ')}
        </small>
        <Invoices payment={payment} />
      </div>
      <Badge payment={payment} />
      <span className={css.amount}>
        <Money value={amount} currency={currency} />
      </span>
      {may_void && (
        <ActionMenu
          label={t('payments.actions', { date: name, amount: formatMoney(amount, locale, currency) })}
          entries={[entry]}
        />
      )}
    </li>
  )
}

function Badge({ payment: { voided_at, on_account_amount, currency } }: { payment: Payment }) {
  const { t } = useTranslation('suppliers')
  const { locale } = useUi()
  if (voided_at) return <StatusBadge tone="neutral" label={t('payments.is_void')} />
  if (on_account_amount === 0) return <span />
  const amount = formatMoney(on_account_amount, locale, currency)
  return <StatusBadge tone="info" label={t('payments.on_account', { amount })} />
}

function Invoices({ payment: { allocations } }: { payment: Payment }) {
  const { t } = useTranslation('suppliers')
  if (allocations.length === 0) return null
  const named = allocations.slice(0, NAMED)
  const others = allocations.length - named.length
  return (
    <small>
      {t('payments.for')}{' '}
      {named.map(({ invoice_id, invoice_number }, index) => (
        <span key={invoice_id}>
          {index > 0 && ', '}
          <Anchor href={paths.invoice(invoice_id)}>{invoice_number}</Anchor>
        </span>
      ))}
      {others > 0 && ` ${t('payments.others', { count: others })}`}
    </small>
  )
}
