import { IconCircleCheck } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ApiResponse } from '../../../shell/api-types.ts'
import { currentLanguage } from '../../../shell/i18n.ts'
import { paths } from '../../../shell/paths.ts'
import { registerBySocial } from '../../../shell/session.ts'
import { useApiForm } from '../../../shell/use-api-form.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { TextField } from '../../../ui/fields/TextField.tsx'
import { Anchor } from '../../../ui/scope.tsx'
import { Door } from '../Door.tsx'
import css from '../form.module.css'

/** Somebody new: what the provider told is filled in and may be changed. */
export function SocialRegistration({
  provider: { name: provider },
  person,
}: ApiResponse<'POST /auth/social/finish'>) {
  const { t } = useTranslation('sign-in')
  const navigate = useNavigate()
  const told = person?.email ?? ''
  const form = useApiForm({
    initial: { first_name: person?.first_name ?? '', last_name: person?.last_name ?? '', email: told },
    check: ({ first_name, email }) => ({
      first_name: first_name.trim() ? undefined : t('missing'),
      email: email.includes('@') ? undefined : t('register.email_wrong'),
    }),
    send: async ({ first_name, last_name, email }) => {
      const names = { first_name: first_name.trim(), last_name: last_name.trim() }
      await registerBySocial({ ...names, email: email.trim(), language: currentLanguage() })
      await navigate({ to: paths.welcome(), replace: true })
    },
  })
  const is_verified = person?.is_email_verified && form.values.email.trim().toLowerCase() === told
  const hint = is_verified ? (
    <span className={css.checked}>
      <IconCircleCheck size={16} aria-hidden />
      {t('social.verified', { provider })}
    </span>
  ) : (
    t('social.unverified')
  )
  const known = (
    <>
      {t('social.known', { provider })}{' '}
      <Anchor href={paths.signIn(paths.security())}>{t('sign_in.action')}</Anchor>
    </>
  )
  return (
    <Door title={t('register.title')} text={t('social.new', { provider })} foot={known}>
      <form {...form.props} className={css.form}>
        {form.problem && <Callout tone="danger">{form.problem}</Callout>}
        <div className={css.pair}>
          <TextField
            label={t('social.first_name')}
            {...form.field('first_name')}
            autoComplete="given-name"
            maxLength={100}
          />
          <TextField
            label={t('social.last_name')}
            {...form.field('last_name')}
            autoComplete="family-name"
            maxLength={100}
            optional
          />
        </div>
        <TextField
          label={t('register.email')}
          type="email"
          {...form.field('email')}
          hint={hint}
          autoComplete="email"
        />
        <Button type="submit" variant="primary" size="large" wide busy={form.busy}>
          {t('register.action')}
        </Button>
      </form>
    </Door>
  )
}
