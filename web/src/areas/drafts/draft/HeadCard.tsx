import { useTranslation } from 'react-i18next'
import { CURRENCIES } from '#packages/money'
import { RestaurantField } from '../../../shell/choosers/RestaurantField.tsx'
import { SupplierField } from '../../../shell/choosers/SupplierField.tsx'
import { useCan, useRestaurants } from '../../../shell/me.ts'
import { Card } from '../../../ui/Card.tsx'
import { DateField } from '../../../ui/fields/DateField.tsx'
import { SelectField } from '../../../ui/fields/SelectField.tsx'
import { TextField } from '../../../ui/fields/TextField.tsx'
import type { Draft, Problem } from '../queries.ts'
import { CreateSupplier } from './CreateSupplier.tsx'
import css from './draft.module.css'
import type { HeadValues } from './draft-values.ts'
import type { DraftEdits } from './use-draft-edits.ts'

const currencies = CURRENCIES.map((code) => ({ value: code, label: code }))

export function HeadCard({ draft, edits }: { draft: Draft; edits: DraftEdits }) {
  const { t } = useTranslation('drafts')
  const { restaurants } = useRestaurants()
  const disabled = !useCan()('invoices.create')
  const field = <N extends keyof HeadValues>(name: N, lacks?: Problem['code']) => ({
    disabled,
    value: edits.values[name],
    onChange: (value: HeadValues[N]) => edits.change({ [name]: value }),
    error:
      draft.problems.some(({ code }) => code === lacks) && !edits.values[name] ? t('missing') : undefined,
  })
  const number = field('invoice_number', 'number_missing')
  return (
    <Card title={t('head.title')}>
      <div className={css.fields}>
        <div className={css.wide}>
          <SupplierField label={t('supplier')} {...field('supplier_id', 'supplier_missing')} />
          {!edits.values.supplier_id && <CreateSupplier draft={draft} edits={edits} />}
        </div>
        <TextField
          label={t('number')}
          {...number}
          value={number.value ?? ''}
          onChange={(value) => number.onChange(value || null)}
          maxLength={60}
          autoComplete="off"
        />
        <SelectField
          label={t('kind')}
          choices={(['invoice', 'credit_note'] as const).map((value) => ({
            value,
            label: t(`kinds.${value}`),
          }))}
          {...field('kind')}
          onChange={(kind) => kind && edits.change({ kind })}
        />
        <DateField label={t('date')} {...field('invoice_date', 'date_missing')} />
        <DateField label={t('due_date')} optional clearable {...field('due_date')} />
        {restaurants.length > 1 && (
          <RestaurantField label={t('restaurant')} {...field('restaurant_id', 'restaurant_missing')} />
        )}
        <SelectField
          label={t('currency')}
          searchable
          choices={currencies}
          {...field('currency', 'currency_missing')}
        />
      </div>
    </Card>
  )
}
