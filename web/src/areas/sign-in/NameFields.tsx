import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { useApiForm } from '../../shell/use-api-form.ts'
import { TextField } from '../../ui/fields/TextField.tsx'
import css from './form.module.css'
import type { RegisterValues } from './registration.ts'
import { type CheckedName, useCnpjCheck, useCpfCheck } from './use-name-check.ts'

type RegisterForm = ReturnType<typeof useApiForm<RegisterValues>>

/** What the check says below a field: right, wrong and why, or what is expected. */
function useVerdict(checked: CheckedName, words: 'cnpj' | 'cpf') {
  const { t } = useTranslation('sign-in')
  if (checked.state === 'wrong')
    return { error: t(`${words}.${checked.reason}`, { defaultValue: t(`${words}.wrong`) }), hint: undefined }
  if (checked.state === 'none') return { error: undefined, hint: t(`${words}.hint`) }
  const hint = (
    <span className={css.checked}>
      <IconCircleCheck size={16} aria-hidden />
      {t(`${words}.right`, { number: checked.formatted })}
    </span>
  )
  return { error: undefined, hint }
}

/** A company: its CNPJ, checked while it is typed, and its name. */
export function CompanyFields({ form }: { form: RegisterForm }) {
  const { t } = useTranslation('sign-in')
  const { error, hint } = useVerdict(useCnpjCheck(form.values.cnpj), 'cnpj')
  const field = form.field('cnpj')
  return (
    <>
      <TextField
        label="CNPJ"
        {...field}
        error={field.error ?? error}
        hint={hint}
        placeholder="12.ABC.345/01DE-35"
        maxLength={18}
        autoComplete="off"
      />
      <TextField
        label={t('register.organization')}
        {...form.field('organization_name')}
        autoComplete="organization"
      />
    </>
  )
}

/** A person may sign in by CPF instead of e-mail. */
export function CpfField({ form }: { form: RegisterForm }) {
  const { error, hint } = useVerdict(useCpfCheck(form.values.cpf), 'cpf')
  const field = form.field('cpf')
  return (
    <TextField
      label="CPF"
      optional
      {...field}
      error={field.error ?? error}
      hint={hint}
      placeholder="529.982.247-25"
      inputMode="numeric"
      maxLength={14}
      autoComplete="off"
    />
  )
}
