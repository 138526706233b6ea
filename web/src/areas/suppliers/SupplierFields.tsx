import { useTranslation } from 'react-i18next'
import type { useApiForm } from '../../shell/use-api-form.ts'
import { NumberField } from '../../ui/fields/NumberField.tsx'
import { Segmented } from '../../ui/fields/Segmented.tsx'
import { TextAreaField, TextField } from '../../ui/fields/TextField.tsx'
import type { Kind } from './queries.ts'
import type { SupplierValues } from './supplier-values.ts'
import css from './suppliers.module.css'
import { TaxIdField } from './TaxIdField.tsx'

export type SupplierFormState = ReturnType<typeof useApiForm<SupplierValues>>

export function SupplierFields({ form, isNew }: { form: SupplierFormState; isNew?: boolean }) {
  const { t } = useTranslation('suppliers')
  return (
    <div className={css.form}>
      <Segmented<Kind>
        label={t('kind')}
        value={form.values.kind}
        onChange={(kind) => form.set('kind', kind)}
        choices={[
          { value: 'supplier', label: t('kinds.supplier') },
          { value: 'supermarket', label: t('kinds.supermarket') },
        ]}
      />
      <TextField
        label={t('name')}
        {...form.field('name')}
        autoFocus={isNew}
        maxLength={200}
        placeholder={t('name_example')}
        autoComplete="off"
      />
      <TaxIdField {...form.field('tax_id')} />
      <NumberField
        label={t('terms')}
        optional
        {...form.field('payment_terms_days')}
        unit={t('days')}
        decimals={0}
        min={0}
        max={365}
        hint={t('terms_hint')}
      />
      <TextField
        label={t('email')}
        type="email"
        optional
        {...form.field('contact_email')}
        autoComplete="off"
      />
      <TextField
        label={t('phone')}
        type="tel"
        optional
        {...form.field('contact_phone')}
        maxLength={40}
        autoComplete="off"
      />
      <TextAreaField label={t('address')} optional {...form.field('address')} maxLength={500} rows={2} />
    </div>
  )
}
