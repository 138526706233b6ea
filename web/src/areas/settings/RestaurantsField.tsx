import { useTranslation } from 'react-i18next'
import { useRestaurants } from '../../shell/me.ts'
import { Checkbox } from '../../ui/fields/ChoiceFields.tsx'
import css from './form.module.css'

interface RestaurantsFieldProps {
  label: string
  hint: string
  /** Null: every restaurant. */
  value: readonly string[] | null
  onChange: (value: string[] | null) => void
  disabled?: boolean
}

/** Every restaurant, or those that are ticked. */
export function RestaurantsField({ label, hint, value, onChange, disabled }: RestaurantsFieldProps) {
  const { t } = useTranslation('shell')
  const { restaurants } = useRestaurants()
  const choose = (id: string, is_chosen: boolean) => {
    const next = (value ?? []).filter((other) => other !== id)
    onChange(is_chosen ? [...next, id] : next)
  }
  return (
    <fieldset className={css.choices} disabled={disabled}>
      <legend>{label}</legend>
      <Checkbox
        label={t('all_restaurants')}
        checked={value === null}
        disabled={disabled}
        onChange={(all) => onChange(all ? null : [])}
        hint={hint}
      />
      {value !== null &&
        restaurants.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={value.includes(id)}
            onChange={(is_chosen) => choose(id, is_chosen)}
          />
        ))}
    </fieldset>
  )
}
