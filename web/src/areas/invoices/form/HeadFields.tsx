import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { CURRENCIES } from '#packages/money'
import { RestaurantField } from '../../../shell/choosers/RestaurantField.tsx'
import { SupplierField } from '../../../shell/choosers/SupplierField.tsx'
import { useRestaurants } from '../../../shell/me.ts'
import { apiQuery } from '../../../shell/queries.ts'
import { DateField } from '../../../ui/fields/DateField.tsx'
import { Segmented } from '../../../ui/fields/Segmented.tsx'
import { SelectField } from '../../../ui/fields/SelectField.tsx'
import { TextField } from '../../../ui/fields/TextField.tsx'
import { formatDate } from '../../../ui/format.ts'
import { useUi } from '../../../ui/scope.tsx'
import { dayAfter } from '../due.ts'
import css from './form.module.css'
import type { InvoiceFormState } from './form-state.ts'

const currencies = CURRENCIES.map((code) => ({ value: code, label: code }))

/** Who sent it, its number and its days. */
export function HeadFields({ form }: { form: InvoiceFormState }) {
  const { t } = useTranslation('invoices')
  const { restaurants } = useRestaurants()
  const { kind, currency } = form.values
  const chooseRestaurant = (id: string | null) => {
    form.set('restaurant_id', id)
    const chosen = restaurants.find((restaurant) => restaurant.id === id)
    if (chosen) form.set('currency', chosen.currency)
  }
  return (
    <div className={css.fields}>
      <div className={css.kind}>
        <Segmented<typeof kind>
          label={t('kind')}
          value={kind}
          onChange={(value) => form.set('kind', value)}
          choices={[
            { value: 'invoice', label: t('kinds.invoice') },
            { value: 'credit_note', label: t('kinds.credit_note') },
          ]}
        />
      </div>
      <SupplierField label={t('supplier')} {...form.field('supplier_id')} />
      <TextField label={t('number')} {...form.field('invoice_number')} maxLength={60} autoComplete="off" />
      {restaurants.length > 1 && (
        <RestaurantField
          label={t('restaurant')}
          {...form.field('restaurant_id')}
          onChange={chooseRestaurant}
        />
      )}
      <SelectField
        label={t('currency')}
        searchable
        value={currency}
        onChange={(code) => code && form.set('currency', code)}
        choices={currencies}
        error={form.errors.currency}
      />
      <DateField label={t('date')} {...form.field('invoice_date')} />
      <DueField form={form} />
    </div>
  )
}

/** Left empty it follows from the supplier's terms; what they are is said below. */
function DueField({ form }: { form: InvoiceFormState }) {
  const { t } = useTranslation('invoices')
  const { locale, timeZone } = useUi()
  const { supplier_id, invoice_date, due_date } = form.values
  const { data: supplier } = useQuery({
    ...apiQuery('GET /vendors/{id}', { params: { id: supplier_id ?? '' } }),
    enabled: Boolean(supplier_id),
    placeholderData: undefined,
  })
  const days = supplier?.payment_terms_days
  const hint =
    !due_date && invoice_date && typeof days === 'number'
      ? t('form.due_by_terms', {
          count: days,
          date: formatDate(dayAfter(invoice_date, days), locale, timeZone),
        })
      : undefined
  return <DateField label={t('due_date')} optional clearable {...form.field('due_date')} hint={hint} />
}
