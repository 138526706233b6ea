import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { useApiForm } from '../../shell/use-api-form.ts'
import { SelectField } from '../../ui/fields/SelectField.tsx'
import { TextField } from '../../ui/fields/TextField.tsx'
import { countries } from './countries.ts'
import css from './form.module.css'

export interface SetUpValues {
  name: string
  cuisine_type: string
  country: string
  currency: string
  timezone: string
  business_day_start: string
}

type SetUpForm = ReturnType<typeof useApiForm<SetUpValues>>

export function NameFields({ form }: { form: SetUpForm }) {
  const { t } = useTranslation('sign-in')
  return (
    <>
      <TextField label={t('set_up.restaurant_name')} {...form.field('name')} autoFocus maxLength={200} />
      <TextField
        label={t('set_up.cuisine')}
        optional
        {...form.field('cuisine_type')}
        placeholder={t('set_up.cuisine_example')}
        maxLength={100}
      />
    </>
  )
}

/** What each code is called in the person's language. */
function useNames(type: 'region' | 'currency', codes: readonly string[]) {
  const { i18n } = useTranslation()
  return useMemo(() => {
    const names = new Intl.DisplayNames(i18n.language, { type })
    const choices = codes.map((value) => ({ value, label: names.of(value) ?? value }))
    return choices.sort((a, b) => a.label.localeCompare(b.label, i18n.language))
  }, [i18n.language, type, codes])
}

const countryCodes = countries.map(({ code }) => code)
const currencyCodes = [...new Set(countries.map(({ currency }) => currency))]
const zones = Intl.supportedValuesOf('timeZone')

export function PlaceFields({ form }: { form: SetUpForm }) {
  const { t } = useTranslation('sign-in')
  const country = form.field('country')
  const choose = (code: string | null) => {
    const chosen = countries.find((one) => one.code === code)
    if (!chosen) return
    form.set('country', chosen.code)
    form.set('currency', chosen.currency)
    form.set('timezone', chosen.timezone)
  }
  const timezone = form.field('timezone')
  const known = zones.includes(timezone.value) ? zones : [timezone.value, ...zones]
  return (
    <>
      <div className={css.pair}>
        <SelectField
          label={t('set_up.country')}
          {...country}
          onChange={choose}
          choices={useNames('region', countryCodes)}
        />
        <SelectField
          label={t('set_up.currency')}
          {...form.field('currency')}
          onChange={(code) => code && form.set('currency', code)}
          choices={useNames('currency', currencyCodes)}
        />
      </div>
      <SelectField
        label={t('set_up.timezone')}
        searchable
        {...timezone}
        onChange={(zone) => zone && form.set('timezone', zone)}
        choices={known.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      />
    </>
  )
}

const hours = Array.from({ length: 12 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)

export function DayFields({ form }: { form: SetUpForm }) {
  const { t } = useTranslation('sign-in')
  const field = form.field('business_day_start')
  return (
    <SelectField
      label={t('set_up.day_start')}
      hint={t('set_up.day_example', { time: field.value })}
      {...field}
      onChange={(hour) => hour && form.set('business_day_start', hour)}
      choices={hours.map((hour) => ({ value: hour, label: hour }))}
    />
  )
}
