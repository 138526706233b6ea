import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { useApiForm } from '../../../shell/use-api-form.ts'
import { Callout } from '../../../ui/Callout.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Switch } from '../../../ui/fields/ChoiceFields.tsx'
import { SelectField } from '../../../ui/fields/SelectField.tsx'
import { TextAreaField, TextField } from '../../../ui/fields/TextField.tsx'
import { Stack } from '../../../ui/Page.tsx'
import { useCurrencyChoices, useLocaleChoices, useZoneChoices } from '../choices.ts'
import css from '../form.module.css'
import { DayStartField } from './DayStartField.tsx'
import { HoursField } from './HoursField.tsx'
import type { RestaurantValues } from './restaurant-values.ts'
import { SlugField } from './SlugField.tsx'

export type RestaurantFormState = ReturnType<typeof useApiForm<RestaurantValues>>

interface RestaurantFormProps {
  form: RestaurantFormState
  /** While a new one is written the slug follows the name. */
  follows_name?: boolean
  /** Buttons at the foot. */
  children: ReactNode
}

/** Who it is, how it writes and counts its days, and when guests are served. */
export function RestaurantForm({ form, follows_name, children }: RestaurantFormProps) {
  const { t } = useTranslation('settings')
  return (
    <form {...form.props}>
      <Stack>
        {form.problem && <Callout tone="danger">{form.problem}</Callout>}
        <Card title={t('restaurants.profile')} note={t('restaurants.profile_note')}>
          <ProfileFields form={form} follows_name={follows_name} />
        </Card>
        <Card title={t('restaurants.ways')} note={t('restaurants.ways_note')}>
          <WayFields form={form} />
        </Card>
        <Card title={t('hours.title')} note={t('hours.note')}>
          <HoursField
            value={form.values.opening_hours}
            onChange={(hours) => form.set('opening_hours', hours)}
          />
        </Card>
        {form.errors.opening_hours && <Callout tone="danger">{form.errors.opening_hours}</Callout>}
        <Card footer={children}>
          <Switch
            label={t('restaurants.is_active')}
            hint={t('restaurants.is_active_hint')}
            checked={form.values.is_active}
            onChange={(on) => form.set('is_active', on)}
          />
        </Card>
      </Stack>
    </form>
  )
}

function ProfileFields({ form, follows_name }: { form: RestaurantFormState; follows_name?: boolean }) {
  const { t } = useTranslation('settings')
  return (
    <div className={css.grid}>
      <TextField
        label={t('restaurants.name')}
        {...form.field('name')}
        maxLength={200}
        autoFocus={follows_name}
        autoComplete="off"
      />
      <TextField
        label={t('restaurants.cuisine_type')}
        optional
        {...form.field('cuisine_type')}
        maxLength={100}
        placeholder={t('restaurants.cuisine_example')}
      />
      <div className={css.wide}>
        <SlugField {...form.field('slug')} follows={follows_name ? form.values.name : undefined} />
      </div>
      <div className={css.wide}>
        <TextField
          label={t('restaurants.location')}
          optional
          {...form.field('location')}
          maxLength={300}
          placeholder={t('restaurants.location_example')}
        />
      </div>
      <div className={css.wide}>
        <TextAreaField
          label={t('restaurants.description')}
          optional
          {...form.field('description')}
          maxLength={2000}
          hint={t('restaurants.description_hint')}
        />
      </div>
    </div>
  )
}

function WayFields({ form }: { form: RestaurantFormState }) {
  const { t } = useTranslation('settings')
  const choose = (name: 'timezone' | 'currency' | 'locale') => ({
    ...form.field(name),
    onChange: (code: string | null) => code && form.set(name, code),
  })
  return (
    <div className={css.form}>
      <div className={css.grid}>
        <SelectField
          label={t('fields.currency')}
          searchable
          {...choose('currency')}
          choices={useCurrencyChoices(form.values.currency)}
        />
        <SelectField
          label={t('fields.locale')}
          searchable
          {...choose('locale')}
          choices={useLocaleChoices(form.values.locale)}
        />
        <SelectField
          label={t('fields.timezone')}
          searchable
          {...choose('timezone')}
          choices={useZoneChoices(form.values.timezone)}
        />
        <DayStartField {...form.field('business_day_start')} />
      </div>
    </div>
  )
}
