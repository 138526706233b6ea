import { useTranslation } from 'react-i18next'
import { type Language, languages } from '../../../shell/languages.ts'
import type { useApiForm } from '../../../shell/use-api-form.ts'
import { PasswordField } from '../../../ui/fields/PasswordField.tsx'
import { SelectField } from '../../../ui/fields/SelectField.tsx'
import { TextField } from '../../../ui/fields/TextField.tsx'
import css from '../form.module.css'
import { RestaurantsField } from '../RestaurantsField.tsx'
import type { Person, PersonValues } from './person-values.ts'
import { roleNames } from './role-names.ts'

type PersonForm = ReturnType<typeof useApiForm<PersonValues>>

/** Who somebody is, what they may do and where, and how they sign in. */
export function PersonFields({ form, person }: { form: PersonForm; person?: Person }) {
  return (
    <div className={css.form}>
      <NameFields form={form} autoFocus={!person} />
      <hr className={css.rule} />
      <RoleFields form={form} />
      <hr className={css.rule} />
      <SignInFields form={form} person={person} />
    </div>
  )
}

function NameFields({ form, autoFocus }: { form: PersonForm; autoFocus: boolean }) {
  const { t } = useTranslation('settings')
  return (
    <div className={css.stacked}>
      <div className={css.pair}>
        <TextField
          label={t('people.first_name')}
          {...form.field('first_name')}
          autoFocus={autoFocus}
          maxLength={100}
          autoComplete="off"
        />
        <TextField
          label={t('people.last_name')}
          {...form.field('last_name')}
          maxLength={100}
          autoComplete="off"
        />
      </div>
      <TextField label={t('people.email')} type="email" {...form.field('email')} autoComplete="off" />
      <TextField
        label={t('people.phone')}
        type="tel"
        optional
        {...form.field('phone')}
        maxLength={40}
        autoComplete="off"
      />
      <SelectField<Language>
        label={t('people.language')}
        {...form.field('language')}
        onChange={(language) => language && form.set('language', language)}
        choices={(Object.keys(languages) as Language[]).map((value) => ({ value, label: languages[value] }))}
      />
    </div>
  )
}

function RoleFields({ form }: { form: PersonForm }) {
  const { t } = useTranslation(['settings', 'shell'])
  const { role } = form.values
  return (
    <div className={css.stacked}>
      <SelectField
        label={t('people.role')}
        {...form.field('role')}
        onChange={(next) => next && form.set('role', next)}
        choices={roleNames.map((value) => ({ value, label: t(`shell:roles.${value}`) }))}
        hint={t(`roles.about.${role}`)}
      />
      <PlacesField form={form} />
    </div>
  )
}

function PlacesField({ form }: { form: PersonForm }) {
  const { t } = useTranslation('settings')
  const admin = form.values.role === 'admin'
  return (
    <RestaurantsField
      label={t('people.works_in')}
      hint={t(admin ? 'people.admin_everywhere' : 'people.works_in_hint')}
      value={admin ? null : form.values.restaurant_ids}
      onChange={(restaurant_ids) => form.set('restaurant_ids', restaurant_ids)}
      disabled={admin}
    />
  )
}

function SignInFields({ form, person }: { form: PersonForm; person?: Person }) {
  const { t } = useTranslation('settings')
  return (
    <div className={css.stacked}>
      <TextField
        label={t('people.username')}
        optional
        {...form.field('username')}
        maxLength={254}
        autoComplete="off"
        hint={t('people.username_hint')}
      />
      <PasswordField
        label={t(person ? 'people.new_password' : 'people.password')}
        optional
        choosing
        {...form.field('password')}
        hint={t(person ? 'people.new_password_hint' : 'people.password_hint')}
      />
    </div>
  )
}
