import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/fields/ChoiceFields.tsx'
import { NumberField } from '../../../ui/fields/NumberField.tsx'
import { formatDate, formatMoney } from '../../../ui/format.ts'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import { useUi } from '../../../ui/scope.tsx'
import type { OpenInvoice } from '../queries.ts'
import { oldestFirst, toggled, withShare } from './payment-plan.ts'
import css from './payments.module.css'
import type { PaymentForm } from './use-payment-form.ts'

/** The open invoices, each to be chosen with how much of the money is for it. */
export function InvoiceShares({ form }: { form: PaymentForm }) {
  const { t } = useTranslation('suppliers')
  const { invoices, amount, set } = form
  if (!invoices) return <SkeletonLines lines={4} />
  if (invoices.length === 0) return <p className={css.quiet}>{t('payments.nothing_open')}</p>
  return (
    <fieldset className={css.open}>
      <legend>{t('payments.which')}</legend>
      <Button
        size="small"
        disabled={!amount}
        onClick={() => amount && set({ amount, shares: oldestFirst(invoices, amount) })}
      >
        {t('payments.oldest_first')}
      </Button>
      <ul>
        {invoices.map((invoice) => (
          <InvoiceShare key={invoice.id} invoice={invoice} form={form} />
        ))}
      </ul>
      <Rest form={form} />
    </fieldset>
  )
}

function InvoiceShare({ invoice, form }: { invoice: OpenInvoice; form: PaymentForm }) {
  const { t } = useTranslation('suppliers')
  const { locale, timeZone } = useUi()
  const { id, invoice_number, invoice_date, open_amount, currency } = invoice
  const { shares } = form.values
  const share = shares.get(id)
  return (
    <li>
      <Checkbox
        label={invoice_number}
        hint={t('payments.open_of', {
          date: formatDate(invoice_date, locale, timeZone),
          amount: formatMoney(open_amount, locale, currency),
        })}
        checked={share !== undefined}
        onChange={() => form.set({ shares: toggled(shares, invoice) })}
      />
      {share !== undefined && open_amount > 0 && (
        <NumberField
          label={t('payments.share', { number: invoice_number })}
          labelHidden
          decimals={2}
          min={0}
          max={open_amount}
          unit={currency}
          value={share}
          onChange={(typed) => form.set({ shares: withShare(shares, id, typed) })}
        />
      )}
    </li>
  )
}

function Rest({ form: { rest, currency } }: { form: PaymentForm }) {
  const { t } = useTranslation('suppliers')
  const { locale } = useUi()
  return (
    <p className={css.rest} data-state={rest.state} role="status">
      {t(`payments.rest.${rest.state}`, { amount: formatMoney(rest.rest, locale, currency) })}
    </p>
  )
}
