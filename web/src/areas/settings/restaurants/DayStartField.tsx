import { useTranslation } from 'react-i18next'
import { SelectField } from '../../../ui/fields/SelectField.tsx'
import { dayStarts, lateSale } from './business-day.ts'

interface DayStartFieldProps {
  name: string
  value: string
  onChange: (value: string) => void
  error?: string
}

/** When the business day begins, said with a sale it decides about. */
export function DayStartField({ value, onChange, ...rest }: DayStartFieldProps) {
  const { t } = useTranslation('settings')
  const time = lateSale(value)
  return (
    <SelectField
      {...rest}
      label={t('restaurants.day_start')}
      value={value}
      onChange={(start) => start && onChange(start)}
      choices={dayStarts(value).map((start) => ({ value: start, label: start }))}
      hint={time ? t('restaurants.day_example', { time }) : t('restaurants.day_midnight')}
    />
  )
}
