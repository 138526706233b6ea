import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DateField } from '../../ui/fields/DateField.tsx'
import { SelectField } from '../../ui/fields/SelectField.tsx'
import { Filter } from '../../ui/Page.tsx'
import { nameOf, type PeriodName, periodNames, periodOf } from './periods.ts'
import { useToday } from './use-today.ts'

interface PeriodFilterProps {
  from: string
  to: string
  onChange: (days: { date_from: string; date_to: string }) => void
}

/** A month or a year by its name, or any two days. */
export function PeriodFilter({ from, to, onChange }: PeriodFilterProps) {
  const { t } = useTranslation('invoices')
  const today = useToday()
  const name = nameOf(from, to, today)
  const [own, setOwn] = useState(false)
  const is_own = own || (!name && Boolean(from || to))
  const choose = (value: string | null) => {
    setOwn(value === 'own')
    if (value === 'own') return
    const [date_from, date_to] = value ? periodOf(value as PeriodName, today) : ['', '']
    onChange({ date_from, date_to })
  }
  const day = (label: string, value: string, change: (day: string) => void) => (
    <Filter>
      <DateField label={label} clearable value={value || null} onChange={(next) => change(next ?? '')} />
    </Filter>
  )
  return (
    <>
      <Filter>
        <SelectField
          label={t('date')}
          labelHidden
          clearable
          placeholder={t('filters.any_date')}
          value={is_own ? 'own' : (name ?? null)}
          onChange={choose}
          choices={[...periodNames, 'own' as const].map((value) => ({ value, label: t(`periods.${value}`) }))}
        />
      </Filter>
      {is_own && day(t('filters.from'), from, (date_from) => onChange({ date_from, date_to: to }))}
      {is_own && day(t('filters.to'), to, (date_to) => onChange({ date_from: from, date_to }))}
    </>
  )
}
