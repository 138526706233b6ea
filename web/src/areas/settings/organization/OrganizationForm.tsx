import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { checkCnpj } from '#packages/identifiers'
import { api } from '../../../shell/api.ts'
import { refresh } from '../../../shell/queries.ts'
import { useApiForm } from '../../../shell/use-api-form.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Card } from '../../../ui/Card.tsx'
import { SelectField } from '../../../ui/fields/SelectField.tsx'
import { TextField } from '../../../ui/fields/TextField.tsx'
import { notify } from '../../../ui/notify.ts'
import { useCountryChoices, useCurrencyChoices, useLocaleChoices } from '../choices.ts'
import css from '../form.module.css'
import { CnpjField } from './CnpjField.tsx'
import { changesOf, type Organization, type OrganizationValues, valuesOf } from './organization-values.ts'

/** What others change is taken over for as long as nothing is typed here. */
function useOrganizationForm(organization: Organization) {
  const { t } = useTranslation('settings')
  const [base, setBase] = useState(organization)
  const form = useApiForm<OrganizationValues>({
    initial: valuesOf(organization),
    check: ({ name, cnpj }) => {
      const checked = checkCnpj(cnpj)
      return {
        name: name.trim() ? undefined : t('missing'),
        cnpj: cnpj && !checked.ok ? t(`cnpj.${checked.reason}`) : undefined,
      }
    },
    send: async (values) => {
      const { id } = base
      setBase(await api('PUT /organizations/{id}', { params: { id }, body: changesOf(values, base) }))
      await refresh('GET /organizations/{id}', 'GET /auth/me')
      notify({ message: t('saved') })
    },
  })
  const changed = Object.keys(changesOf(form.values, base)).length > 0
  if (organization.updated_at > base.updated_at && !changed) {
    setBase(organization)
    form.reset(valuesOf(organization))
  }
  return { ...form, changed }
}

export function OrganizationForm({ organization }: { organization: Organization }) {
  const { t } = useTranslation('settings')
  const form = useOrganizationForm(organization)
  return (
    <form {...form.props}>
      <Card
        footer={
          <>
            {form.changed && <Button onClick={() => form.reset()}>{t('discard')}</Button>}
            <Button type="submit" variant="primary" busy={form.busy} disabled={!form.changed}>
              {t('save')}
            </Button>
          </>
        }
      >
        <div className={css.form}>
          {form.problem && <Callout tone="danger">{form.problem}</Callout>}
          <CompanyFields form={form} />
          <hr className={css.rule} />
          <WayFields form={form} />
        </div>
      </Card>
    </form>
  )
}

type Form = ReturnType<typeof useOrganizationForm>

function CompanyFields({ form }: { form: Form }) {
  const { t } = useTranslation('settings')
  return (
    <div className={css.grid}>
      <TextField
        label={t('organization.name')}
        {...form.field('name')}
        maxLength={200}
        autoComplete="organization"
      />
      <TextField
        label={t('organization.trade_name')}
        optional
        {...form.field('trade_name')}
        maxLength={200}
        hint={t('organization.trade_name_hint')}
      />
      <TextField
        label={t('organization.email')}
        optional
        type="email"
        {...form.field('email')}
        autoComplete="email"
      />
      <TextField
        label={t('organization.phone')}
        optional
        type="tel"
        {...form.field('phone')}
        maxLength={40}
        autoComplete="tel"
      />
      <CnpjField {...form.field('cnpj')} />
      <TextField
        label={t('organization.address')}
        optional
        {...form.field('address')}
        maxLength={500}
        autoComplete="street-address"
      />
    </div>
  )
}

/** How figures are written, for all restaurants that do not say otherwise. */
function WayFields({ form }: { form: Form }) {
  const { t } = useTranslation('settings')
  const choose = (name: 'country' | 'currency' | 'locale') => ({
    ...form.field(name),
    onChange: (code: string | null) => code && form.set(name, code),
  })
  return (
    <div className={css.thirds}>
      <SelectField
        label={t('fields.country')}
        searchable
        {...choose('country')}
        choices={useCountryChoices()}
      />
      <SelectField
        label={t('fields.currency')}
        searchable
        {...choose('currency')}
        choices={useCurrencyChoices(form.values.currency)}
        hint={t('organization.currency_hint')}
      />
      <SelectField
        label={t('fields.locale')}
        searchable
        {...choose('locale')}
        choices={useLocaleChoices(form.values.locale)}
        hint={t('organization.locale_hint')}
      />
    </div>
  )
}
