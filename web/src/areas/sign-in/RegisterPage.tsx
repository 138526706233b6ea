import { IconCircleCheck } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../shell/api.ts'
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
import { type CheckedName, useCnpjCheck } from './use-cnpj-check.ts'

type Way = 'email' | 'cnpj'

interface Values {
  full_name: string
  email: string
  organization_name: string
  cnpj: string
  password: string
}

/** What the server is asked for; a company brings its organization by name and CNPJ. */
export function registration(values: Values, way: Way) {
  const person = { email: values.email.trim(), password: values.password, full_name: values.full_name.trim() }
  if (way === 'email') return person
  return {
    ...person,
    organization: { name: values.organization_name.trim(), cnpj: values.cnpj, country: 'BR' },
  }
}

export default function RegisterPage() {
  const { t } = useTranslation('sign-in')
  const navigate = useNavigate()
  const [way, setWay] = useState<Way>(currentLanguage() === 'pt-BR' ? 'cnpj' : 'email')
  const missing = (text: string) => (text.trim() ? undefined : t('missing'))
  const form = useApiForm<Values>({
    initial: { full_name: '', email: '', organization_name: '', cnpj: '', password: '' },
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
      await api('POST /auth/register', {
        body: { ...registration(values, way), language: currentLanguage() },
      })
      await signIn({ username: values.email.trim(), password: values.password })
      await navigate({ to: paths.welcome(), replace: true })
    },
  })
  const checked = useCnpjCheck(way === 'cnpj' ? form.values.cnpj : '')
  return (
    <Door
      title={t('register.title')}
      text={t('register.text')}
      foot={
        <>
          {t('register.known')} <Anchor href={paths.signIn()}>{t('sign_in.action')}</Anchor>
        </>
      }
    >
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
        {way === 'cnpj' && <CompanyFields form={form} checked={checked} />}
        <TextField label={t('register.full_name')} {...form.field('full_name')} autoComplete="name" />
        <TextField label={t('register.email')} type="email" {...form.field('email')} autoComplete="email" />
        <PasswordField label={t('password')} choosing {...form.field('password')} />
        <Button type="submit" variant="primary" size="large" wide busy={form.busy}>
          {t('register.action')}
        </Button>
      </form>
    </Door>
  )
}

type RegisterForm = ReturnType<typeof useApiForm<Values>>

function CompanyFields({ form, checked }: { form: RegisterForm; checked: CheckedName }) {
  const { t } = useTranslation('sign-in')
  const right = checked.state === 'right'
  return (
    <>
      <TextField
        label="CNPJ"
        {...form.field('cnpj')}
        placeholder="12.ABC.345/01DE-35"
        maxLength={18}
        error={
          form.errors.cnpj ??
          (checked.state === 'wrong'
            ? t(`cnpj.${checked.reason}`, { defaultValue: t('cnpj.wrong') })
            : undefined)
        }
        hint={
          right ? (
            <span className={css.checked}>
              <IconCircleCheck size={16} aria-hidden />
              {t('cnpj.right', { cnpj: checked.formatted })}
            </span>
          ) : (
            t('cnpj.hint')
          )
        }
      />
      <TextField
        label={t('register.organization')}
        {...form.field('organization_name')}
        autoComplete="organization"
      />
    </>
  )
}
