import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatCnpj } from '#packages/identifiers'
import { restaurantsQuery } from '../../../shell/me.ts'
import { formatDate, formatNumber } from '../../../ui/format.ts'
import { useUi } from '../../../ui/scope.tsx'
import { everybodyQuery } from '../queries.ts'
import { groupedHours, hoursOf } from '../restaurants/opening-hours.ts'
import { useHoursText } from '../restaurants/use-hours-text.ts'

/** Longer texts are cut: the log is for seeing that something changed. */
const LONGEST = 160

/** Fields whose values are words of the program, not of a person. */
const WORDED = new Set(['status', 'kind', 'document_type', 'file_type'])

const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

/** Values of an entry as a person reads them: names for ids, days for dates, words for codes. */
export function useValueText(): (field: string, value: unknown) => string {
  const { t } = useTranslation(['settings', 'shell'])
  const { locale, timeZone } = useUi()
  const hours = useHoursText()
  const { data: people } = useQuery(everybodyQuery)
  const { data: restaurants } = useQuery(restaurantsQuery)
  const nameOf = (id: string) =>
    restaurants?.items.find((one) => one.id === id)?.name ??
    people?.items.find((one) => one.id === id)?.full_name ??
    `…${id.slice(-6)}`
  const text = (field: string, value: string): string => {
    if (field === 'role') return t(`shell:roles.${value}`, { defaultValue: value })
    if (field === 'second_factor_policy') return t(`security.policy.${value}`, { defaultValue: value })
    if (WORDED.has(field)) return t(`audit:words.${value}`, { defaultValue: value })
    if (field === 'cnpj' || field === 'tax_id') return formatCnpj(value)
    if (/(_at|_date|_from|_to)$/.test(field)) return formatDate(value, locale, timeZone)
    return /_id$|_by$/.test(field) ? nameOf(value) : cut(value)
  }
  return (field, value) => {
    if (value === null || value === undefined || value === '') return t('audit:nothing')
    if (typeof value === 'boolean') return t(value ? 'audit:yes' : 'audit:no')
    if (typeof value === 'number') return formatNumber(value, locale)
    if (typeof value === 'string') return text(field, value)
    if (Array.isArray(value)) return t('audit:items', { count: value.length })
    if (field !== 'opening_hours') return cut(JSON.stringify(value))
    return groupedHours(hoursOf(value as never))
      .map(({ days, spans }) => `${hours.days(days)} ${hours.spans(spans)}`)
      .join(' · ')
  }
}
