import { useTranslation } from 'react-i18next'
import { formatCnpj } from '#packages/identifiers'
import { Facts } from '../../../ui/Facts.tsx'
import { useUi } from '../../../ui/scope.tsx'
import type { Organization } from './organization-values.ts'

/** For those who may look, not change. */
export function OrganizationFacts({ organization }: { organization: Organization }) {
  const { t } = useTranslation('settings')
  const { locale } = useUi()
  const { name, trade_name, cnpj, address, phone, email, country, currency } = organization
  const known = (type: 'region' | 'currency' | 'language', code: string) =>
    new Intl.DisplayNames(locale, { type }).of(code) ?? code
  const facts: [string, string | null][] = [
    [t('organization.name'), name],
    [t('organization.trade_name'), trade_name],
    ['CNPJ', cnpj && formatCnpj(cnpj)],
    [t('organization.address'), address],
    [t('organization.phone'), phone],
    [t('organization.email'), email],
    [t('fields.country'), known('region', country)],
    [t('fields.currency'), `${known('currency', currency)} (${currency})`],
    [t('fields.locale'), known('language', organization.locale)],
  ]
  return <Facts facts={facts.filter(([, value]) => value)} />
}
