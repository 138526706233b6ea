import { useTranslation } from 'react-i18next'
import { Money } from '../../../ui/Figures.tsx'
import { NumberField } from '../../../ui/fields/NumberField.tsx'
import { formatMoney, formatNumber } from '../../../ui/format.ts'
import { useUi } from '../../../ui/scope.tsx'
import css from './form.module.css'
import type { InvoiceFormState } from './form-state.ts'
import { isBlank, rowsSum, sumOf } from './item-sums.ts'

/** The sum of the items, and the total on the paper where tax or a deposit makes it another. */
export function TotalFields({ form }: { form: InvoiceFormState }) {
  const { t } = useTranslation('invoices')
  const { locale } = useUi()
  const { items, currency, total, kind } = form.values
  const sum = rowsSum(items, currency)
  const has_items = items.some((row) => !isBlank(row))
  const rest = total === null || !has_items ? 0 : sumOf([Math.abs(total), -Math.abs(sum)], currency)
  const owed = (kind === 'credit_note' ? -1 : 1) * Math.abs(total ?? sum)
  const amount = formatMoney(Math.abs(rest), locale, currency)
  return (
    <div className={css.total} aria-live="polite">
      <p className={css.sum}>
        <span>{t('items.sum')}</span>
        <Money value={sum} currency={currency} />
      </p>
      <NumberField
        label={t('form.printed_total')}
        optional={has_items}
        {...form.field('total')}
        decimals={2}
        placeholder={has_items ? formatNumber(Math.abs(sum), locale, { decimals: 2 }) : undefined}
        hint={
          rest === 0 ? undefined : t(rest > 0 ? 'form.more_than_items' : 'form.less_than_items', { amount })
        }
      />
      <p className={`${css.sum} ${css.strong}`}>
        <span>{t(kind === 'credit_note' ? 'form.credited' : 'form.owed')}</span>
        <Money value={owed + 0} currency={currency} />
      </p>
    </div>
  )
}
