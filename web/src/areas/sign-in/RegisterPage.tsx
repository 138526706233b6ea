import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../shell/api.ts'
import { ApiError } from '../../shell/api-error.ts'
import { currentLanguage } from '../../shell/i18n.ts'
import { paths } from '../../shell/paths.ts'
import { signIn } from '../../shell/session.ts'
import { useApiForm } from '../../shell/use-api-form.ts'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { PasswordField } from '../../ui/fields/PasswordField.tsx'
import { Segmented } from '../../ui/fields/Segmented.tsx'
import { TextField } from '../../ui/fields/TextField.tsx'
import { Anchor } from '../../ui/scope.tsx'
import { Door } from './Door.tsx'
import css from './form.module.css'
import { CompanyFields, CpfField } from './NameFields.tsx'
import { emptyRegistration, formPlace, type RegisterValues, registration, type Way } from './registration.ts'
import { SocialButtons } from './social/SocialButtons.tsx'

async function register(values: RegisterValues, way: Way): Promise<void> {
  const body = { ...registration(values, way), language: currentLanguage() }
  await api('POST /auth/register', { body }).catch((error) => {
    if (!(error instanceof ApiError)) throw error
    const details = error.details.map((detail) => ({ ...detail, loc: formPlace(detail.loc, way) }))
    throw new ApiError({ ...error, message: error.message, details })
  })
  await signIn({ username: values.email.trim(), password: values.password })
}

export default function RegisterPage() {
  const { t } = useTranslation('sign-in')
  const navigate = useNavigate()
  const brazilian = currentLanguage() === 'pt-BR'
  const [way, setWay] = useState<Way>(brazilian ? 'cnpj' : 'email')
  const missing = (text: string) => (text.trim() ? undefined : t('missing'))
  const form = useApiForm<RegisterValues>({
    initial: emptyRegistration,
    check: (values) => ({
      full_name: missing(values.full_name),
      email: values.email.includes('@') ? undefined : t('register.email_wrong'),
      password: missing(values.password),
      ...(way === 'cnpj' && {
        organization_name: missing(values.organization_name),
        cnpj: missing(values.cnpj),
      }),
    }),
    send: async (values) => {
      await register(values, way)
      await navigate({ to: paths.welcome(), replace: true })
    },
  })
  const known = (
    <>
      {t('register.known')} <Anchor href={paths.signIn()}>{t('sign_in.action')}</Anchor>
    </>
  )
  return (
    <Door title={t('register.title')} text={t('register.text')} foot={known}>
      <Segmented<Way>
        label={t('register.way')}
        value={way}
        onChange={setWay}
        choices={[
          { value: 'email', label: t('register.by_email') },
          { value: 'cnpj', label: t('register.by_cnpj') },
        ]}
      />
      <form {...form.props} className={css.form}>
        {form.problem && <Callout tone="danger">{form.problem}</Callout>}
        {way === 'cnpj' && <CompanyFields form={form} />}
        <TextField label={t('register.full_name')} {...form.field('full_name')} autoComplete="name" />
        <TextField label={t('register.email')} type="email" {...form.field('email')} autoComplete="email" />
        {way === 'email' && brazilian && <CpfField form={form} />}
        <PasswordField label={t('password')} choosing {...form.field('password')} />
        <Button type="submit" variant="primary" size="large" wide busy={form.busy}>
          {t('register.action')}
        </Button>
      </form>
      <SocialButtons next={paths.today()} />
    </Door>
  )
}
